"""Behind a proxy that ends TLS: its page may open a socket, and each client has its own address."""

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.conference import Prepared
from tests.server import Server


@pytest.fixture
def proxied(conference: Prepared, tmp_path) -> Iterator[Server]:
    environment = {"CEREMONY_TRUSTED_PROXIES": "1", "CEREMONY_PUBLIC_URL": "https://hoinghi.example"}
    running = Server(conference.data, tmp_path / "stderr", environment).start()
    yield running
    running.stop()


def head(server: Server, *lines: str) -> bytes:
    """The status line of a websocket handshake as the proxy passes it on."""
    fixed = (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        "Host: 127.0.0.1",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
        "X-Forwarded-Host: hoinghi.example",
        "X-Forwarded-Proto: https",
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(("\r\n".join((*fixed, *lines)) + "\r\n\r\n").encode())
        return connection.recv(100)


def wrong_code(server: Server, address: str) -> int:
    request = urllib.request.Request(
        f"{server.url}/api/enrol",
        json.dumps({"code": "00000000"}).encode(),
        {"Content-Type": "application/json", "X-Forwarded-For": address},
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    with refused.value as answer:
        return answer.code


def test_its_own_page_may_open_a_socket_and_a_foreign_one_may_not(proxied: Server) -> None:
    assert head(proxied, "Origin: https://hoinghi.example").startswith(b"HTTP/1.1 101")
    assert head(proxied, "Origin: https://example.org").startswith(b"HTTP/1.1 403")


def test_guessing_from_one_address_does_not_lock_out_the_others(proxied: Server) -> None:
    assert [wrong_code(proxied, "198.51.100.1") for _ in range(11)] == [404] * 10 + [429]
    assert wrong_code(proxied, "198.51.100.2") == 404


def test_without_a_trusted_proxy_the_header_is_not_believed(server: Server) -> None:
    told = [wrong_code(server, f"198.51.100.{n}") for n in range(11)]
    assert told == [404] * 10 + [429]
