"""Simulated endpoints on a switch: real clients of a rehearsal's server, for every unit that has no real one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ceremony.core.endpoints import Endpoint, EnrolEndpoint
from ceremony.services.ceremony import Ceremony
from ceremony.services.rehearsing import Simulation
from ceremony.services.twin import make
from tests.conference import HANDOVER, UNITS, make_conference
from tests.server import Server

FIRST, *OTHERS = UNITS


@pytest.fixture
def twin(tmp_path):
    """The rehearsal of a conference, served; its first unit has come itself."""
    with Ceremony.open(make_conference(tmp_path / "live", arm_it=False).data) as live:
        make(live, tmp_path / "twin")
    server = Server(tmp_path / "twin", tmp_path / "stderr").start()
    with Ceremony.open(tmp_path / "twin") as ceremony:
        ceremony.submit(EnrolEndpoint(Endpoint("e_real", FIRST, "PC", "ab" * 32, None)))
        ceremony.url = server.url
        yield ceremony
    server.stop()


def staged(ceremony):
    ceremony.sequencer.catch_up_if_changed()
    with ceremony.state() as state:
        return {unit for unit, d in state.handovers[HANDOVER].deliveries.items() if d.staged_by}


def wait_until(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_units_without_a_real_endpoint_are_played_until_it_is_switched_off(twin):
    simulation = Simulation(twin, twin.url)
    assert simulation.count() == 0
    simulation.start()
    simulation.start()
    wait_until(lambda: staged(twin) == set(OTHERS))
    assert simulation.count() == len(OTHERS)
    simulation.stop()
    simulation.stop()
    assert simulation.count() == 0


def test_switched_on_again_it_goes_on_with_the_same_devices(twin):
    for _ in range(2):
        simulation = Simulation(twin, twin.url)
        simulation.start()
        assert simulation.count() == len(OTHERS)
        wait_until(lambda: staged(twin) == set(OTHERS))
        simulation.stop()
    with twin.state() as state:
        assert len(state.endpoints) == len(UNITS)


def test_it_ends_with_the_server_that_was_killed(twin):
    script = (
        "import sys, time; from pathlib import Path; from ceremony.services.ceremony import Ceremony;"
        "from ceremony.services.rehearsing import Simulation;"
        "s = Simulation(Ceremony.open(Path(sys.argv[1])), sys.argv[2]); s.start();"
        "print(s._process.pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(twin.data), twin.url]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    pid = int(server.stdout.readline())
    wait_until(lambda: staged(twin) == set(OTHERS))
    server.send_signal(signal.SIGKILL)
    server.communicate()
    wait_until(lambda: not _runs(pid))


def _runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with Path(f"/proc/{pid}/stat").open() as file:
        return file.read().rsplit(")", 1)[1].split()[0] != "Z"
