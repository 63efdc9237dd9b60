"""The only place that wires things together: settings in, a server's application out."""

from datetime import timedelta
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from .resources import STATIC, TEMPLATES
from .services.ceremony import Ceremony, Offload
from .services.pressing import Pressing
from .settings import Settings
from .web import desk, endpoint, health, log, pages, stage, verify
from .web.gate import Gate
from .web.packets import WirePacket
from .web.push import Push

_LARGEST_REQUEST = 1024 * 1024
_LARGEST_MESSAGE = 256 * 1024


def create_app(settings: Settings, *, async_mode: str = "threading", offload: Offload | None = None) -> Flask:
    """The application over the conference in ``settings.data``. Raises NoConference where there is none.

    ``async_mode`` and ``offload`` come from whoever runs it (``web.hub``). The application is complete but
    tells nobody anything until ``start`` is called.
    """
    ceremony = Ceremony.open(settings.data)
    if offload is not None:
        ceremony.offload = offload
    pressing = Pressing(ceremony)

    app = Flask("ceremony", static_folder=str(STATIC), template_folder=str(TEMPLATES))
    app.config.update(
        SECRET_KEY=ceremony.strongbox.key("session"),
        SESSION_COOKIE_NAME="ceremony",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https:"),
        PERMANENT_SESSION_LIFETIME=timedelta(days=7),
        MAX_CONTENT_LENGTH=_LARGEST_REQUEST,
        PUBLIC_URL=settings.public_url,
    )
    app.extensions["ceremony"] = ceremony
    pages.install(app)
    for surface in (endpoint, stage, desk, log, verify, health):
        app.register_blueprint(surface.blueprint)

    socketio = _socketio(app, async_mode)
    push = Push(socketio, ceremony, pressing)
    ceremony.sequencer.tell = push.tell
    socketio.on_namespace(endpoint.EndpointSpace(push))
    socketio.on_namespace(stage.StageSpace(push, pressing))
    socketio.on_namespace(desk.DeskSpace(push, pressing))
    app.extensions["push"] = push
    app.wsgi_app = _fenced(app.wsgi_app, settings.trusted_proxies)  # type: ignore[method-assign]
    return app


def start(app: Flask) -> None:
    """From now on it writes in batches, tells its clients, and counts hands."""
    ceremony: Ceremony = app.extensions["ceremony"]
    ceremony.sequencer.start()
    app.extensions["push"].start()


def _fenced(application: Any, proxies: int) -> Any:
    gate = Gate(application)
    return ProxyFix(gate, x_for=proxies, x_proto=proxies, x_host=proxies) if proxies else gate


def _socketio(app: Flask, async_mode: str) -> SocketIO:
    options: dict[str, Any] = {"serializer": WirePacket, "transports": ["websocket"]}
    return SocketIO(
        app,
        async_mode=async_mode,  # type: ignore[arg-type]
        manage_session=False,
        http_compression=False,
        max_http_buffer_size=_LARGEST_MESSAGE,
        ping_interval=25,
        ping_timeout=20,
        **options,
    )
