"""The log's head and its tree, for anyone (C2SP tlog-tiles). Entries are not served: they name persons."""

from typing import Any

from flask import Blueprint, Response, abort

from ..ledger import tiles
from .pages import ceremony

blueprint = Blueprint("log", __name__, url_prefix="/log")
_TEXT = "text/plain; charset=utf-8"


@blueprint.get("/key")
def key() -> Any:
    return _fresh(f"{ceremony().ledger.key}\n")


@blueprint.get("/checkpoint")
def checkpoint() -> Any:
    with ceremony().state():
        return _fresh(ceremony().ledger.checkpoint())


@blueprint.get("/tile/<path:name>")
def tile(name: str) -> Any:
    try:
        wanted = tiles.parse(name)
        with ceremony().state():
            hashes = ceremony().ledger.tile(*wanted)
    except (ValueError, KeyError):
        abort(404)
    answer = Response(hashes, mimetype="application/octet-stream")
    answer.cache_control.public = True
    answer.cache_control.max_age = 31_536_000
    answer.cache_control.immutable = True
    return answer


def _fresh(text: str) -> Response:
    answer = Response(text, content_type=_TEXT)
    answer.cache_control.no_cache = True
    return answer
