"""Runs the server: the application on the hub, and the links that people need to begin."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Flask

from .app import create_app, start
from .services import enrolment
from .services.ceremony import Ceremony
from .services.certificates import certified
from .settings import Settings, bracketed, local_address
from .tls import Authority, fingerprint
from .web import hub, install
from .web.links import Links
from .web.plain_http import https_only, installing_only


@dataclass(frozen=True)
class Started:
    """Where the server is reached: on this machine, and from the local network. ``install``: where devices come to
    trust its authority, which has that ``fingerprint``; both empty where they need not."""

    url: str
    here: Links
    network: Links
    sign_in_code: str
    stage_key: str
    install: str
    fingerprint: str


def run(settings: Settings, on_start: Callable[[Started], None]) -> None:
    """Serves until the process is told to end. Raises NoConference, NotCovered, or OSError if it cannot listen."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    listener = hub.listen(settings.host, settings.port)
    settings = replace(settings, port=listener.port)
    secure = certified(settings)
    tls = hub.tls_context(secure.certificate, secure.key) if secure else None
    settings = replace(settings, public_url=secure.root or settings.public_url) if secure else settings
    app = create_app(settings, async_mode=hub.ASYNC_MODE, offload=hub.offload)
    if secure and secure.authority:
        settings = replace(settings, install_port=_serve_install_page(app, settings, secure.authority))
    start(app)
    on_start(_started(settings, app.extensions["ceremony"], secure.authority if secure else None))
    hub.serve(listener, https_only(app) if tls else app, settings, tls)


def _serve_install_page(app: Flask, settings: Settings, authority: Authority) -> int:
    """Its port."""
    listener = hub.listen(settings.host, settings.install_port)
    install.add(app, authority, port=settings.port, install_port=listener.port)
    hub.serve_beside(listener, installing_only(app), settings)
    return listener.port


def _started(settings: Settings, ceremony: Ceremony, authority: Authority | None) -> Started:
    """A certificate that was given names another host than this machine's own number."""
    host = bracketed(local_address())
    network = settings.public_url.rstrip("/") or f"{settings.scheme}://{host}:{settings.port}"
    here = network if settings.tls_certificate else settings.here
    return Started(
        url=settings.here,
        here=Links(here),
        network=Links(network),
        sign_in_code=enrolment.invite_operator(ceremony),
        stage_key=enrolment.stage_key(ceremony),
        install=f"http://{host}:{settings.install_port}/install" if authority else "",
        fingerprint=fingerprint(authority.certificate) if authority else "",
    )
