"""A server that speaks https itself: with its own authority or a given certificate, beside clients of every kind."""

import asyncio
import contextlib
import json
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from ceremony.services.ceremony import Ceremony
from ceremony.services.rehearsing import Simulation
from ceremony.simulate import play
from ceremony.simulate.stage_hands import press
from tests.conference import Prepared, make_conference
from tests.server import Server

OWN = ("--tls-own", "--install-port", "0")
SILENT = 50


@pytest.fixture(scope="module")
def conference(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return make_conference(tmp_path_factory.mktemp("tls") / "data")


@pytest.fixture(scope="module")
def server(conference: Prepared) -> Iterator[Server]:
    """One for all: whatever a client did to it, the next one is served."""
    environment = {"CEREMONY_HEADER_TIMEOUT": "2", "CEREMONY_SOCKET_TIMEOUT": "5"}
    running = Server(conference.data, conference.data.parent / "stderr", environment, OWN).start()
    yield running
    running.stop()
    assert "Traceback" not in running.errors.read_text("utf-8")


class Stay(urllib.request.HTTPRedirectHandler):
    """Shows where a redirect leads instead of going there."""

    def redirect_request(self, *_: Any) -> None:
        return None


def fetch(url: str, trusting: ssl.SSLContext | None = None) -> HTTPResponse:
    opener = urllib.request.build_opener(Stay, urllib.request.HTTPSHandler(context=trusting))
    try:
        found: HTTPResponse = opener.open(url, timeout=10)
    except urllib.error.HTTPError as answer:
        if answer.code not in (302, 307):
            raise
        return answer  # type: ignore[return-value]
    return found


def install_root(server: Server) -> str:
    """The plain port, on this machine."""
    port = server.links["install"].rsplit(":", 1)[1].partition("/")[0]
    return f"http://127.0.0.1:{port}"


def test_only_who_has_the_authoritys_file_trusts_the_server(server: Server) -> None:
    with fetch(f"{server.url}/health", server.trusting()) as answer:
        assert json.load(answer)["ok"]
    with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(f"{server.url}/health")


def test_a_whole_handover_goes_over_it(tmp_path: Path) -> None:
    conference = make_conference(tmp_path / "data")
    server = Server(conference.data, tmp_path / "stderr", options=OWN).start()

    async def run() -> Any:
        trusting = server.trusting()
        playing = play(server.url, conference.join_codes, think=(0.0, 0.2), timeout=40, ssl=trusting)
        _, summary = await asyncio.gather(press(server.url, conference.stage_key, ssl=trusting), playing)
        return summary

    summary = asyncio.run(run())
    server.stop()
    assert summary.complete, summary
    assert (summary.counts["acknowledged"], summary.wrong_documents) == (len(conference.join_codes), 0)


def test_the_simulation_as_a_command_takes_the_authoritys_file(server: Server, conference: Prepared) -> None:
    command = [sys.executable, "-m", "ceremony", "simulate", "--data", str(server.data), "--url", server.url]
    trusted = [*command, "--ca", str(server.authority), "--json"]
    with Ceremony.open(server.data):
        playing = subprocess.Popen(trusted, stdout=subprocess.PIPE, text=True)
    assert playing.stdout
    while json.loads(playing.stdout.readline())["staged"] < len(conference.join_codes):
        pass
    playing.terminate()
    playing.communicate(timeout=20)
    assert playing.returncode == 0
    refused = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)


def test_clients_who_connect_and_say_nothing_stop_nobody_and_are_let_go(server: Server) -> None:
    with contextlib.ExitStack() as stack:
        silent = [stack.enter_context(connected(server)) for _ in range(SILENT)]
        for half in silent[::2]:
            half.sendall(b"\x16\x03\x01\x02")  # as far as the first bytes of a handshake
        began = time.monotonic()
        with fetch(f"{server.url}/health", server.trusting()) as answer:
            assert json.load(answer)["ok"]
        assert time.monotonic() - began < 2
        for each in silent:
            each.settimeout(10)
            assert each.recv(100) == b""
        assert time.monotonic() - began < 4.5  # by the time a head may take, not by that between any two bytes


@pytest.mark.parametrize("sent", [b"\x16" + b"\x00" * 300, b"\x16\x03\x01\x00\x05hello" * 50, b"\x16\x03\x03\xff\xff"])
def test_what_only_looks_like_tls_harms_nobody(server: Server, sent: bytes) -> None:
    with connected(server) as connection:
        connection.sendall(sent)
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(4096):
                pass
    with fetch(f"{server.url}/health", server.trusting()) as answer:
        assert json.load(answer)["ok"]


def test_garbage_after_the_handshake_harms_nobody(server: Server) -> None:
    with connected(server) as connection:
        with server.trusting().wrap_socket(connection, server_hostname="127.0.0.1") as secure:
            raw = socket.socket(fileno=secure.detach())
            raw.settimeout(10)
        with raw:
            raw.sendall(b"GET / HTTP/1.1\r\n\r\n" * 20)
            with contextlib.suppress(ConnectionError):
                while raw.recv(4096):
                    pass
    with fetch(f"{server.url}/health", server.trusting()) as answer:
        assert json.load(answer)["ok"]


def test_tls_1_1_is_refused(server: Server) -> None:
    old = server.trusting()
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    with connected(server) as connection, pytest.raises(OSError, match=r"(?i)alert|version|reset|closed"):
        old.wrap_socket(connection, server_hostname="127.0.0.1")


