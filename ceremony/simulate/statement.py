"""What an endpoint signs when it acknowledges (docs/evidence.md, section 2)."""

import json
from typing import Any

from .view import Handover, View


def acknowledgement(
    view: View,
    handover: Handover,
    manifest: list[dict[str, Any]],
    plaintexts: dict[str, str],
    own: dict[str, Any],
) -> str:
    """``plaintexts``: document -> SHA-256; ``own``: log, device_key, person, position, clock, checkpoint."""
    said = {
        "format": "ceremony/statement/v2",
        "conference": {key: view.conference[key] for key in ("title", "organiser", "date")},
        "handover": {"id": handover.id, "title": handover.title},
        "unit": {key: view.unit[key] for key in ("code", "name")},
        "endpoint": view.endpoint,
        "channel": "secure",
        "event": "acknowledged",
        "manual": True,
        "on_behalf_of": "",
        "reason": "",
        "drawing": "",
        "documents": [_document(listed, plaintexts) for listed in manifest],
        **own,
    }
    return json.dumps(said, ensure_ascii=False)


def _document(listed: dict[str, Any], plaintexts: dict[str, str]) -> dict[str, Any]:
    return {
        **{key: listed[key] for key in ("document", "type", "number", "symbol", "subject")},
        "sha256": plaintexts[listed["document"]],
        "envelope": listed["sha256"],
    }
