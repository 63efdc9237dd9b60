"""Hands on the button. The server's own clock counts, so that no screen can claim a hold.

A presenter's hand is down as long as any screen keeps saying so; saying so lapses after ``LAPSE_MS``.
Times are milliseconds of one monotonic clock, given by the caller.
"""

from dataclasses import dataclass, field

LAPSE_MS = 500


@dataclass
class Hands:
    """(presenter, screen) -> (down since, last heard)."""

    down: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def press(self, presenter: str, screen: str, now: int) -> None:
        """A hand is down, or still down."""
        since, last = self.down.get((presenter, screen), (now, now))
        if now - last > LAPSE_MS:
            since = now
        self.down[presenter, screen] = (since, now)

    def lift(self, presenter: str, screen: str) -> None:
        self.down.pop((presenter, screen), None)

    def leave(self, screen: str) -> None:
        """A screen is gone, and with it every hand on it."""
        self.down = {key: times for key, times in self.down.items() if key[1] != screen}

    def places(self, now: int) -> dict[str, str]:
        """Presenter -> the screen on which the hand has been down longest."""
        self.held(now)
        eldest = sorted(self.down.items(), key=lambda hand: hand[1], reverse=True)
        return {presenter: screen for (presenter, screen), _ in eldest}

    def held(self, now: int) -> dict[str, int]:
        """Presenter -> ms held without a gap, for those that are holding."""
        self.down = {key: times for key, times in self.down.items() if now - times[1] <= LAPSE_MS}
        held: dict[str, int] = {}
        for (presenter, _), (since, _) in self.down.items():
            held[presenter] = max(held.get(presenter, 0), now - since)
        return held


def complete(held: dict[str, int], presenters: list[str], hold_ms: int, quorum: int) -> bool:
    """Whether as many of the presenters as have to held for the whole time."""
    return bool(presenters) and sum(held.get(p, 0) >= hold_ms for p in presenters) >= max(1, quorum)
