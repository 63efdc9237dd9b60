"""However the demo is ended, nothing of it is left running."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


def alive(group_of: int) -> list[str]:
    """Command lines of living processes that serve or play the demo's data."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if f"demo-{group_of}" in line and ("serve" in line or "simulate" in line):
            found.append(line)
    return found


def _as_in_a_terminal() -> None:
    """Whatever this run itself was told to ignore, as nohup does with SIGHUP."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_demo_that_is_told_to_end_takes_its_processes_with_it(tmp_path, how):
    data = tmp_path / f"demo-{os.getpid()}"
    command = [sys.executable, "-m", "ceremony", "demo", "--endpoints", "2", "--json", "--no-browser", "--port", "0"]
    with subprocess.Popen(
        [*command, "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        preexec_fn=_as_in_a_terminal,
    ) as demo:
        assert json.loads(demo.stdout.readline())["url"]
        assert alive(os.getpid())
        os.killpg(demo.pid, how)
        demo.wait(20)
    assert alive(os.getpid()) == []
