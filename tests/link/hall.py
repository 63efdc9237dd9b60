"""The server near, its communes far: what the scenarios wait for and what the ledger must say at their end."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

from ceremony.services.ceremony import Ceremony
from ceremony.services.pressing import Place, Pressing
from tests.conference import HANDOVER, PRESENTERS
from tests.evidence.holds import assert_evidence_holds
from tests.server import Server

from .commune import Commune

WITHIN_S = 60.0
STEPS = ("package_delivered", "package_opened", "package_acknowledged")


@dataclass(frozen=True)
class Hall:
    server: Server
    communes: dict[str, Commune]

    def press(self) -> None:
        """All hands down at once, on a clock of its own, beside the server, which hears of it by the ledger."""
        with Ceremony.open(self.server.data) as ceremony:
            pressing = Pressing(ceremony, count(step=100).__next__)
            while pressing.tick() is None:
                pressing.hand(HANDOVER, 1, PRESENTERS[0].id, Place("screen", "stage"), True)
        self.until("handover_released")

    def until(self, event: str, units: Iterable[str] = ()) -> None:
        """The ledger holds it, of each of the units."""
        wanted = set(units)
        until(lambda: self.server.events(event) and wanted <= {e.get("unit") for e in self.server.events(event)})

    def assert_each_once(self, units: Iterable[str]) -> None:
        """Delivered, opened and acknowledged once, with its own documents, by one device; and the evidence holds."""
        for step in STEPS:
            found = Counter(entry["unit"] for entry in self.server.events(step))
            assert {unit: found[unit] for unit in units} == dict.fromkeys(units, 1), step
        enrolled = Counter(entry["unit"] for entry in self.server.events("endpoint_enrolled"))
        assert {unit: enrolled[unit] for unit in units} == dict.fromkeys(units, 1)
        assert not self.server.events("access_denied")
        assert_evidence_holds(self.server)


def until(condition: Callable[[], Any]) -> None:
    deadline = time.monotonic() + WITHIN_S
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
