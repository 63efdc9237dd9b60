"""The press: hands come in from the screens, the server counts, one release is committed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..core.entry import By, Refused
from ..core.handover import DisarmHandover, Handover, ReleaseHandover
from ..core.hands import Hands, complete
from . import clock
from .ceremony import Ceremony
from .preparing import base64
from .sequencer import Outcome

ARMED_FOR_S = 300
_LEFT_MS = 30_000


@dataclass(frozen=True)
class Place:
    """Where a hand is: ``connection`` tells it from others; ``kind`` is stage, podium or desk; at the desk ``operator``
    holds it."""

    connection: str
    kind: str = "stage"
    operator: str = ""


class Press(NamedTuple):
    """What is known of the press beside the ledger: ``hands``: presenter -> held ms, ``places``: presenter -> the kind
    of place of that hand, ``armed_for_s``: an arming ends after so long, ``podiums``: whose podium is there."""

    hands: Mapping[str, int]
    places: Mapping[str, str]
    armed_for_s: float
    podiums: Mapping[str, bool]


class Pressing:
    """Hands on the button of the armed handover. ``tick`` is called a few times a second.

    An arming ends by itself after ``armed_for_s`` seconds (0: never); a hand that is down then has as long again.
    """

    def __init__(
        self,
        ceremony: Ceremony,
        now_ms: Callable[[], int] = clock.monotonic_ms,
        armed_for_s: float = ARMED_FOR_S,
    ) -> None:
        self.armed_for_s = armed_for_s
        self._ceremony = ceremony
        self._now_ms = now_ms
        self._hands = Hands()
        self._places: dict[str, Place] = {}
        self._for: tuple[str, int] | None = None
        self._armed_since = 0

    def hand(self, handover_id: str, arming: int, presenter: str, place: Place, down: bool) -> Refused | None:
        """A presenter's hand is (still) down at a place, or let go."""
        handover = self._armed()
        if handover is None or handover.id != handover_id:
            return Refused("not_armed")
        if arming != handover.arming:
            return Refused("stale_arming")
        if presenter not in {p.id for p in handover.presenters}:
            return Refused("unknown_presenter")
        self._places[place.connection] = place
        if down:
            self._hands.press(presenter, place.connection, self._now_ms())
        else:
            self._hands.lift(presenter, place.connection)
        return None

    def leave(self, connection: str) -> None:
        """Every hand there is lifted: it is gone, or no longer takes hands."""
        self._hands.leave(connection)
        self._places.pop(connection, None)

    def held(self) -> dict[str, int]:
        """Presenter -> ms held, now."""
        return self._hands.held(self._now_ms()) if self._armed() else {}

    def where(self) -> dict[str, str]:
        """Presenter -> the kind of place where the hand is, now."""
        return {p: self._places[c].kind for p, c in self._hands.places(self._now_ms()).items() if c in self._places}

    def tick(self) -> Outcome | None:
        """Releases if as many hands as have to have been down for long enough; disarms what was armed for too long."""
        handover = self._armed()
        if handover is None:
            return None
        now = self._now_ms()
        held = self._hands.held(now)
        if complete(held, [p.id for p in handover.presenters], handover.hold_ms, handover.quorum):
            release = self._release(handover, held, self._hands.places(now))
            self._hands = Hands()
            return self._ceremony.submit(release)
        if self._is_overdue(now, patience=2 if held else 1):
            self._ceremony.submit(DisarmHandover(handover.id, handover.arming, "timeout"))
        return None

    def _is_overdue(self, now: int, patience: int) -> bool:
        return 0 < patience * self.armed_for_s * 1000 <= now - self._armed_since

    def _armed(self) -> Handover | None:
        """The armed handover; hands of another arming do not count for it."""
        with self._ceremony.state() as state:
            armed = next((h for h in state.handovers.values() if h.state == "armed"), None)
        about = (armed.id, armed.arming) if armed else None
        if about != self._for:
            self._hands, self._places, self._for = Hands(), {}, about
            self._armed_since = self._now_ms() - (self._armed_ago_ms(armed) if armed else 0)
        return armed

    def _armed_ago_ms(self, armed: Handover) -> int:
        """By the clock, since a restart forgets; but whatever the clock was set to, there is a while left."""
        ago = clock.ms_since(armed.armed_at) if armed.armed_at else 0
        return max(0, min(ago, round(self.armed_for_s * 1000) - _LEFT_MS))

    def _release(self, handover: Handover, held: dict[str, int], at: dict[str, str]) -> ReleaseHandover:
        strongbox = self._ceremony.strongbox
        pressed = [p for p in handover.presenters if held.get(p.id, 0) >= handover.hold_ms]
        places = {p.id: self._places[at[p.id]] for p in pressed}
        operators = {id_: place.operator for id_, place in places.items() if place.kind == "desk"}
        names = ", ".join(p.name for p in pressed if p.id not in operators)
        return ReleaseHandover(
            handover=handover.id,
            arming=handover.arming,
            hands=held,
            secret=base64(strongbox.secret(handover.release_hash)),
            plaintexts={document: strongbox.plaintext_hash(document) for document in handover.envelopes},
            live=self._ceremony.presence.live(),
            places={presenter: place.kind for presenter, place in places.items()},
            operators=operators,
            by=By("presenter", names) if names else By("operator", ", ".join(sorted(set(operators.values())))),
        )
