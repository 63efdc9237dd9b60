"""``ceremony demo --auto`` with its server killed at random moments ends with the same summary as one left alone."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ceremony.services.ceremony import Ceremony
from ceremony.services.summary import summary

KILLS = 3
CALM = {
    "units": 181,
    "staged": 181,
    "released": True,
    "delivered": 181,
    "opened": 181,
    "acknowledged": 181,
    "refused": 0,
}


@pytest.fixture
def demo(tmp_path):
    command = [sys.executable, "-m", "ceremony", "demo", "--auto", "--json", "--no-browser", "--port", "0"]
    data = tmp_path / "data"
    log = (tmp_path / "stderr").open("w+")
    process = subprocess.Popen([*command, "--data", str(data)], stdout=subprocess.PIPE, stderr=log, text=True)
    process.data = data
    yield process
    process.terminate()
    process.wait(20)
    log.seek(0)
    print(log.read())
    log.close()


def server_of(demo: subprocess.Popen) -> int | None:
    """The process number of the demo's server, once it runs."""
    threads = Path(f"/proc/{demo.pid}/task").glob("*/children")
    children = {child for path in threads for child in path.read_text().split()}
    for child in children:
        try:
            arguments = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"serve" in arguments:
            return int(child)
    return None


def entries(data: Path) -> int:
    with Ceremony.open(data) as ceremony, ceremony.state() as state:
        return state.seq


def wait_until(demo: subprocess.Popen, condition):
    """What the condition gave once it held; nothing if the demo ended before."""
    while demo.poll() is None:
        if met := condition():
            return met
        try:
            demo.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
    return ()


def test_a_demo_whose_server_is_killed_again_and_again_ends_with_the_same_summary(demo):
    chance = random.Random()
    ledger = demo.data / "ledger.db"
    killed = set()
    for goal in sorted(chance.sample(range(10, 850), KILLS)):
        wait_until(demo, lambda goal=goal: ledger.exists() and entries(demo.data) >= goal)
        server = wait_until(demo, lambda: {server_of(demo)} - killed - {None})
        for pid in server:
            killed.add(pid)
            os.kill(pid, signal.SIGKILL)
    out, _ = demo.communicate(timeout=120)
    told = json.loads(out.splitlines()[-1])
    assert demo.returncode == 0
    assert killed
    assert {name: told[name] for name in CALM} == CALM
    with Ceremony.open(demo.data) as ceremony:
        assert summary(ceremony, "h1")["acknowledged"] == 181
        events = [body for _, body in ceremony.ledger.after(0)]
    assert sum(b'"handover_released"' in body for body in events) == 1
    for step in (b'"package_delivered"', b'"package_opened"', b'"package_acknowledged"'):
        assert sum(step in body for body in events) == 181
