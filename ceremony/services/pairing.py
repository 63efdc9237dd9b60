"""How screens, podiums and panels come in: a code that the device shows and an operator types, or the other way round.

No password stands on a screen: the code is worthless once it was used, or when its page is closed.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from ..core.entry import SYSTEM, By, Refused
from ..core.screens import PairScreen, Screen
from ..vault import codes
from . import clock
from .ceremony import Ceremony
from .enrolment import digest

CODE_LENGTH = 6
INVITATION_LENGTH = 10
_INVITATION_MS = 600_000
_MOST_WAITING, _MOST_OF_AN_ADDRESS = 100, 12


class Paired(NamedTuple):
    screen: str
    token: str


@dataclass(frozen=True)
class Waiting:
    """A device that shows its code just now; ``kind`` is what its page is for."""

    code: str
    connection: str
    kind: str
    width: int
    height: int
    address: str = ""


@dataclass(frozen=True)
class Invitation:
    """What the desk offers to whoever opens its link first. ``until``: monotonic ms."""

    name: str
    kind: str
    presenter: str | None
    by: By
    until: int


class Pairing:
    def __init__(self, ceremony: Ceremony, now_ms: Callable[[], int] = clock.monotonic_ms) -> None:
        self.changed = False
        self._ceremony = ceremony
        self._now_ms = now_ms
        self._waiting: dict[str, Waiting] = {}
        self._invited: dict[str, Invitation] = {}

    def wait(self, connection: str, kind: str, width: int, height: int, address: str = "") -> str | Refused:
        """The code that a device shows until it is paired or leaves. One address cannot keep all others out."""
        self.leave(connection)
        if sum(one.address == address for one in self._waiting.values()) >= _MOST_OF_AN_ADDRESS:
            return Refused("too_many_screens")
        if len(self._waiting) >= _MOST_WAITING:
            del self._waiting[next(iter(self._waiting))]
        code = _code(CODE_LENGTH)
        self._waiting[code] = Waiting(code, connection, kind, width, height, address)
        self.changed = True
        return code

    def leave(self, connection: str) -> None:
        kept = {code: one for code, one in self._waiting.items() if one.connection != connection}
        self.changed = self.changed or len(kept) < len(self._waiting)
        self._waiting = kept

    def waiting(self) -> list[Waiting]:
        return list(self._waiting.values())

    def pair(self, code: str, name: str, kind: str, presenter: str | None, by: By) -> tuple[Waiting, Paired] | Refused:
        """The device that shows this code is in."""
        waiting = self._waiting.pop(codes.normalise(code), None)
        if waiting is None:
            return Refused("unknown_pairing")
        self.changed = True
        paired = let_in(self._ceremony, name, kind, presenter, by)
        if isinstance(paired, Refused):
            self._waiting[waiting.code] = waiting
            return paired
        return waiting, paired

    def invite(self, name: str, kind: str, presenter: str | None, by: By) -> str:
        """A code that lets one device in within ten minutes."""
        now = self._now_ms()
        self._invited = {code: one for code, one in self._invited.items() if one.until > now}
        code = _code(INVITATION_LENGTH)
        self._invited[code] = Invitation(name, kind, presenter, by, now + _INVITATION_MS)
        return code

    def redeem(self, code: str) -> Paired | Refused:
        invitation = self._invited.pop(codes.normalise(code), None)
        if invitation is None or invitation.until <= self._now_ms():
            return Refused("unknown_pairing")
        paired = let_in(self._ceremony, invitation.name, invitation.kind, invitation.presenter, invitation.by)
        if isinstance(paired, Refused):
            self._invited[codes.normalise(code)] = invitation
        return paired


def _code(length: int) -> str:
    return "".join(secrets.choice(codes.ALPHABET) for _ in range(length))


def let_in(ceremony: Ceremony, name: str, kind: str, presenter: str | None = None, by: By = SYSTEM) -> Paired | Refused:
    """A new screen and its token, which is shown this once."""
    token = secrets.token_urlsafe(32)
    screen = f"s_{secrets.token_hex(6)}"
    outcome = ceremony.submit(PairScreen(screen, name.strip(), kind, presenter, digest(token), by))
    return outcome if isinstance(outcome, Refused) else Paired(screen, token)


def screen_of(ceremony: Ceremony, token: object) -> Screen | None:
    """Whose token this is."""
    if not isinstance(token, str):
        return None
    with ceremony.state() as state:
        found = state.screen_tokens.get(digest(token))
        return state.screens[found] if found else None
