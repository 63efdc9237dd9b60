"""The service worker, at the root, since it may only keep pages below its own address."""

from typing import Any

from flask import Blueprint, send_file

from ..resources import STATIC

blueprint = Blueprint("worker", __name__)


@blueprint.get("/sw.js")
def script() -> Any:
    return send_file(STATIC / "sw.js", mimetype="text/javascript", max_age=0)
