"""``ceremony demo``: prepares the conference, serves it, plays the endpoints, and with ``--auto`` presses."""

import json
import os
import signal
import socket
import sys
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..console import chosen_units, progress, say
from ..core.handover import ArmHandover
from ..files import qr
from ..services.ceremony import Ceremony
from ..services.enrolment import join_codes
from ..services.summary import summary
from ..vault.codes import grouped
from .prepare import YOURS, is_prepared, prepare
from .processes import Endpoints, Server
from .rundown import HANDOVER

_THINKING_S = ("2", "20")
_THINKING_AUTO_S = ("0.1", "1")
_LOOK_EVERY_S = 0.25
Say = Callable[[str], None]


def run(
    data: Path,
    port: int,
    endpoints: str,
    auto: bool,
    timeout: float,
    no_browser: bool,
    as_json: bool,
) -> int:
    """The exit status: with ``auto`` 0 only if every unit has its own documents acknowledged."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda received, _: sys.exit(128 + received))
    told = _stderr if as_json else click.echo
    with Ceremony.open(data, create=True) as ceremony:
        if not is_prepared(ceremony):
            told(say("cli.demo_preparing", data=data))
            prepare(ceremony, progress)
        server = Server(data, _free_port(port, told), lambda: _stderr(say("cli.demo_restarted")))
        fleet = _endpoints(ceremony, server, endpoints, auto)
        try:
            if auto:
                return _auto(ceremony, timeout, told)
            _interactive(ceremony, server, no_browser, as_json)
        except KeyboardInterrupt:
            pass
        finally:
            fleet.stop()
            server.stop()
    return 0


def _stderr(line: str) -> None:
    click.echo(line, err=True)


def _free_port(wanted: int, told: Say) -> int:
    """The wanted port, or another if it is taken, so that a second demo on one machine works too."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("", port))
            except OSError:
                continue
            found: int = probe.getsockname()[1]
        if found != wanted and wanted:
            told(say("cli.demo_port_taken", port=wanted, other=found))
        return found
    raise OSError(wanted)


def _endpoints(ceremony: Ceremony, server: Server, wanted: str, auto: bool) -> Endpoints:
    """All units, or with somebody at the keyboard all but the one that is theirs."""
    codes = {unit: code for unit, code in join_codes(ceremony).items() if auto or unit != YOURS}
    path = ceremony.data / "simulated.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps(chosen_units(codes, wanted)))
    arguments = ["--url", server.links["url"], "--codes", str(path), "--state", str(ceremony.data / "simulated")]
    if auto:
        from ..services.enrolment import stage_key

        arguments += ["--press", "--stage-key", stage_key(ceremony), "--think", *_THINKING_AUTO_S]
    else:
        arguments += ["--until", "forever", "--think", *_THINKING_S]
    return Endpoints(arguments)


def _arm_when_staged(ceremony: Ceremony) -> str:
    """The handover's state afterwards: armed as soon as every simulated endpoint has staged its envelopes."""
    with ceremony.state() as state:
        handover = state.handovers[HANDOVER]
        waiting = _simulated(ceremony) - {u for u, d in handover.deliveries.items() if d.state != "waiting"}
    if handover.state == "sealed" and not waiting:
        ceremony.submit(ArmHandover(HANDOVER))
    return handover.state


def _simulated(ceremony: Ceremony) -> set[str]:
    return set(json.loads((ceremony.data / "simulated.json").read_text()))


def _auto(ceremony: Ceremony, timeout: float, told: Say) -> int:
    until = time.monotonic() + timeout
    found = _look(ceremony)
    while found["acknowledged"] < found["units"] and time.monotonic() < until:
        _arm_when_staged(ceremony)
        time.sleep(_LOOK_EVERY_S)
        found = _look(ceremony)
    complete: bool = found["acknowledged"] == found["units"]
    key = "cli.demo_all" if complete else "cli.demo_timed_out"
    told(say(key, units=found["units"], timeout=timeout))
    click.echo(json.dumps(found))
    return 0 if complete else 1


def _look(ceremony: Ceremony) -> dict[str, Any]:
    ceremony.sequencer.catch_up_if_changed()
    return summary(ceremony, HANDOVER)


def _interactive(ceremony: Ceremony, server: Server, no_browser: bool, as_json: bool) -> None:
    _show_links(ceremony, server, as_json)
    if not no_browser and _has_browser():
        webbrowser.open(server.links["desk"])
    _stderr(say(f"cli.demo_{_once_staged(ceremony)}", data=ceremony.data))
    while True:
        time.sleep(_LOOK_EVERY_S)


def _once_staged(ceremony: Ceremony) -> str:
    """Waits until the handover is armed, or was released at an earlier start."""
    while (standing := _arm_when_staged(ceremony)) not in ("armed", "released"):
        time.sleep(_LOOK_EVERY_S)
        ceremony.sequencer.catch_up_if_changed()
    return standing


def _has_browser() -> bool:
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def _show_links(ceremony: Ceremony, server: Server, as_json: bool) -> None:
    links = server.links
    code = join_codes(ceremony)[YOURS]
    with ceremony.state() as state:
        unit = state.units[YOURS].name
    here, network = f"{links['url']}/join#{code}", f"{links['network']}/join#{code}"
    if as_json:
        click.echo(json.dumps({**links, "unit": YOURS, "unit_join": here, "unit_join_network": network}))
        return
    click.echo(say("cli.desk_link", link=links["desk"]))
    click.echo(say("cli.stage_link", link=links["stage"]))
    click.echo(say("cli.demo_unit_link", unit=unit, link=here))
    click.echo(say("cli.demo_rehearse", data=ceremony.data))
    if links["network"] == links["url"]:
        return
    click.echo(say("cli.demo_network"))
    click.echo(f"  {links['stage'].replace(links['url'], links['network'])}")
    click.echo(f"  {network}  ({say('cli.demo_code', code=grouped(code), link=links['network'] + '/join')})")
    click.echo(qr.terminal(network))
