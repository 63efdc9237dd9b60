"""Time stamps by a real authority (openssl ts): slow, dead or wrong, it leaves the log as it was."""

import http.server
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ceremony.evidence.timestamp import is_for
from ceremony.services.ceremony import Ceremony
from ceremony.services.timestamping import NoTimestamp, stamp
from tests.conference import make_conference

CONFIG = """
[tsa]
default_tsa = ours
[ours]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/tsa.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
[req]
distinguished_name = name
[name]
[ext]
extendedKeyUsage = critical,timeStamping
"""
Answer = Callable[[bytes], bytes]


class Authority:
    """Serves whatever ``answer`` makes of a query."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "tsa.cnf").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01\n")
        subject = ("-subj", "/CN=TSA", "-days", "2", "-nodes", "-newkey", "rsa:2048", "-extensions", "ext")
        files = ("-keyout", str(folder / "tsa.key"), "-out", str(folder / "tsa.pem"))
        self._openssl("req", "-x509", "-config", str(folder / "tsa.cnf"), *subject, *files)
        self.answer: Answer = self.stamp
        self.hold = threading.Event()
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stamp(self, query: bytes) -> bytes:
        asked, answered = self.folder / "query", self.folder / "reply"
        asked.write_bytes(query)
        files = ("-queryfile", str(asked), "-out", str(answered))
        self._openssl("ts", "-reply", "-config", str(self.folder / "tsa.cnf"), "-section", "ours", *files)
        return answered.read_bytes()

    def close(self) -> None:
        self.hold.set()
        self._server.shutdown()
        self._server.server_close()

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, timeout=60)

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        authority = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                content = authority.answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


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
