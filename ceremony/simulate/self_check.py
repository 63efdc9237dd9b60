"""What a simulated endpoint finds when it checks itself: always the same for a unit, and mostly good."""

from hashlib import sha256

from .view import View

_LOOKED_AT = ("link", "clock", "storage", "sound", "awake", "envelope")
_DOUBTFUL = ("link", "storage", "sound", "awake")
_ONE_IN = 12


def self_check(view: View) -> dict[str, object]:
    """The payload of ``ready``. It names nobody: whom to call there is for people to say."""
    chance = sha256(view.unit["code"].encode()).digest()
    checks = dict.fromkeys(_LOOKED_AT, "ok")
    if chance[0] % _ONE_IN == 0:
        checks[_DOUBTFUL[chance[1] % len(_DOUBTFUL)]] = "warning"
    return {"checks": checks, "person": "", "phone": ""}
