"""Scenes: what a large screen can show, as data: a kind, and what that kind needs to know."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .entry import Refused

if TYPE_CHECKING:
    from .state import State

Scene = Mapping[str, Any]

SCENES: dict[str, tuple[str, ...]] = {
    "neutral": (),
    "lobby": (),
    "welcome": (),
    "programme": (),
    "speaker": ("name", "position", "topic"),
    "targets": (),
    "document": ("document",),
    "handover": ("handover",),
    "announcement": ("title", "text"),
    "closing": (),
}
NEUTRAL: Scene = {"kind": "neutral"}
LONGEST_TEXT = 600


def handover_scene(handover: str) -> Scene:
    return {"kind": "handover", "handover": handover}


def formed(scene: object) -> bool:
    """Whether this is a scene at all: a known kind with its fields, all of them short texts, and no others."""
    if not isinstance(scene, Mapping) or not all(_is_text(value) for value in scene.values()):
        return False
    kind = scene.get("kind")
    return kind in SCENES and scene.keys() == {"kind", *SCENES[kind]}


def _is_text(value: object) -> bool:
    """Short, and without halves of surrogate pairs, which cannot be stored."""
    return isinstance(value, str) and len(value) <= LONGEST_TEXT and value == value.encode(errors="replace").decode()


def showable(state: "State", scene: Scene) -> Refused | None:
    """Why the scene cannot be shown now; None if it can. A document only after its release, and only one that is for
    more than single units: the wall is no place for what one unit alone is to read."""
    if not formed(scene):
        return Refused("malformed")
    if scene["kind"] == "handover" and scene["handover"] not in state.handovers:
        return Refused("unknown_handover", values={"handover": scene["handover"]})
    if scene["kind"] == "document":
        return _document_showable(state, scene["document"])
    return None


def _document_showable(state: "State", id_: str) -> Refused | None:
    for handover in state.handovers.values():
        document = handover.sealed.get(id_) or handover.documents.get(id_)
        if document is None:
            continue
        if not document.common:
            return Refused("document_not_common", values={"filename": document.filename})
        return None if handover.state == "released" else Refused("document_not_released")
    return Refused("unknown_document")
