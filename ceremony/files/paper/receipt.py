"""The receipt of one unit for one handover, on paper: Vietnamese, with English below each part.

One A4 page up to eight documents, then a second. What it says is in the receipt's file; the QR code is that file and
verifies without a network (docs/evidence.md, section 3).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ...translations import LANGUAGES, section
from ..qr import TooLong, dense
from .compiler import TEMPLATES, pdf
from .facts import local
from .sentences import exact_time, long_day, number

_DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200" width="600" height="200"><path d="{}" fill="none" '
    'stroke="#1b2f7a" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
_STANDING = {"acknowledged": "acknowledged", "refused": "refused", "delivered": "unanswered", "opened": "unanswered"}


@dataclass(frozen=True)
class ReceiptDocument:
    """``sha256`` of the plaintext in hex; None where the device could not open it and refused it unseen."""

    type: str
    number: str
    symbol: str
    subject: str
    sha256: str | None


@dataclass(frozen=True)
class Receipt:
    """``event`` is delivered, opened, acknowledged or refused, ``at`` the ledger's time of it and ``seq`` its number
    in the log; ``delivered_at`` is None where a unit refused before it had everything.

    ``device_at`` is the device's own time, ``offset_ms`` what to add to it for the server's; None if not measured.
    They are of the statement, as are ``person``, ``position``, ``on_behalf_of``, ``reason`` and ``drawing`` (SVG path
    data in a field of 600 x 200). ``signed``: the statement has a
    signature; ``channel`` is insecure where the device has no key to sign with. ``size`` and ``root`` (base64) are of
    the checkpoint in the receipt's proof, ``log`` is the origin, ``key`` the verifier key, ``qr`` the whole
    ``CEREMONY1:`` text. Times are RFC 3339, ``date`` is that of the conference (ISO).
    """

    conference: str
    organiser: str
    date: str
    handover: str
    unit_code: str
    unit_name: str
    documents: tuple[ReceiptDocument, ...]
    delivered_at: str | None
    event: str
    at: str
    log: str
    seq: int
    size: int
    root: str
    key: str
    qr: str
    person: str = ""
    position: str = ""
    on_behalf_of: str = ""
    reason: str = ""
    drawing: str = ""
    device_at: str | None = None
    offset_ms: int | None = None
    signed: bool = False
    channel: str = "secure"
    rehearsal: bool = False


def receipt_pdf(receipt: Receipt) -> bytes:
    """PDF/A-2a; the same receipt gives the same bytes. About 60 ms, half of it for the QR code."""
    data = {
        "title": receipt.unit_name,
        "conference": receipt.conference,
        "organiser": receipt.organiser,
        "date": [long_day(receipt.date, language) for language in LANGUAGES],
        "handover": receipt.handover,
        "unit": receipt.unit_name,
        "unit_code": _both("receipt_unit_code", code=receipt.unit_code),
        "standing": _both(f"receipt_{_STANDING[receipt.event]}"),
        "acknowledged": receipt.event == "acknowledged",
        "rehearsal": _both("receipt_rehearsal") if receipt.rehearsal else None,
        "documents": [_document(document) for document in receipt.documents],
        "facts": _facts(receipt),
        "drawing": _DRAWN.format(receipt.drawing) if receipt.drawing else None,
        "evidence": _evidence(receipt),
        "words": {
            name: _both(f"receipt_{name}") for name in ("title", "handover", "conference", "documents", "drawing")
        },
        "not_the_channel": _both("receipt_not_the_channel"),
        "not_opened": _both("receipt_not_opened"),
        **_code(receipt.qr),
    }
    return pdf(TEMPLATES / "receipt.typ", data, datetime.fromisoformat(receipt.at))


def _both(key: str, **values: str) -> list[str]:
    """A sentence in Vietnamese and in English."""
    return [section(language, "papers")[key].format(**values) for language in LANGUAGES]


def _document(document: ReceiptDocument) -> dict[str, str | None]:
    code = "/".join(part for part in (document.number, document.symbol) if part)
    name = " ".join(part for part in (document.type, code) if part)
    return {"name": name, "subject": document.subject, "sha256": document.sha256}


def _facts(receipt: Receipt) -> list[Any]:
    """[label in both languages, value in one or both]"""
    facts: list[Any] = []
    if receipt.delivered_at:
        facts.append([_both("receipt_delivered_at"), [_moment(receipt.delivered_at)]])
    if receipt.event != "delivered":
        facts.append([_both(f"receipt_{receipt.event}_at"), [_moment(receipt.at)]])
    if receipt.person:
        who = "receipt_refuser" if receipt.event == "refused" else "receipt_person"
        facts.append([_both(who), [", ".join(part for part in (receipt.person, receipt.position) if part)]])
    if receipt.on_behalf_of:
        facts.append([_both("receipt_on_behalf_of"), [receipt.on_behalf_of]])
    if receipt.reason:
        facts.append([_both("receipt_reason"), [receipt.reason]])
    if receipt.device_at:
        facts.append([_both("receipt_device_at"), [_moment(receipt.device_at), *_offset(receipt.offset_ms)]])
    if receipt.signed:
        facts.append([_both("receipt_signature"), _both("receipt_signed")])
    elif receipt.channel == "insecure":
        facts.append([_both("receipt_signature"), _both("receipt_insecure")])
    return facts


def _moment(at: str) -> str:
    return f"{exact_time(at)} (UTC{local(at).isoformat()[-6:]})"


def _offset(offset_ms: int | None) -> list[str]:
    if offset_ms is None:
        return []
    key = "receipt_offset_behind" if offset_ms < 0 else "receipt_offset"
    return [
        section(language, "papers")[key].format(ahead=number(abs(offset_ms) / 1000, language, 3))
        for language in LANGUAGES
    ]


def _evidence(receipt: Receipt) -> list[Any]:
    return [
        [_both("receipt_evidence"), [f"{receipt.log}#{receipt.seq}"]],
        [_both("receipt_entry"), [str(receipt.seq - 1)]],
        [_both("receipt_checkpoint"), [str(receipt.size), receipt.root]],
        [_both("receipt_key"), [receipt.key]],
    ]


def _code(text: str) -> dict[str, Any]:
    try:
        code = dense(text)
    except TooLong:
        return {"qr": None, "qr_caption": _both("receipt_no_qr")}
    return {"qr": {"svg": code.svg, "size": code.size}, "qr_caption": _both("receipt_qr")}
