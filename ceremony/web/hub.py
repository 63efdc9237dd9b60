"""All that knows eventlet: the hub's start, its server loop, and what keeps bad clients from hurting good ones."""

import errno
import logging
import resource
import socket
import warnings
from collections.abc import Callable
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


def listen(settings: Settings) -> "Listener":
    """Raises OSError where the address is taken or not ours."""
    return Listener(eventlet.listen((settings.host, settings.port), backlog=_BACKLOG, reuse_port=False))


def serve(listener: "Listener", application: Any, settings: Settings) -> None:
    """Serves until the process is told to end."""
    eventlet.wsgi.server(
        listener,
        application,
        log_output=False,
        debug=False,
        max_size=_connections(settings.max_connections),
        socket_timeout=settings.socket_timeout,
        keepalive=settings.socket_timeout,
        protocol=_patient(settings),
    )


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
