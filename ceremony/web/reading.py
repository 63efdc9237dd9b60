"""Pages of documents as pictures, for connection points."""

from typing import Any

from flask import Blueprint, Response, request, send_file

from ..core.entry import Refused
from ..services import reading
from .admission import bearer
from .answers import http_refusal
from .pages import ceremony

blueprint = Blueprint("reading", __name__)
_USUAL_WIDTH = 1080
_A_YEAR = 365 * 24 * 3600


@blueprint.get("/api/pages/<handover>/<document>/<int:number>")
def document_page(handover: str, document: str, number: int) -> Any:
    endpoint = bearer()
    if endpoint is None:
        return http_refusal(Refused("unknown_endpoint"))
    width = request.args.get("width", _USUAL_WIDTH, type=int)
    found = reading.page(ceremony(), endpoint, handover, document, number, width)
    if isinstance(found, Refused):
        return http_refusal(found)
    sent: Response = send_file(found, mimetype="image/webp", conditional=True, max_age=_A_YEAR)
    sent.cache_control.public, sent.cache_control.private, sent.cache_control.immutable = False, True, True
    sent.vary.add("Authorization")  # the device may be another unit's tomorrow
    return sent
