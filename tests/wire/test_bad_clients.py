"""Clients that are broken, hostile or slow: none of them ends the server or learns anything of it."""

import base64
import contextlib
import json
import os
import resource
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conference import make_conference
from tests.server import Server

UPGRADE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
    "Host: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n{more}\r\n"
)


def test_a_malformed_websocket_frame_gets_no_traceback_and_the_server_lives(server: Server) -> None:
    with websocket(server) as connection:
        connection.sendall(b"abc" * 50)
        told = everything(connection)
    assert b"Traceback" not in told
    assert b".py" not in told
    assert_answers(server)


@pytest.mark.parametrize("text", ["abc", "4", "42", "40/endpoint", '42/endpoint,["staged"', "451-[]", "9", ""])
def test_a_frame_that_is_no_socket_io_packet_harms_nobody(server: Server, text: str) -> None:
    with websocket(server) as connection:
        connection.sendall(frame(text.encode()))
        time.sleep(0.1)
    assert_answers(server)


def test_a_malformed_request_gets_no_traceback(server: Server) -> None:
    with connected(server) as connection:
        connection.sendall(b"GET /\x00\xff HTTP/9.9\r\nContent-Length: -7\r\n\r\n")
        told = everything(connection)
    assert b"Traceback" not in told
    assert_answers(server)


def test_a_websocket_of_a_foreign_page_is_refused(server: Server) -> None:
    with connected(server) as connection:
        assert upgraded(connection, server, "Origin: https://example.org\r\n").startswith(b"HTTP/1.1 403")


def test_a_websocket_of_our_own_page_is_accepted(server: Server) -> None:
    with connected(server) as connection:
        own = f"Origin: {server.url}\r\n"
        assert upgraded(connection, server, own).startswith(b"HTTP/1.1 101")


def test_permessage_deflate_is_not_negotiated(server: Server) -> None:
    with connected(server) as connection:
        offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
        head = upgraded(connection, server, offer)
    assert head.startswith(b"HTTP/1.1 101")
    assert b"sec-websocket-extensions" not in head.lower()


def test_a_client_that_trickles_its_header_is_cut_off(server: Server) -> None:
    with connected(server) as connection:
        connection.settimeout(0.2)
        connection.sendall(b"GET /health HTTP/1.1\r\n")
        began = time.monotonic()
        while time.monotonic() - began < 10 and not is_closed(connection):
            with contextlib.suppress(OSError):
                connection.sendall(b"X: y\r\n")
        assert time.monotonic() - began < 5
    assert_answers(server)


def test_running_out_of_descriptors_does_not_end_the_server(server: Server) -> None:
    before = resource.prlimit(server.pid, resource.RLIMIT_NOFILE)
    open_now = len(list(Path(f"/proc/{server.pid}/fd").iterdir()))
    resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (open_now + 10, before[1]))
    try:
        held = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(50)]
        until(lambda: "Too many open files" in server.errors.read_text("utf-8"))
        for connection in held:
            connection.close()
        assert_answers(server)
    finally:
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, before)


def test_thousands_of_unreadable_frames_are_passed_over_in_silence(server: Server) -> None:
    before = server.errors.stat().st_size
    with websocket(server) as connection:
        for text in ("42[", "451-[]", '42["staged",{},{}]', "42[5,{}]", "42{}", "44"):
            connection.sendall(frame(text.encode()) * 500)
        assert_answers(server)
    assert server.errors.stat().st_size - before < 2_000


def test_a_message_in_endless_fragments_is_cut_off(server: Server) -> None:
    with websocket(server) as connection:
        fragment = bytes([0x00]) + frame(b"x" * 100)[1:]
        connection.sendall(bytes([0x01]) + frame(b"4")[1:])
        with contextlib.suppress(OSError):
            connection.sendall(fragment * 1000)
        assert b"too many fragments" in everything(connection)
    assert_answers(server)


