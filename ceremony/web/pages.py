"""What every page shares: its language, its sentences, its assets, and the headers that fence it in."""

import json
import secrets
from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, current_app, g, render_template, request
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from ..services.ceremony import Ceremony
from ..services.hall import Hall
from ..translations import LANGUAGES, section, translate
from . import static_files
from .assets import Assets

_A_YEAR = 365 * 24 * 3600
#: Of a file only its own workers live under its policy: the viewer's decodes pictures in WebAssembly.
_FILE_POLICY = "default-src 'self' 'wasm-unsafe-eval'"


def ceremony() -> Ceremony:
    found: Ceremony = current_app.extensions["ceremony"]
    return found


def hall() -> Hall:
    found: Hall = current_app.extensions["hall"]
    return found


def language() -> str:
    """``?lang=``, else the cookie, else the conference's language for pages, the client's for programs."""
    for wanted in (request.args.get("lang"), request.cookies.get("language")):
        if wanted in LANGUAGES:
            return wanted
    if request.path.startswith("/api"):
        return request.accept_languages.best_match(LANGUAGES) or "vi"
    with ceremony().state() as state:
        return state.conference.language if state.conference else "vi"


def page(
    template: str,
    sections: tuple[str, ...],
    *,
    bilingual: bool = False,
    data: Mapping[str, str] | None = None,
    **context: Any,
) -> str:
    """A surface's page; ``sections`` of the translations go with it for its scripts, in both languages if asked, and
    ``data`` besides."""
    spoken = language()
    other = next(name for name in LANGUAGES if name != spoken)
    page_data = {
        **(data or {}),
        "language": spoken,
        "translations": {name: section(spoken, name) for name in sections},
        "other_translations": {name: section(other, name) for name in sections if bilingual},
    }
    return render_template(template, page_data=_inline_json(page_data), surface=template.split("/")[0], **context)


def _inline_json(value: object) -> Markup:
    return Markup(json.dumps(value, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704 - JSON, escaped


def install(app: Flask) -> None:
    """Gives templates their words and every answer its headers."""
    assets = Assets()
    static_files.install(app, assets)

    @app.before_request
    def _nonce() -> None:
        g.nonce = secrets.token_urlsafe(16)

    @app.context_processor
    def _words() -> dict[str, Any]:
        spoken = language()
        return {
            "language": spoken,
            "mode": _mode(),
            "nonce": g.nonce,
            "t": lambda key, **values: translate(spoken, key, **values),
            "asset": assets.url,
            "stylesheet": assets.stylesheet,
            "vendor_stylesheet": assets.vendor_stylesheet,
            "module": assets.module,
            "bundled_sheets": assets.bundled_sheets,
            "bundled_module": assets.bundled_module,
            "later_sheet": assets.later_sheet,
            "later_words": lambda name: assets.later_words(name, spoken),
            "import_map": assets.import_map,
        }

    @app.errorhandler(HTTPException)
    def _error(error: HTTPException) -> Any:
        """An error in words; the client is told no more than that."""
        status = error.code or 500
        if status < 400:
            return error
        key = f"error_{status}" if f"error_{status}" in section("vi", "common") else "error_other"
        sentence = translate(language(), f"common.{key}", status=status)
        if request.path.startswith("/api"):
            return {"refused": f"http_{status}", "message": sentence}, status
        return page("error.html", ("common",), sentence=sentence), status

    @app.after_request
    def _headers(response: Response) -> Response:
        if request.args.get("lang") in LANGUAGES:
            response.set_cookie("language", request.args["lang"], max_age=_A_YEAR, samesite="Lax")
        policy = _FILE_POLICY if request.endpoint == "static" else _policy(g.get("nonce", ""))
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers["X-Ceremony"] = "1"  # by which the service worker tells our pages from a proxy's or a router's
        response.headers.setdefault("Referrer-Policy", "same-origin")
        return response


def _mode() -> str:
    """What every page says of itself, before any script runs."""
    with ceremony().state() as state:
        return state.conference.mode if state.conference else "live"


def _policy(nonce: str) -> str:
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'",
            "worker-src 'self' blob:",
            "style-src 'self'",
            "img-src 'self' blob: data:",
            "frame-src 'self' blob:",
            "connect-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )
