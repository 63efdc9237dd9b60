"""Between a browser and its server: all is carried, and what a test says comes late, in part, or from somebody else.

The service worker's own requests pass Playwright's routes by; they do not pass this by.
"""

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Protocol

from .screens import PATIENCE_MS

_PIECE = 65_536
#: What a router says in the server's place, to be signed in at, and what it may keep the browser from asking again.
_PORTAL = b"<!doctype html><title>Wi-Fi</title><p>Xin d\xc4\x83ng nh\xe1\xba\xadp"


@dataclass(frozen=True)
class Asked:
    path: str
    #: In the browser's words: ``navigate`` to a page; ``same-origin`` where the worker sets a condition; else ``cors``.
    mode: str


class Fault(Protocol):
    """Does what it likes with an answer: its head, and its body in pieces, on their way to the browser."""

    def __call__(self, browser: socket.socket, head: bytes, body: Iterator[bytes]) -> None: ...


@dataclass
class Between:
    """``asked`` is every request, in order. Of several faults that concern a request, the last that was made counts."""

    upstream: int
    asked: list[Asked] = field(default_factory=list)
    _faults: list[tuple[Callable[[Asked], bool], Fault]] = field(default_factory=list)
    _ending: threading.Event = field(default_factory=threading.Event)
    _port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def times(self, concerns: Callable[[Asked], bool]) -> int:
        return sum(map(concerns, list(self.asked)))

    def wait_until_asked(self, concerns: Callable[[Asked], bool], least: int = 1) -> None:
        deadline = time.monotonic() + PATIENCE_MS / 1000
        while self.times(concerns) < least:
            assert time.monotonic() < deadline, self.asked
            time.sleep(0.02)

    @contextmanager
    def fault(self, concerns: Callable[[Asked], bool], fault: Fault) -> Iterator[None]:
        self._faults.append((concerns, fault))
        try:
            yield
        finally:
            self._faults.remove((concerns, fault))

    def stalled(self, after: int = 0, until: threading.Event | None = None) -> Fault:
        """So many bytes of the body and no more, until it is let go on."""

        def stall(browser: socket.socket, head: bytes, body: Iterator[bytes]) -> None:
            whole = b"".join(body)
            browser.sendall(head + whole[:after])
            _wait(until or self._ending, self._ending)
            browser.sendall(whole[after:])

        return stall

    def serve(self, browser: socket.socket) -> None:
        request = _head(browser)
        if not request:
            return
        asked = _asked(request)
        self.asked.append(asked)
        with socket.create_connection(("127.0.0.1", self.upstream)) as server:
            if b"\r\nupgrade: websocket" in request.lower():
                server.sendall(request)
                self._carry(browser, server)
                return
            server.sendall(_closing(request))
            _send_body(request, browser, server)
            head, body = _closing(_head(server)), _pieces(server)
            found = [fault for concerns, fault in list(self._faults) if concerns(asked)]
            (found[-1] if found else whole)(browser, head, body)

    def end(self) -> None:
        self._ending.set()

    def _carry(self, browser: socket.socket, server: socket.socket) -> None:
        back = threading.Thread(target=_pour, args=(server, browser), daemon=True)
        back.start()
        _pour(browser, server)
        back.join()


def whole(browser: socket.socket, head: bytes, body: Iterator[bytes]) -> None:
    browser.sendall(head)
    for piece in body:
        browser.sendall(piece)


def broken(browser: socket.socket, head: bytes, body: Iterator[bytes]) -> None:
    """The line breaks when part of the body is through."""
    browser.sendall(head + b"".join(body)[:100])


def portal(browser: socket.socket, _head: bytes, _body: Iterator[bytes]) -> None:
    """As some do, it lets its word be kept."""
    lines = (b"HTTP/1.1 200 OK", b"Content-Type: text/html; charset=utf-8", b"Cache-Control: max-age=31536000")
    length = b"Content-Length: %d" % len(_PORTAL)
    browser.sendall(b"\r\n".join((*lines, length, b"Connection: close", b"", _PORTAL)))


def late(browser: socket.socket, _head: bytes, _body: Iterator[bytes]) -> None:
    """Not a byte, until whoever asked has had enough."""
    browser.recv(1)


def empty(browser: socket.socket, _head: bytes, _body: Iterator[bytes]) -> None:
    """An answer of the server's with nothing in it."""
    browser.sendall(b"HTTP/1.1 200 OK\r\nX-Ceremony: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def altered(words: Mapping[str, str]) -> Fault:
    """A script of the server's with other words in it, none longer than the former."""

    def alter(browser: socket.socket, head: bytes, body: Iterator[bytes]) -> None:
        script = b"".join(body).decode()
        for old, new in words.items():
            assert not script or old in script  # there is none if the browser's own is still right
            script = script.replace(old, new.ljust(len(old)))
        browser.sendall(head + script.encode())

    return alter


@contextmanager
def between(port: int) -> Iterator[Between]:
    """Before the server on this port of this machine."""
    standing = Between(port)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):  # whoever asked has gone
                standing.serve(self.request)

    with _Threads(("127.0.0.1", 0), Handler) as listening:
        standing._port = listening.server_address[1]
        threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield standing
        finally:
            standing.end()
            listening.shutdown()


class _Threads(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64


def _wait(event: threading.Event, ending: threading.Event) -> None:
    while not event.wait(0.05) and not ending.is_set():
        pass


def _head(end: socket.socket) -> bytes:
    """Byte by byte: what follows it is not ours to take."""
    found = bytearray()
    while not found.endswith(b"\r\n\r\n"):
        piece = end.recv(1)
        if not piece:
            return b""
        found += piece
    return bytes(found)


def _asked(request: bytes) -> Asked:
    path = request.split(b" ", 2)[1].decode().partition("?")[0]
    mode = request.lower().partition(b"\r\nsec-fetch-mode: ")[2].partition(b"\r\n")[0]
    return Asked(path, mode.decode())


def _closing(head: bytes) -> bytes:
    """One request a connection: where it ends, the answer ends."""
    first, *lines = head.rstrip(b"\r\n").split(b"\r\n")
    kept = [line for line in lines if not line.lower().startswith(b"connection:")]
    return b"\r\n".join((first, *kept, b"Connection: close", b"", b""))


def _send_body(request: bytes, browser: socket.socket, server: socket.socket) -> None:
    lengths = [line[15:] for line in request.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    left = int(lengths[0]) if lengths else 0
    while left > 0 and (piece := browser.recv(min(left, _PIECE))):
        left -= len(piece)
        server.sendall(piece)


def _pieces(server: socket.socket) -> Iterator[bytes]:
    while piece := server.recv(_PIECE):
        yield piece


def _pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        for piece in _pieces(source):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
