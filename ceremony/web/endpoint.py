"""The connection point: its page, enrolment, and what it fetches."""

import json
import logging
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request, send_file, url_for

from ..core.entry import Refused
from ..evidence import signature
from ..evidence.receipt import write as write_receipt
from ..ledger.store import StorageFailed
from ..services import enrolment, packages, paper_receipts, receipts, trial
from ..translations import translate
from .admission import bearer
from .answers import http_refusal, refusal
from .pages import ceremony, language, page
from .static_files import packed_page

blueprint = Blueprint("endpoint", __name__)
log = logging.getLogger(__name__)
_brake = enrolment.Brake()
_LONGEST_DEVICE = 80


@blueprint.get("/")
def home() -> Any:
    return redirect(url_for("endpoint.join"))


@blueprint.get("/join")
@blueprint.get("/endpoint")
def join() -> Response:
    return packed_page(page("endpoint/index.html", ("endpoint",), hotline=current_app.config["HOTLINE"]))


@blueprint.get("/endpoint.webmanifest")
def manifest() -> Any:
    """What a device needs to put the connection point among its programs."""
    spoken = language()
    icons = [
        {"src": url_for("static", filename=name), "sizes": "any", "type": "image/svg+xml", "purpose": purpose}
        for name, purpose in (("img/icon.svg", "any"), ("img/icon-full.svg", "maskable"))
    ]
    described = {
        "id": "/endpoint",
        "start_url": "/endpoint",
        "name": translate(spoken, "endpoint.app_name"),
        "short_name": translate(spoken, "endpoint.page_title"),
        "lang": spoken,
        "display": "standalone",
        "background_color": "#5c0a12",
        "theme_color": "#5c0a12",
        "icons": icons,
    }
    return Response(json.dumps(described, ensure_ascii=False), mimetype="application/manifest+json")


@blueprint.post("/api/enrol")
def enrol() -> Any:
    address = request.remote_addr or ""
    if wait := _brake.wait_s(address):
        return _too_many(wait)
    sent = _sent()
    if not isinstance(sent, dict) or not isinstance(sent.get("code"), str):
        return refusal(Refused("malformed")), 400
    device = str(sent.get("device") or "")[:_LONGEST_DEVICE].encode(errors="replace").decode()
    key = sent.get("device_key")
    if key is not None and signature.device_key(key) is None:
        return refusal(Refused("malformed")), 400
    try:
        enrolled = enrolment.enrol(ceremony(), sent["code"], device, key)
    except StorageFailed:
        return http_refusal(Refused("storage_failed"))
    if isinstance(enrolled, Refused):
        if enrolled.code == "unknown_code":
            _brake.wrong(address)
        return http_refusal(enrolled)
    endpoint, token, unit = enrolled
    known = {"code": unit.code, "name": unit.name, "kind": unit.kind, "parent": unit.parent}
    log_key = str(ceremony().ledger.key)
    return {"endpoint": endpoint.id, "token": token, "unit": known, "log": log_key}, 201


def _sent() -> object:
    """The JSON of the request; None for what is none, however deeply nested."""
    try:
        return request.get_json(silent=True)
    except RecursionError:
        return None


def _too_many(wait: int) -> Any:
    reply = refusal(Refused("too_many_attempts", values={"seconds": wait}))
    return reply, 429, {"Retry-After": str(wait)}


@blueprint.get("/api/packages/<handover>/<unit>")
def package(handover: str, unit: str) -> Any:
    endpoint = bearer()
    if endpoint is None:
        return http_refusal(Refused("unknown_endpoint"))
    found = packages.manifest(ceremony(), endpoint, handover, unit)
    return http_refusal(found) if isinstance(found, Refused) else found


@blueprint.get("/api/envelopes/<sha256>")
def envelope(sha256: str) -> Any:
    endpoint = bearer()
    if endpoint is None:
        return http_refusal(Refused("unknown_endpoint"))
    found = packages.envelope(ceremony(), endpoint, sha256)
    if isinstance(found, Refused):
        return http_refusal(found)
    if not found.is_file():
        log.error("the envelope %s is missing", found)
        return http_refusal(Refused("storage_failed"))
    sent: Response = send_file(
        found, mimetype="application/octet-stream", conditional=True, etag=sha256, max_age=31_536_000
    )
    sent.cache_control.private = True
    return sent


@blueprint.get("/api/receipts/<handover>/<unit>")
def receipt(handover: str, unit: str) -> Any:
    endpoint = bearer()
    if endpoint is None:
        return http_refusal(Refused("unknown_endpoint"))
    if unit.removesuffix(".pdf") != endpoint.unit:
        return http_refusal(Refused("not_your_unit"))
    on_paper = unit.endswith(".pdf")
    found = (paper_receipts.paper_receipt if on_paper else receipts.receipt)(ceremony(), handover, endpoint.unit)
    if isinstance(found, Refused):
        return http_refusal(found)
    if isinstance(found, bytes):
        return Response(found, mimetype="application/pdf")
    return Response(write_receipt(found), mimetype="application/json")


@blueprint.get("/api/test-envelope")
def test_envelope() -> Any:
    if bearer() is None:
        return http_refusal(Refused("unknown_endpoint"))
    return trial.trial_envelope(), {"Cache-Control": "no-store"}
