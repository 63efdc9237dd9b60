"""Tokens and keys of simulated endpoints, kept so that a restarted simulator goes on with the same devices."""

import json
import os
from pathlib import Path
from typing import Any


class Identities:
    """JSON lines, mode 600, the last line of a unit counts. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._known: dict[str, dict[str, Any]] = {}
        self._path = folder / "endpoints.jsonl" if folder else None
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch(mode=0o600)
            self._read(self._path)

    def get(self, unit: str) -> dict[str, Any] | None:
        """What enrolment answered: endpoint, token, unit and the log's key; and the device's own ``key``."""
        return self._known.get(unit)

    def keep(self, unit: str, identity: dict[str, Any]) -> None:
        self._known[unit] = identity
        if self._path:
            with self._path.open("ab") as file:
                # The newline in front: the line before it may have been cut short by a crash.
                file.write(b"\n" + json.dumps({"code": unit, **identity}, ensure_ascii=False).encode())
                os.fsync(file.fileno())

    def forget(self, unit: str) -> None:
        """Until the next ``keep``: the server does not know this token any more."""
        self._known.pop(unit, None)

    def _read(self, path: Path) -> None:
        for line in path.read_bytes().splitlines():
            try:
                identity = json.loads(line)
            except ValueError:  # empty, or cut short: that endpoint enrols anew
                continue
            self._known[identity.pop("code")] = identity
