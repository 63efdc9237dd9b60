"""Whether the server is there, for proxies and for people."""

from typing import Any

from flask import Blueprint

from .pages import ceremony

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> dict[str, Any]:
    with ceremony().state() as state:
        return {"ok": True, "seq": state.seq}
