"""What a fleet has done so far, counted."""

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

STEPS = (
    "enrolled",
    "connected",
    "staged",
    "released",
    "delivered",
    "opened",
    "acknowledged",
    "refused",
    "failed",
)


class Progress:
    """How many endpoints have each step behind them; ``acknowledged`` are among the ``delivered``."""

    def __init__(self, endpoints: int) -> None:
        self.endpoints = endpoints
        self._reached: dict[str, set[str]] = {}
        self._counts: Counter[str] = Counter()

    def moved(self, unit: str, reached: set[str]) -> bool:
        """Takes in where an endpoint is now; whether that is news."""
        before = self._reached.get(unit, set())
        if reached == before:
            return False
        self._counts.update(reached - before)
        self._counts.subtract(before - reached)
        self._reached[unit] = reached
        return True

    def counts(self) -> dict[str, int]:
        return {"endpoints": self.endpoints, **{step: self._counts[step] for step in STEPS}}

    def all_reached(self, step: str) -> bool:
        """Whether nobody has ``step`` still before it: who refused or failed has not."""
        if step not in STEPS:
            return False
        arrived = sum(1 for reached in self._reached.values() if reached & {step, "refused", "failed"})
        return arrived == self.endpoints


@dataclass(frozen=True)
class Summary:
    """``complete``: all came as far as was asked. ``counts`` by step; ``wrong_documents`` counts packages in
    which a document did not hold, ``contradictions`` endpoints that saw a log which does not fit; ``refusals``
    code -> how often; ``failures`` unit -> what stopped it.
    """

    complete: bool
    counts: dict[str, int]
    wrong_documents: int
    bytes_downloaded: int
    seconds: float
    contradictions: int = 0
    refusals: dict[str, int] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Flat, for JSON: the counts beside the rest."""
        fields = asdict(self)
        return {**fields.pop("counts"), **fields}
