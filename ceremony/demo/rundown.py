"""The running order as cues, each with the scene that the screens show."""

from collections.abc import Mapping

from ..core.agenda import Cue, PlanRundown
from ..core.scenes import Scene, handover_scene
from . import facts

HANDOVER = "h1"


def rundown(documents: Mapping[str, str]) -> PlanRundown:
    """``documents``: file name -> id."""
    return PlanRundown(
        tuple(
            Cue(cue.time, cue.minutes, cue.title, cue.speaker, cue.id, _scene(cue, documents))
            for cue in facts.RUNNING_ORDER
        )
    )


def _scene(cue: facts.Cue, documents: Mapping[str, str]) -> Scene:
    match cue.scene:
        case "speaker":
            return {"kind": "speaker", "name": "", "position": cue.speaker, "topic": cue.title}
        case "handover":
            return handover_scene(HANDOVER)
        case "document":
            return {"kind": "document", "document": documents[cue.document]}
        case kind:
            return {"kind": kind}
