"""Static files on the wire: text packed once a process, and never another version than the one that was asked for."""

import gzip
import mimetypes
from functools import cache
from typing import Any

from flask import Flask, Response, abort, request
from werkzeug.datastructures import Accept
from werkzeug.security import safe_join

from .assets import Assets

_A_YEAR = 365 * 24 * 3600
_PACKED = {"text/css", "text/javascript", "application/javascript", "application/json", "application/wasm"}
_PACKED |= {"image/svg+xml", "text/plain"}
_LEVEL = 9
mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("application/wasm", ".wasm")


def install(app: Flask, assets: Assets) -> None:
    """In the place of Flask's own view of the static folder."""
    packed = cache(lambda name: gzip.compress(assets.content(name), _LEVEL, mtime=0))

    def static(filename: str) -> Any:
        asked, version = request.args.get("v"), _version(assets, filename)
        if asked not in (None, version):
            abort(404)  # its page is of another version of this server: half of each would be neither
        kind = mimetypes.guess_type(filename)[0] or "application/octet-stream"
        if kind in _PACKED and accepts_gzip(request.accept_encodings):
            answer = _answer(_run(app, packed, filename), kind, f"{version}-gzip")
            answer.content_encoding = "gzip"
        elif assets.is_made(filename):
            answer = _answer(assets.content(filename), kind, version)
        else:
            answer = app.send_static_file(filename)
        if kind in _PACKED:
            answer.vary.add("Accept-Encoding")
        if asked is not None:
            answer.cache_control.max_age = _A_YEAR
            answer.cache_control.public = True
            answer.cache_control.immutable = True
            answer.cache_control.no_cache = None
        return answer

    app.view_functions["static"] = static


def accepts_gzip(encodings: Accept) -> bool:
    return bool(encodings["gzip"] > 0)


def packed_page(text: str) -> Response:
    """A page that holds no secret and repeats nothing that was sent: packed, its length tells nobody anything."""
    answer = Response(text, mimetype="text/html")
    answer.vary.add("Accept-Encoding")
    if accepts_gzip(request.accept_encodings):
        answer.set_data(gzip.compress(text.encode(), 6, mtime=0))
        answer.content_encoding = "gzip"
    return answer


def _answer(content: bytes, kind: str, etag: str) -> Response:
    answer = Response(content, mimetype=kind)
    answer.set_etag(etag)
    answer.cache_control.no_cache = True
    answer.make_conditional(request)
    return answer


def _version(assets: Assets, name: str) -> str:
    if safe_join("", name) is None:
        abort(404)
    try:
        return assets.version(name)
    except (OSError, LookupError):
        abort(404)


def _run(app: Flask, function: Any, *arguments: object) -> bytes:
    """Beside everyone else: packing the viewer takes longer than a beat of the hands."""
    found: bytes = app.extensions["ceremony"].offload(function, *arguments)
    return found
