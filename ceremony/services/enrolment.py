"""How devices and people come in: join codes, tokens, one-time sign-in links, and a brake on guessing."""

import hashlib
import secrets
from collections import deque
from collections.abc import Callable, Mapping
from datetime import timedelta

from ..core.endpoints import Endpoint, EnrolEndpoint
from ..core.entry import SYSTEM, By, Refused
from ..core.operators import InviteOperator, SignIn
from ..core.units import Unit, receiving
from ..vault import codes
from . import clock
from .ceremony import Ceremony, JoinCodes
from .sequencer import Outcome

INVITATION_VALID = timedelta(hours=24)
_ATTEMPTS, _WITHIN_MS = 10, 60_000


def join_codes(ceremony: Ceremony) -> Mapping[str, str]:
    """Unit code -> join code, of every receiving unit. Worked out from a key; stored nowhere."""
    return _join_codes(ceremony).by_unit


def _join_codes(ceremony: Ceremony) -> JoinCodes:
    key = ceremony.strongbox.key("join")
    with ceremony.state() as state:
        known = ceremony.join_codes
        if known is None or known.units_seq != state.units_seq:
            by_unit = {unit.code: codes.keyed_code(key, f"join/v1\n{unit.code}") for unit in receiving(state)}
            known = JoinCodes(state.units_seq, by_unit, {code: unit for unit, code in by_unit.items()})
            ceremony.join_codes = known
        return known


def stage_key(ceremony: Ceremony) -> str:
    """What a stage screen shows to be let in."""
    return codes.keyed_code(ceremony.strongbox.key("stage"), "stage/v1", 20)


Enrolled = tuple[Endpoint, str, Unit]


def enrol(ceremony: Ceremony, code: str, device: str, device_key: str | None = None) -> Enrolled | Refused:
    """A new endpoint, its token (shown this once), and its unit."""
    unit_code = _join_codes(ceremony).by_code.get(codes.normalise(code))
    if unit_code is None:
        return Refused("unknown_code")
    token = secrets.token_urlsafe(32)
    endpoint = Endpoint(f"e_{secrets.token_hex(6)}", unit_code, device, digest(token), device_key)
    outcome = ceremony.submit(EnrolEndpoint(endpoint))
    if isinstance(outcome, Refused):
        return outcome
    with ceremony.state() as state:
        return state.endpoints[endpoint.id], token, state.units[unit_code]


def endpoint_of(ceremony: Ceremony, token: object) -> Endpoint | None:
    """Whose token this is."""
    if not isinstance(token, str):
        return None
    with ceremony.state() as state:
        found = state.tokens.get(digest(token))
        return state.endpoints[found] if found else None


def invite_operator(ceremony: Ceremony, by: By = SYSTEM) -> str:
    """A sign-in code that works once, within a day."""
    code = secrets.token_urlsafe(16)
    ceremony.submit(InviteOperator(digest(code), clock.later(INVITATION_VALID), by))
    return code


def sign_in(ceremony: Ceremony, code: str, name: str) -> Outcome:
    return ceremony.submit(SignIn(digest(code.strip()), name.strip(), clock.now()))


def digest(value: str) -> str:
    return hashlib.sha256(value.encode(errors="replace")).hexdigest()


class Brake:
    """Ten wrong codes from one address within a minute; then that address waits."""

    def __init__(self, now_ms: Callable[[], int] = clock.monotonic_ms) -> None:
        self._now_ms = now_ms
        self._wrong: dict[str, deque[int]] = {}

    def wait_s(self, address: str) -> int:
        """Seconds that this address has to wait; 0 if it may try."""
        wrong = self._recent(address)
        if len(wrong) < _ATTEMPTS:
            return 0
        return (wrong[0] + _WITHIN_MS - self._now_ms()) // 1000 + 1

    def wrong(self, address: str) -> None:
        self._wrong.setdefault(address, deque(maxlen=_ATTEMPTS)).append(self._now_ms())

    def _recent(self, address: str) -> deque[int]:
        wrong = self._wrong.get(address, deque())
        while wrong and wrong[0] + _WITHIN_MS <= self._now_ms():
            wrong.popleft()
        if not wrong:
            self._wrong.pop(address, None)
        return wrong
