"""All that knows eventlet: the hub's start, its server loop, and what keeps bad clients from hurting good ones."""

import contextlib
import errno
import logging
import resource
import socket
import ssl
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", r"\s*Eventlet is deprecated")
    import eventlet
    import eventlet.tpool
    import eventlet.websocket
    import eventlet.wsgi

from ..settings import Settings

ASYNC_MODE = "eventlet"
_BACKLOG = 4096
_MOST_FRAGMENTS = 16
_SPARE_DESCRIPTORS = 128
_BESIDE = 200
_CONGESTION_CONTROL = b"bbr"
#: The first byte that a client sends on TLS (RFC 8446, section 5.1).
_HANDSHAKE = b"\x16"
_PASSING = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.ECONNABORTED, errno.EINTR}
log = logging.getLogger(__name__)


def patch() -> None:
    """Before anything else is imported that opens sockets or starts threads."""
    eventlet.monkey_patch()
    eventlet.websocket.RFC6455WebSocket._recv_frame = _in_turn(eventlet.websocket.RFC6455WebSocket._recv_frame)


def _in_turn(receive: Callable[..., Any]) -> Callable[..., Any]:
    """A frame of one client, then whoever else waits: frames that lie in the buffer are read without a pause
    otherwise. Our clients do not send fragments; without a limit a message in fragments grows for ever."""

    def receiving(self: Any, message: Any = None) -> Any:
        eventlet.sleep(0)
        if message is not None and len(message.data) >= _MOST_FRAGMENTS:
            raise eventlet.websocket.FailedConnectionError(1009, "too many fragments")
        return receive(self, message=message)

    return receiving


def offload(function: Callable[..., Any], *arguments: Any) -> Any:
    """Runs what would block everyone in a real thread, and waits for it without blocking the others."""
    return eventlet.tpool.execute(function, *arguments)


def listen(host: str, port: int) -> "Listener":
    """Raises OSError where the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = eventlet.listen((host, port), family=family, backlog=_BACKLOG, reuse_port=False)
    _suit_thin_lines(listening)
    return Listener(listening)


def _suit_thin_lines(listening: Any) -> None:
    """A lost packet is no jam: where one in twenty is lost, BBR carries twice as much as what Linux begins with."""
    with contextlib.suppress(OSError):  # the kernel has it not, or not for us: docs/operations.md says how to get it
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, _CONGESTION_CONTROL)


def serve(listener: "Listener", application: Any, settings: Settings, tls: ssl.SSLContext | None = None) -> None:
    """Serves until the process is told to end. With ``tls`` whoever speaks plain http on this port is served as well,
    and the application sees by ``wsgi.url_scheme`` who does."""
    _serve(listener, application, settings, _connections(settings.max_connections), tls)


def serve_beside(listener: "Listener", application: Any, settings: Settings) -> None:
    """The same on another port, for a few clients; returns at once."""
    eventlet.spawn(_serve, listener, application, settings, _BESIDE, None)


def _serve(listener: "Listener", application: Any, settings: Settings, most: int, tls: ssl.SSLContext | None) -> None:
    patient = _patient(settings)
    eventlet.wsgi.server(
        listener,
        application,
        log_output=False,
        debug=False,
        max_size=most,
        socket_timeout=settings.socket_timeout,
        keepalive=settings.socket_timeout,
        protocol=_secured(patient, tls, settings.header_timeout) if tls else patient,
    )


def tls_context(certificate: Path, key: Path | None) -> ssl.SSLContext:
    """Raises OSError, of which ssl.SSLError is one, where the files are no certificate and its key."""
    for file in (certificate, key or certificate):
        file.read_bytes()  # the error then names the file
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate, key, password="")
    return context


def _connections(wanted: int) -> int:
    """As many as wanted and the descriptors allow, after raising their limit as far as this process may."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    possible = wanted if hard == resource.RLIM_INFINITY else hard - _SPARE_DESCRIPTORS
    return max(1, min(wanted, possible))


class Listener:
    """A listening socket whose accept never ends the server: short of descriptors, it waits for one."""

    def __init__(self, listening: Any) -> None:
        self._listening = listening

    @property
    def port(self) -> int:
        port: int = self._listening.getsockname()[1]
        return port

    def accept(self) -> tuple[Any, Any]:
        while True:
            try:
                connection, address = self._listening.accept()
            except OSError as error:
                if error.errno not in _PASSING:
                    raise
                log.warning("a connection could not be accepted: %s", error)
                eventlet.sleep(0.1)
            else:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return connection, address

    def __getattr__(self, name: str) -> Any:
        return getattr(self._listening, name)


def _secured(patient: type, tls: ssl.SSLContext, within: float) -> type:
    """A protocol that shakes hands first, beside all others, so that a client who says nothing holds up nobody."""

    class Secured(patient):  # type: ignore[misc]
        def __init__(self, conn_state: list[Any], server: Any) -> None:
            self._scheme = "http"
            if self._shakes_hands(conn_state):
                with contextlib.suppress(ssl.SSLError):  # what follows a handshake may be no TLS after all
                    super().__init__(conn_state, server)

        def _shakes_hands(self, conn_state: list[Any]) -> bool:
            timer = eventlet.Timeout(within)
            try:
                if conn_state[1].recv(1, socket.MSG_PEEK) == _HANDSHAKE:
                    self._scheme = "https"
                    conn_state[1] = tls.wrap_socket(conn_state[1], server_side=True, do_handshake_on_connect=False)
                    conn_state[1].do_handshake()
            except (OSError, eventlet.Timeout):
                return False
            finally:
                timer.cancel()
            return True

        def get_environ(self) -> dict[str, Any]:
            return {**super().get_environ(), "wsgi.url_scheme": self._scheme}

    return Secured


def _patient(settings: Settings) -> type:
    """A protocol that waits for a request only so long, however slowly its bytes trickle."""

    class Patient(eventlet.wsgi.HttpProtocol):  # type: ignore[misc]
        def _read_request_line(self) -> bytes:
            return bytes(self._within(settings.socket_timeout, super()._read_request_line) or b"")

        def parse_request(self) -> bool:
            parsed = self._within(settings.header_timeout, super().parse_request)
            if parsed is None:
                self.close_connection = 1
            return bool(parsed)

        def _within(self, seconds: float, read: Callable[[], Any]) -> Any:
            """What was read; None where it took longer."""
            timer = eventlet.Timeout(seconds)
            try:
                return read()
            except eventlet.Timeout as expired:
                if expired is not timer:
                    raise
                return None
            finally:
                timer.cancel()

    return Patient
