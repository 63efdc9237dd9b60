"""Whether a receipt holds, with nothing but the receipt (docs/evidence.md, section 5)."""

from typing import Any

from ..ledger.checkpoint import Checkpoint
from ..ledger.note import NoteInvalid, VerifierKey
from ..ledger.proof import Proof
from . import canonical, form, statement
from .findings import Findings
from .receipt import Receipt

KINDS = ("package_delivered", "package_opened", "package_acknowledged", "package_refused")
_PROVEN = form.record(entry=form.text, proof=form.text)
_RECEIPT = form.record(format=form.text, log=form.text, handover=form.text, unit=form.text, delivery=_PROVEN)
_KEYS = {"format", "log", "handover", "unit", "delivery"}


def check(receipt: Receipt, is_canonical: bool, pinned: str | None, findings: Findings, *, code: bool = False) -> None:
    """Notes everything in ``findings``. ``code``: it comes from a QR code, which has no part ``endpoint``."""
    keys = set(receipt) - (set() if code else {"endpoint"})
    whole = code or _PROVEN(receipt.get("endpoint"))
    parts = [part for part in ("endpoint", "delivery") if isinstance(receipt.get(part), dict)]
    exact = all(set(receipt[part]) == {"entry", "proof"} for part in parts)
    readable = _RECEIPT(receipt) and whole
    findings.check("format", readable and keys == _KEYS and exact and is_canonical)
    if not readable:
        return
    findings.done("format")
    key = _key(receipt["log"], pinned)
    if key is None:
        findings.check("key", False)
        return
    findings.done("key")
    entries = {part: _included(receipt[part], key, part, findings) for part in parts}
    findings.done("checkpoint")
    findings.done("inclusion")
    _check_delivery(receipt, entries, key, findings)


def _key(text: str, pinned: str | None) -> VerifierKey | None:
    try:
        key = VerifierKey.parse(text)
    except NoteInvalid:
        return None
    return key if pinned in (None, text) else None


def _included(part: dict[str, str], key: VerifierKey, where: str, findings: Findings) -> dict[str, Any] | None:
    """The entry, if it is one."""
    entry = _read(part["entry"])
    try:
        proof = Proof.parse(part["proof"])
    except NoteInvalid:
        findings.check("inclusion", False, where)
        return entry
    try:
        checkpoint: Checkpoint | None = proof.checkpoint(key)
    except NoteInvalid:
        checkpoint = None
        findings.check("checkpoint", False, where)
    stands = checkpoint is None or proof.includes(part["entry"].encode(errors="replace"), checkpoint)
    findings.check("inclusion", stands and entry is not None and proof.index == entry["seq"] - 1, where)
    return entry


def _read(text: str) -> dict[str, Any] | None:
    try:
        entry = canonical.decode(text.encode())
        if canonical.encode(entry) != text.encode():
            return None
    except (ValueError, RecursionError):
        return None
    return entry if form.is_entry(entry) else None


def _check_delivery(
    receipt: Receipt, entries: dict[str, dict[str, Any] | None], key: VerifierKey, findings: Findings
) -> None:
    delivery, enrolled = entries["delivery"], entries.get("endpoint")
    about = (receipt["handover"], receipt["unit"])
    is_one = delivery is not None and delivery["event"] in KINDS
    findings.check("delivery", delivery is not None and is_one and (delivery["handover"], delivery["unit"]) == about)
    findings.done("delivery")
    if delivery is None or not is_one:
        return
    if "endpoint" in entries:
        findings.check("endpoint", enrolled is not None and _is_of(enrolled, delivery))
        findings.done("endpoint")
    if delivery["event"] in statement.EVENTS:
        _check_statement(delivery, enrolled if "endpoint" in entries else None, key, findings)


def _is_of(enrolled: dict[str, Any], delivery: dict[str, Any]) -> bool:
    if enrolled["event"] != "endpoint_enrolled" or enrolled["seq"] >= delivery["seq"]:
        return False
    return all(enrolled[name] == delivery[name] for name in ("endpoint", "unit"))


def _check_statement(
    delivery: dict[str, Any], enrolled: dict[str, Any] | None, key: VerifierKey, findings: Findings
) -> None:
    said = statement.read(delivery["statement"])
    if said is None or not statement.repeats(said, delivery, key.name):
        findings.check("acknowledgement", False)
        return
    known = (enrolled or said).get("device_key", said["device_key"])
    seen = said["checkpoint"]
    findings.check("acknowledgement", statement.is_signed_as(said, delivery, known))
    findings.check("acknowledgement", seen is None or 1 <= seen["size"] < delivery["seq"])
    findings.done("acknowledgement")
    if said["device_key"] is None:
        findings.done("unsigned")
    elif enrolled is None:
        findings.done("key_not_enrolled")
