"""Who hears what: the audiences of an entry, and the entry as each of them is shown it."""

from typing import Any

from .entry import Entry

DESK = "desk"
STAGE = "stage"
ENDPOINTS = "endpoints"
PODIUMS = "podiums"
PREVIEW = "preview"

_DESK_ONLY = {
    "conference_created",
    "screen_paired",
    "screen_changed",
    "screen_removed",
    "help_called",
    "help_answered",
    "endpoint_ready",
    "unit_reminded",
    "package_step",
    "documents_imported",
    "operator_invited",
    "operator_signed_in",
    "package_faulted",
    "access_denied",
    "checkpoint_contradicted",
    "checkpoint_timestamped",
}
_EVERY_ENDPOINT = {"handover_armed", "handover_disarmed", "handover_released"}
_OWN_UNIT = {
    "endpoint_enrolled",
    "package_staged",
    "package_lost",
    "package_delivered",
    "package_opened",
    "package_acknowledged",
    "package_refused",
    "package_faulted",
    "checkpoint_contradicted",
    "help_called",
    "help_answered",
    "endpoint_ready",
    "unit_reminded",
    "package_step",
}
_PROGRAM = {"scene_taken", "scene_stepped", "scene_timed"}
_EVERY_PODIUM = {"handover_drafted", "handover_sealed", "handover_armed", "handover_disarmed", "handover_released"}
_HASHES_AND_LISTS = {
    "token_hash",
    "code_hash",
    "units",
    "documents",
    "removed",
    "plaintexts",
    "left_out",
    "targets",
    "crest",
    "background",
}
_PROOFS = {"device_key", "statement", "signature", "held", "shown", "checkpoint", "token"}
_NEVER_SHOWN = _HASHES_AND_LISTS | _PROOFS
_NOT_FOR_STAGE = {"person", "position", "on_behalf_of", "reason", "device", "endpoint", "clock", "signed"}


def unit_audience(code: str) -> str:
    return f"unit:{code}"


def audience(entry: Entry) -> list[str]:
    """The names of those an entry goes to."""
    names = [DESK]
    if entry.event not in _DESK_ONLY:
        names.append(STAGE)
        if entry.event not in _PROGRAM:
            names.append(PREVIEW)
    if entry.event in _EVERY_ENDPOINT:
        names.append(ENDPOINTS)
    if entry.event in _EVERY_PODIUM:
        names.append(PODIUMS)
    if entry.event in _OWN_UNIT:
        names.append(unit_audience(entry.fields["unit"]))
    if entry.event == "handover_sealed":
        names.extend(unit_audience(code) for code in (*entry.fields["packages"], *entry.fields["left_out"]))
    return names


def seen_by(name: str, entry: Entry) -> dict[str, Any]:
    """The entry as an audience is shown it: without hashes of secrets, long lists, or others' names."""
    shown = {key: value for key, value in entry.as_dict().items() if key not in _NEVER_SHOWN}
    if entry.event == "handover_sealed":
        shown["units"] = len(shown.pop("packages"))
        shown["envelopes"] = len(shown["envelopes"])
    if "signature" in entry.fields:
        shown["signed"] = entry.fields["signature"] is not None
    if name == DESK:
        return shown
    if name == PODIUMS:
        return {key: shown[key] for key in ("seq", "at", "event", "handover", "arming") if key in shown}
    if name in (STAGE, PREVIEW):
        shown = {key: value for key, value in shown.items() if key not in _NOT_FOR_STAGE}
        return {**shown, "by": {"role": entry.by.role}}
    if entry.event == "handover_released":
        return {key: shown[key] for key in ("seq", "at", "event", "handover", "secret")}
    if entry.event == "handover_sealed":
        return {key: shown[key] for key in ("seq", "at", "event", "handover", "sealing", "release_hash")}
    return shown
