"""What is going on in the hall beside the ledger: hands, screens, pairing codes, the cue that comes next."""

from dataclasses import dataclass, field
from typing import Any

from . import clock
from .ceremony import Ceremony
from .displays import Displays
from .pairing import Pairing
from .pressing import Press, Pressing
from .rehearsing import Simulation, rehearsed
from .standby import Standby

_KEPT_MS = 5_000


@dataclass
class Hall:
    """``simulation`` is null in a live conference."""

    ceremony: Ceremony
    pressing: Pressing
    pairing: Pairing
    standby: Standby
    displays: Displays = field(default_factory=Displays)
    simulation: Simulation | None = None
    _rehearsed: tuple[int, dict[str, Any] | None] | None = None

    def press(self) -> Press:
        p = self.pressing
        return Press(p.held(), p.where(), p.armed_for_s, self.podiums())

    def podiums(self) -> dict[str, bool]:
        """The presenters whose podium is connected."""
        connected = self.displays.connected()
        with self.ceremony.state() as state:
            theirs = [s for s in state.screens.values() if s.kind == "podium" and connected[s.id]]
        return {screen.presenter: True for screen in theirs if screen.presenter}

    def simulating(self) -> dict[str, Any] | None:
        if self.simulation is None:
            return None
        count = self.simulation.count()
        return {"on": count > 0, "units": count}

    def rehearsed(self) -> dict[str, Any] | None:
        """What is known of this conference's rehearsal; read again after a few seconds at the earliest."""
        now = clock.monotonic_ms()
        if self._rehearsed is None or now - self._rehearsed[0] > _KEPT_MS:
            found = None if self.simulation else self.ceremony.offload(rehearsed, self.ceremony.data)
            self._rehearsed = (now, found)
        return self._rehearsed[1]
