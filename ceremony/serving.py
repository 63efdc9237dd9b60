"""Runs the server: the application on the hub, and the links that people need to begin."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from .app import create_app, start
from .services import enrolment
from .services.ceremony import Ceremony
from .settings import Settings, local_address
from .web import hub
from .web.links import Links


@dataclass(frozen=True)
class Started:
    """Where the server is reached: on this machine, and from the local network."""

    url: str
    here: Links
    network: Links
    sign_in_code: str
    stage_key: str


def run(settings: Settings, on_start: Callable[[Started], None]) -> None:
    """Serves until the process is told to end. Raises NoConference, or OSError if it cannot listen."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    listener = hub.listen(settings)
    settings = replace(settings, port=listener.port)
    app = create_app(settings, async_mode=hub.ASYNC_MODE, offload=hub.offload)
    start(app)
    on_start(_started(settings, app.extensions["ceremony"]))
    hub.serve(listener, app, settings)


def _started(settings: Settings, ceremony: Ceremony) -> Started:
    here = f"http://127.0.0.1:{settings.port}"
    network = settings.public_url.rstrip("/") or f"http://{local_address()}:{settings.port}"
    return Started(
        url=here,
        here=Links(here),
        network=Links(network),
        sign_in_code=enrolment.invite_operator(ceremony),
        stage_key=enrolment.stage_key(ceremony),
    )
