"""``ceremony handover``: draft, seal, arm, and how far it is."""

import json
from pathlib import Path

import click

from .. import console
from ..console import Failed, say
from .shared import data_option, done, handover_option, json_option, opened


@click.group(help=say("cli.help_handover"))
def handover() -> None:
    pass


@handover.command("draft", help=say("cli.help_handover_draft"))
@data_option
@handover_option
@click.option("--title", required=True, help=say("cli.help_handover_title"))
@click.option("--presenter", "presenters", multiple=True, required=True, help=say("cli.help_presenter"))
@click.option("--hold-ms", type=int, default=1300, show_default=True, help=say("cli.help_hold"))
@click.option("--quorum", type=int, default=0, help=say("cli.help_quorum"))
def handover_draft(
    data: Path, handover: str, title: str, presenters: tuple[str, ...], hold_ms: int, quorum: int
) -> None:
    from ..core.handover import DraftHandover, Presenter

    named = tuple(Presenter(f"p{number}", name) for number, name in enumerate(presenters, 1))
    with opened(data) as ceremony:
        done(ceremony.submit(DraftHandover(handover, title, named, hold_ms, quorum)), "cli.drafted", title=title)


@handover.command("seal", help=say("cli.help_handover_seal"))
@data_option
@handover_option
def handover_seal(data: Path, handover: str) -> None:
    from ..services.preparing import seal

    with opened(data) as ceremony:
        with console.progress("cli.sealing") as progress:
            outcome = seal(ceremony, handover, progress=progress)
        done(outcome, "cli.sealed")


@handover.command("arm", help=say("cli.help_handover_arm"))
@data_option
@handover_option
@click.option("--off", is_flag=True, help=say("cli.help_disarm"))
def handover_arm(data: Path, handover: str, off: bool) -> None:
    from ..core.handover import ArmHandover, DisarmHandover
    from ..services.summary import status

    command = DisarmHandover(handover) if off else ArmHandover(handover)
    with opened(data) as ceremony:
        outcome = ceremony.submit(command)
        found = status(ceremony, handover) or {"units": 0, "deliveries": {"staged": 0}}
        key = "cli.disarmed" if off else "cli.armed"
        done(outcome, key, units=found["units"], staged=found["deliveries"]["staged"])


@handover.command("status", help=say("cli.help_handover_status"))
@data_option
@handover_option
@json_option
def handover_status(data: Path, handover: str, as_json: bool) -> None:
    from ..services.summary import status

    with opened(data) as ceremony:
        found = status(ceremony, handover)
    if found is None:
        raise Failed(say("refusals.unknown_handover", handover=handover))
    click.echo(json.dumps(found) if as_json else console.status(found))
