"""The simulator as a process of its own."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conference import Prepared, make_conference
from tests.server import Server


@pytest.fixture
def codes(conference: Prepared, tmp_path: Path) -> Path:
    path = tmp_path / "codes.json"
    path.write_text(json.dumps(dict(conference.join_codes)), "utf-8")
    return path


def simulate(server: Server, codes: Path, *more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "ceremony.simulate", "--url", server.url, "--codes", str(codes), "--json"]
    return subprocess.Popen([*command, *more], stdout=subprocess.PIPE, text=True)


def summary(lines: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lines.splitlines()[-1])["summary"]
    return found


def test_it_plays_all_endpoints_and_the_presenters(server: Server, conference: Prepared, codes: Path) -> None:
    pressing = ("--press", "--stage-key", conference.stage_key)
    process = simulate(server, codes, "--think", "0", "0.5", "--timeout", "30", *pressing)
    lines, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    told = summary(lines)
    assert (told["complete"], told["acknowledged"], told["wrong_documents"]) == (True, 3, 0)
    assert told["failures"] == {}
    assert json.loads(lines.splitlines()[0]).keys() >= {"endpoints", "staged", "delivered", "acknowledged"}


def test_it_ends_cleanly_when_it_is_told_to(server: Server, codes: Path) -> None:
    process = simulate(server, codes, "--until", "forever")
    assert process.stdout
    while json.loads(process.stdout.readline())["staged"] < 3:
        pass
    process.send_signal(signal.SIGTERM)
    lines, _ = process.communicate(timeout=20)
    assert process.returncode == 0
    assert summary(lines)["staged"] == 3


def test_each_device_says_once_how_ready_it_is_also_when_it_comes_back(
    server: Server, codes: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        process = simulate(server, codes, "--until", "staged", "--timeout", "30", "--state", str(tmp_path / "devices"))
        process.communicate(timeout=60)
        assert process.returncode == 0
    said = server.events("endpoint_ready")
    assert sorted(entry["unit"] for entry in said) == sorted(json.loads(codes.read_text("utf-8")))
    assert {result for entry in said for result in entry["checks"].values()} <= {"ok", "warning"}


def test_a_wrong_join_code_is_told_and_the_exit_status_says_so(server: Server, tmp_path: Path) -> None:
    codes = tmp_path / "codes.json"
    codes.write_text('{"02635": "00000000"}', "utf-8")
    process = simulate(server, codes, "--timeout", "20")
    lines, _ = process.communicate(timeout=40)
    assert process.returncode == 1
    assert "unknown_code" in summary(lines)["failures"]["02635"]


def test_on_a_slow_line_the_documents_take_their_time(tmp_path: Path) -> None:
    conference = make_conference(tmp_path / "data", ("02635",), document_bytes=36_000)
    codes = tmp_path / "codes.json"
    codes.write_text(json.dumps(dict(conference.join_codes)), "utf-8")
    server = Server(conference.data, tmp_path / "stderr").start()
    try:
        process = simulate(server, codes, "--slow", "--until", "staged", "--timeout", "30")
        lines, _ = process.communicate(timeout=60)
    finally:
        server.stop()
    told = summary(lines)
    assert told["complete"]
    assert told["seconds"] > told["bytes_downloaded"] / 48_000