def test_plain_http_on_its_port_is_led_to_https_in_words(server: Server) -> None:
    plain = server.url.replace("https:", "http:")
    with fetch(f"{plain}/join?lang=en") as answer:
        assert (answer.status, answer.headers["Location"]) == (307, f"{server.url}/join?lang=en")
        assert f"{server.url}/join?lang=en" in answer.read().decode()


def test_nobody_opens_a_socket_over_plain_http(server: Server) -> None:
    with connected(server) as connection:
        connection.sendall(
            b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
            b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
        )
        assert connection.recv(100).startswith(b"HTTP/1.1 307")


def test_the_page_that_makes_it_trusted_needs_no_trust(server: Server) -> None:
    root = install_root(server)
    with fetch(f"{root}/install") as answer:
        page = answer.read().decode()
    with fetch(f"{root}/install/ceremony.crt") as answer:
        kind, der = answer.headers["Content-Type"], answer.read()
    with fetch(f"{root}/install/ceremony.pem") as answer:
        pem = answer.read().decode()
    digits = sha256(der).hexdigest().upper()
    assert (kind, digits) == ("application/x-x509-ca-cert", server.links["fingerprint"])
    assert all(f"<span>{digits[at : at + 4]}</span>" in page for at in range(0, 64, 4))
    assert pem == ssl.DER_cert_to_PEM_cert(der)
    with fetch(f"{server.url}/health", ssl.create_default_context(cadata=pem)) as answer:
        assert answer.status == 200


def test_and_serves_nothing_else(server: Server) -> None:
    root = install_root(server)
    for path in ("/", "/join", "/desk/sign-in", "/api/enrol", "/health", "/installed"):
        with fetch(root + path) as answer:
            assert (answer.status, answer.headers["Location"]) == (307, "/install"), path
    with fetch(f"{server.url}/install", server.trusting()) as answer:
        assert answer.status == 200


def test_a_new_start_has_a_new_certificate_of_the_same_authority(server: Server) -> None:
    trusting, told = server.trusting(), server.links["fingerprint"]
    before = ssl.get_server_certificate(("127.0.0.1", server.port))
    server.kill()
    server.start()
    assert server.links["fingerprint"] == told
    assert ssl.get_server_certificate(("127.0.0.1", server.port)) != before
    with fetch(f"{server.url}/health", trusting) as answer:
        assert answer.status == 200


def test_links_and_cookies_are_for_https(server: Server) -> None:
    assert server.links["stage"].startswith("https://")
    assert server.links["join"].startswith("https://")
    with fetch(server.links["stage"], server.trusting()) as answer:
        cookies = answer.headers.get_all("Set-Cookie")
    assert any("Secure" in cookie and "HttpOnly" in cookie for cookie in cookies)


def test_with_a_given_certificate_links_name_its_host(conference: Prepared, tmp_path: Path) -> None:
    files = certificate(tmp_path, "hoinghi.example")
    server = Server(conference.data, tmp_path / "stderr", options=("--tls", str(files[0]), "--tls-key", str(files[1])))
    server.start(health=False)
    try:
        assert server.links["network"] == f"https://hoinghi.example:{server.port}"
        assert (server.links["install"], server.links["fingerprint"]) == ("", "")
        with connected(server) as connection:
            trusting = ssl.create_default_context(cafile=files[0])
            with trusting.wrap_socket(connection, server_hostname="hoinghi.example") as secure:
                secure.sendall(b"GET /install HTTP/1.0\r\nHost: hoinghi.example\r\n\r\n")
                assert secure.recv(100).startswith(b"HTTP/1.1 404")
    finally:
        server.stop()


@pytest.mark.parametrize("wrong", ["no key", "another's key", "no certificate", "no such file", "both"])
def test_what_cannot_work_is_said_in_one_sentence(conference: Prepared, tmp_path: Path, wrong: str) -> None:
    crt, key = certificate(tmp_path, "hoinghi.example")
    (tmp_path / "other").mkdir()
    options = {
        "no key": ["--tls", crt],
        "another's key": ["--tls", crt, "--tls-key", certificate(tmp_path / "other", "x.example")[1]],
        "no certificate": ["--tls", key],
        "no such file": ["--tls", tmp_path / "none.pem"],
        "both": ["--tls", crt, "--tls-own"],
    }[wrong]
    command = [sys.executable, "-m", "ceremony", "serve", "--data", str(conference.data), "--port", "0"]
    done = subprocess.run([*command, *map(str, options)], capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode in (1, 2)
    assert (done.stdout, len(done.stderr.splitlines())) == ("", 1), done.stderr


def test_simulated_endpoints_of_a_rehearsal_trust_its_own_authority(tmp_path: Path) -> None:
    prepared = make_conference(tmp_path / "twin", mode="rehearsal", arm_it=False)
    server = Server(prepared.data, tmp_path / "stderr", options=OWN).start()
    with Ceremony.open(prepared.data) as ceremony:
        simulation = Simulation(ceremony, server.url, ["--ca", str(server.authority)])
        simulation.start()
        try:
            deadline = time.monotonic() + 20
            while len(server.events("package_staged")) < len(prepared.join_codes):
                assert time.monotonic() < deadline
                time.sleep(0.1)
        finally:
            simulation.stop()
            server.stop()


def connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=10)


def certificate(folder: Path, host: str) -> tuple[Path, Path]:
    """Self-signed, and its key."""
    crt, key = folder / "crt.pem", folder / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subject = ["-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}", "-days", "2"]
    subprocess.run([*made, *subject, "-keyout", key, "-out", crt], check=True, capture_output=True)
    return crt, key