def test_a_client_cannot_say_what_only_the_server_says(server: Server) -> None:
    """``connect`` and ``disconnect`` are no events: the endpoint stays, and its next message is answered."""
    token = enrolled(server)
    with websocket(server) as connection:
        connection.sendall(frame(b"40/endpoint," + json.dumps({"token": token[:43]}).encode()))
        read_until(connection, b"snapshot")
        connection.sendall(frame(b'42/endpoint,["disconnect"]') + frame(b'42/endpoint,1["beat",{}]'))
        assert b'43/endpoint,1[{"ok":true' in read_until(connection, b"43/endpoint,1")


def test_polling_is_no_way_in(server: Server) -> None:
    with connected(server) as connection:
        connection.sendall(b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert everything(connection).startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("body", ["[" * 200_000, '{"code": 7}', "\x00", '{"code": "\\ud800"}'])
def test_an_enrolment_of_the_wrong_form_is_refused_in_words(server: Server, body: str) -> None:
    before = server.errors.stat().st_size
    request = urllib.request.Request(
        f"{server.url}/api/enrol", body.encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    with refused.value as answer:
        assert answer.code in (400, 404)
        assert json.load(answer)["message"]
    assert server.errors.stat().st_size == before


def enrolled(server: Server) -> str:
    """The token of a new endpoint whose device has a name that is no text."""
    code = next(iter(server.join_codes.values()))
    body = json.dumps({"code": code, "device": "\ud800"}).encode()
    request = urllib.request.Request(f"{server.url}/api/enrol", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        token: str = json.load(answer)["token"]
    return token


def read_until(connection: socket.socket, wanted: bytes) -> bytes:
    told = b""
    while wanted not in told and (chunk := connection.recv(65536)):
        told += chunk
    return told


def test_a_second_server_on_the_same_port_is_refused_in_one_sentence(server: Server) -> None:
    command = [sys.executable, "-m", "ceremony", "serve", "--host", "127.0.0.1", "--port", str(server.port)]
    second = subprocess.run(
        [*command, "--data", str(server.data)], capture_output=True, text=True, timeout=30, check=False
    )
    assert second.returncode == 1
    assert len(second.stderr.splitlines()) == 1
    assert second.stdout == ""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all: whatever a client did to it, the next one is served."""
    folder = tmp_path_factory.mktemp("bad-clients")
    environment = {"CEREMONY_HEADER_TIMEOUT": "1", "CEREMONY_SOCKET_TIMEOUT": "5"}
    prepared = make_conference(folder / "data")
    running = Server(prepared.data, folder / "stderr", environment).start()
    running.join_codes = prepared.join_codes
    yield running
    running.stop()


@contextlib.contextmanager
def connected(server: Server) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        yield connection


@contextlib.contextmanager
def websocket(server: Server) -> Iterator[socket.socket]:
    with connected(server) as connection:
        assert upgraded(connection, server).startswith(b"HTTP/1.1 101")
        yield connection


def upgraded(connection: socket.socket, server: Server, more: str = "") -> bytes:
    """The head of the answer to a websocket handshake with ``more`` header lines."""
    key = base64.b64encode(os.urandom(16)).decode()
    connection.sendall(UPGRADE.format(port=server.port, key=key, more=more).encode())
    head = b""
    while b"\r\n\r\n" not in head and (chunk := connection.recv(4096)):
        head += chunk
    return head


def frame(payload: bytes) -> bytes:
    """A masked text frame (RFC 6455, section 5.2) of fewer than 126 bytes."""
    mask = os.urandom(4)
    masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))
    return bytes([0x81, 0x80 | len(payload)]) + mask + masked


def everything(connection: socket.socket) -> bytes:
    told = b""
    connection.settimeout(3)
    with contextlib.suppress(OSError):
        while chunk := connection.recv(65536):
            told += chunk
    return told


def is_closed(connection: socket.socket) -> bool:
    """Whether the other side has, looking for as long as the connection's time-out."""
    try:
        return connection.recv(4096) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def assert_answers(server: Server) -> None:
    until(lambda: answers(server))
    assert server.is_alive()


def answers(server: Server) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", server.port), timeout=2) as connection:
            connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            return everything(connection).startswith(b"HTTP/1.1 200")
    except OSError:
        return False
