"""Time stamps by a real authority (openssl ts): slow, dead or wrong, it leaves the log as it was."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ceremony.evidence.timestamp import is_for
from ceremony.services.ceremony import Ceremony
from ceremony.services.timestamping import NoTimestamp, stamp
from tests.authority import Answer, Authority
from tests.conference import make_conference


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[Authority]:
    (tmp_path / "tsa").mkdir()
    authority = Authority(tmp_path / "tsa")
    yield authority
    authority.close()


@pytest.fixture
def ceremony(tmp_path: Path) -> Iterator[Ceremony]:
    with Ceremony.open(make_conference(tmp_path / "data").data) as ceremony:
        yield ceremony


def test_a_time_stamp_of_the_last_checkpoint_is_written_to_the_log(ceremony: Ceremony, authority: Authority) -> None:
    note = ceremony.ledger.checkpoint()
    (entry,) = stamp(ceremony, authority.url, 30)
    assert (entry.event, entry.fields["checkpoint"]) == ("checkpoint_timestamped", note)
    assert is_for(entry.fields["token"], note)
    assert not is_for(entry.fields["token"], ceremony.ledger.checkpoint())


def other_query(authority: Authority) -> Answer:
    """Answers rightly, but for another question."""
    query = authority.folder / "other"
    command = ["openssl", "ts", "-query", "-digest", "ab" * 32, "-sha256", "-cert", "-out", str(query)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return lambda _: authority.stamp(query.read_bytes())


@pytest.mark.parametrize("what", ["garbage", "nothing", "another question", "too slow"])
def test_an_authority_that_does_not_do_its_duty_leaves_the_log_as_it_was(
    ceremony: Ceremony, authority: Authority, what: str
) -> None:
    def slowly(_: bytes) -> bytes:
        authority.hold.wait(60)
        return b""

    answers: dict[str, Answer] = {
        "garbage": lambda _: b"<html>",
        "nothing": lambda _: b"",
        "another question": other_query(authority),
        "too slow": slowly,
    }
    authority.answer = answers[what]
    before = ceremony.ledger.checkpoint()
    with pytest.raises(NoTimestamp):
        stamp(ceremony, authority.url, 0.3 if what == "too slow" else 30)
    assert ceremony.ledger.checkpoint() == before


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "file:///etc/passwd", "x"])
def test_what_is_no_authority_leaves_the_log_as_it_was(ceremony: Ceremony, url: str) -> None:
    with pytest.raises(NoTimestamp):
        stamp(ceremony, url, 5)
