"""How far each unit's staging is and how its line is, as its endpoints say. Never written: it is gone in a minute."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Progress:
    """``done`` and ``total`` in bytes, the others as measured at the endpoint, null where it cannot say."""

    done: int
    total: int
    remaining_s: int | None
    rtt_ms: int | None
    kbps: int | None


class StagingProgress:
    """By unit what its furthest endpoint said last. ``changes`` gives what moved since it was last asked."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, Progress]] = {}
        self._changed: set[str] = set()

    def said(self, unit: str, endpoint: str, progress: Progress) -> None:
        self._said.setdefault(unit, {})[endpoint] = progress
        self._changed.add(unit)

    def changes(self) -> dict[str, dict[str, Any]]:
        changed, self._changed = self._changed, set()
        return {unit: self.of(unit) for unit in changed}

    def of(self, unit: str) -> dict[str, Any]:
        return asdict(max(self._said[unit].values(), key=lambda one: one.done / one.total if one.total else 0))
