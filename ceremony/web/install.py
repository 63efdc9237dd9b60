"""Where devices come to trust the server's own authority: its certificate, and how it is installed."""

from flask import Blueprint, Flask, Response, current_app
from markupsafe import Markup

from ..files import qr
from ..tls import Authority, fingerprint
from .links import Links
from .pages import page

blueprint = Blueprint("install", __name__, url_prefix="/install")
_DER = "application/x-x509-ca-cert"
_PEM = "application/x-pem-file"


def add(app: Flask, authority: Authority, *, port: int, install_port: int) -> None:
    """Only where the server has an authority of its own."""
    app.extensions["authority"] = authority
    app.config.update(HTTPS_PORT=port, INSTALL_PORT=install_port)
    app.register_blueprint(blueprint)


@blueprint.get("")
def index() -> str:
    secure = Links(current_app.config["PUBLIC_URL"].rstrip("/") or Links.beside("https", _port("HTTPS_PORT")).root)
    here = f"{Links.beside('http', _port('INSTALL_PORT')).root}/install"
    digits = fingerprint(_authority().certificate)
    return page(
        "install/index.html",
        ("common", "install"),
        address=here,
        qr=Markup(qr.svg(here, border=4)),  # noqa: S704 - our own SVG
        name=_authority().name,
        fingerprint=[digits[at : at + 4] for at in range(0, len(digits), 4)],
        until=_authority().certificate.not_valid_after_utc.date(),
        secure=secure,
    )


@blueprint.get("/ceremony.crt")
def der() -> Response:
    """The form that Windows, Android and iOS open as a certificate."""
    return _download(_authority().der, _DER, "ceremony.crt")


@blueprint.get("/ceremony.pem")
def pem() -> Response:
    return _download(_authority().pem, _PEM, "ceremony.pem")


def _download(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f"attachment; filename={name}", "Cache-Control": "no-store"}
    return Response(content, mimetype=kind, headers=headers)


def _authority() -> Authority:
    found: Authority = current_app.extensions["authority"]
    return found


def _port(name: str) -> int:
    found: int = current_app.config[name]
    return found
