"""The only place that wires things together: settings in, a server's application out."""

from datetime import timedelta
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.middleware.proxy_fix import ProxyFix

from .resources import STATIC, TEMPLATES
from .services import paging
from .services.ceremony import Ceremony, Offload
from .services.certificates import trusted
from .services.hall import Hall
from .services.pairing import Pairing
from .services.pressing import Pressing
from .services.rehearsing import Simulation
from .services.standby import Standby
from .settings import Settings
from .web import (
    desk,
    endpoint,
    health,
    log,
    look,
    operating,
    pages,
    panel,
    podium,
    reading,
    reporting,
    screens,
    stage,
    verify,
    worker,
)
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
    ceremony.blobs.clear()
    if offload is not None:
        ceremony.offload = offload
    hall = Hall(
        ceremony,
        pressing=Pressing(ceremony, armed_for_s=settings.armed_for),
        pairing=Pairing(ceremony),
        standby=Standby(ceremony),
        simulation=_simulation(ceremony, settings),
    )

    app = Flask("ceremony", static_folder=str(STATIC), template_folder=str(TEMPLATES))
    app.config.update(
        SECRET_KEY=ceremony.strongbox.key("session"),
        SESSION_COOKIE_NAME=_cookie(ceremony),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure or settings.public_url.startswith("https:"),
        PERMANENT_SESSION_LIFETIME=timedelta(days=7),
        MAX_CONTENT_LENGTH=_LARGEST_REQUEST,
        PUBLIC_URL=settings.public_url,
        HOTLINE=settings.hotline,
    )
    app.extensions["ceremony"] = ceremony
    app.extensions["hall"] = hall
    pages.install(app)
    for surface in (endpoint, reading, stage, podium, screens, look, panel, desk, log, verify, health, worker):
        app.register_blueprint(surface.blueprint)

    socketio = _socketio(app, async_mode)
    push = Push(socketio, ceremony, hall)
    ceremony.sequencer.tell = push.tell
    app.extensions["socketio"] = socketio
    socketio.on_namespace(reporting.EndpointSpace(push))
    socketio.on_namespace(stage.StageSpace(push, hall))
    socketio.on_namespace(podium.PodiumSpace(push, hall))
    socketio.on_namespace(screens.PairSpace(push, hall))
    socketio.on_namespace(operating.DeskSpace(push, hall))
    app.extensions["push"] = push
    app.wsgi_app = _fenced(app.wsgi_app, settings.trusted_proxies)  # type: ignore[method-assign]
    return app


def _is_rehearsal(ceremony: Ceremony) -> bool:
    with ceremony.state() as state:
        return state.conference is not None and state.conference.mode == "rehearsal"


def _cookie(ceremony: Ceremony) -> str:
    """Browsers give one host's cookies to all its ports: a rehearsal beside the live conference keeps its own."""
    return "ceremony-rehearsal" if _is_rehearsal(ceremony) else "ceremony"


def _simulation(ceremony: Ceremony, settings: Settings) -> Simulation | None:
    """Simulated endpoints, on the desk's switch; never in a live conference."""
    return Simulation(ceremony, settings.here, trusted(settings)) if _is_rehearsal(ceremony) else None


def start(app: Flask) -> None:
    """From now on it writes in batches, tells its clients, and counts hands."""
    ceremony: Ceremony = app.extensions["ceremony"]
    ceremony.sequencer.start()
    app.extensions["push"].start()
    app.extensions["socketio"].start_background_task(_draw_pages_ahead, ceremony)


def _draw_pages_ahead(ceremony: Ceremony) -> None:
    """Of every handover that is sealed when the server starts; the desk does it for those sealed later."""
    with ceremony.state() as state:
        sealed = [handover.id for handover in state.handovers.values() if handover.sealing]
    for handover in sealed:
        paging.render_ahead(ceremony, handover)


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
