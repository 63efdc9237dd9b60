"""Counting, and keeping tokens."""

import stat
from pathlib import Path

from ceremony.simulate.identities import Identities
from ceremony.simulate.summary import Progress

IDENTITY = {"endpoint": "e_1", "token": "t", "unit": {"code": "02635", "name": "Phường Duyên Hải"}}


def test_an_endpoint_counts_once_in_each_step_and_leaves_those_it_lost() -> None:
    progress = Progress(2)
    assert progress.moved("a", {"enrolled", "connected"})
    assert not progress.moved("a", {"enrolled", "connected"})
    assert progress.moved("a", {"enrolled", "staged"})
    counts = progress.counts()
    assert (counts["endpoints"], counts["enrolled"], counts["connected"], counts["staged"]) == (2, 1, 0, 1)


def test_all_have_reached_a_step_when_nobody_has_it_before_him() -> None:
    progress = Progress(3)
    progress.moved("a", {"acknowledged"})
    progress.moved("b", {"refused"})
    assert not progress.all_reached("acknowledged")
    progress.moved("c", {"failed"})
    assert progress.all_reached("acknowledged")
    assert not progress.all_reached("forever")


def test_tokens_are_kept_for_their_owner_alone_and_found_again(tmp_path: Path) -> None:
    Identities(tmp_path / "state").keep("02635", IDENTITY)
    path = tmp_path / "state" / "endpoints.jsonl"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Identities(tmp_path / "state").get("02635") == IDENTITY


def test_a_line_that_a_crash_cut_short_is_as_if_it_was_not_there(tmp_path: Path) -> None:
    Identities(tmp_path).keep("02635", IDENTITY)
    path = tmp_path / "endpoints.jsonl"
    path.write_bytes(path.read_bytes() + path.read_bytes()[:40])
    again = Identities(tmp_path)
    again.keep("02638", IDENTITY)
    assert Identities(tmp_path).get("02635") == IDENTITY
    assert Identities(tmp_path).get("02638") == IDENTITY
