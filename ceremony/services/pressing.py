"""The press: hands come in from the screens, the server counts, one release is committed."""

from collections.abc import Callable

from ..core.entry import By, Refused
from ..core.handover import Handover, ReleaseHandover
from ..core.hands import Hands, complete
from . import clock
from .ceremony import Ceremony
from .preparing import base64
from .sequencer import Outcome


class Pressing:
    """Hands on the button of the armed handover. ``tick`` is called a few times a second while any is down."""

    def __init__(self, ceremony: Ceremony, now_ms: Callable[[], int] = clock.monotonic_ms) -> None:
        self._ceremony = ceremony
        self._now_ms = now_ms
        self._hands = Hands()
        self._for: tuple[str, int] | None = None

    def hand(self, handover_id: str, arming: int, presenter: str, screen: str, down: bool) -> Refused | None:
        """A screen says that a presenter's hand is (still) down, or let go."""
        handover = self._armed()
        if handover is None or handover.id != handover_id:
            return Refused("not_armed")
        if arming != handover.arming:
            return Refused("stale_arming")
        if presenter not in {p.id for p in handover.presenters}:
            return Refused("unknown_presenter")
        if down:
            self._hands.press(presenter, screen, self._now_ms())
        else:
            self._hands.lift(presenter, screen)
        return None

    def leave(self, screen: str) -> None:
        self._hands.leave(screen)

    def held(self) -> dict[str, int]:
        """Presenter -> ms held, now."""
        return self._hands.held(self._now_ms()) if self._armed() else {}

    def tick(self) -> Outcome | None:
        """Releases if every required hand has been down for long enough; None if not."""
        handover = self._armed()
        if handover is None:
            return None
        held = self.held()
        if not complete(held, [presenter.id for presenter in handover.presenters], handover.hold_ms):
            return None
        self._hands = Hands()
        return self._ceremony.submit(self._release(handover, held))

    def _armed(self) -> Handover | None:
        """The armed handover; hands of another arming do not count for it."""
        with self._ceremony.state() as state:
            armed = next((h for h in state.handovers.values() if h.state == "armed"), None)
        about = (armed.id, armed.arming) if armed else None
        if about != self._for:
            self._hands, self._for = Hands(), about
        return armed

    def _release(self, handover: Handover, held: dict[str, int]) -> ReleaseHandover:
        strongbox = self._ceremony.strongbox
        names = ", ".join(presenter.name for presenter in handover.presenters)
        return ReleaseHandover(
            handover=handover.id,
            arming=handover.arming,
            hands=held,
            secret=base64(strongbox.secret(handover.release_hash)),
            plaintexts={document: strongbox.plaintext_hash(document) for document in handover.envelopes},
            live=self._ceremony.presence.live(),
            by=By("presenter", names),
        )
