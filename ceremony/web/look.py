"""The organisation's own look: its colours as a style sheet, its crest and its background."""

from typing import Any

from flask import Blueprint, Response, abort, send_file, url_for

from .pages import ceremony

blueprint = Blueprint("look", __name__)
_A_DAY = 86_400
_NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def address() -> str:
    """Of the style sheet; another one whenever the look was changed."""
    with ceremony().state() as state:
        return url_for("look.colours", v=state.look_seq)


@blueprint.get("/stage/look.css")
def colours() -> Response:
    with ceremony().state() as state:
        rules = "".join(f"--{name}:{colour};" for name, colour in sorted(state.look.colours.items()))
    return _kept(Response(f":root{{{rules}}}", mimetype="text/css"))


@blueprint.get("/stage/crest")
def crest() -> Any:
    with ceremony().state() as state:
        return _image(state.look.crest)


@blueprint.get("/stage/background")
def background() -> Any:
    with ceremony().state() as state:
        return _image(state.look.background)


def _image(sha256: str) -> Any:
    if not sha256:
        abort(404)
    path = ceremony().blobs.path(sha256)
    answer = send_file(path, mimetype=_kind_of(path.read_bytes()[:12]))
    answer.headers["Content-Security-Policy"] = _NO_SCRIPTS
    return _kept(answer)


def _kind_of(head: bytes) -> str:
    """Of the pictures that ``files.images`` makes, told by their first bytes."""
    if head.startswith(b"\x89PNG"):
        return "image/png"
    return "image/jpeg" if head.startswith(b"\xff\xd8") else "image/webp"


def _kept(answer: Response) -> Response:
    answer.cache_control.max_age = _A_DAY
    answer.cache_control.no_cache = None
    return answer
