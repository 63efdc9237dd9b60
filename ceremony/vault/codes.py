"""Codes that people read out and type: Crockford's base 32, forgiving in what it reads.

A release secret is written in nine groups of four: three characters of the secret and one check character,
so that a slip is caught in the group where it was made. The check is a sum over GF(32) with distinct weights
for the three places and the group's number: it finds every wrong character, every two neighbours exchanged
and every group in another's place.
"""

import hashlib
import hmac

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
JOIN_CODE_LENGTH = 8
_GROUPS = 9
_ALIKE = str.maketrans("OIL", "011", " -\u00a0")


class CodeSlip(ValueError):
    """``group`` counts from 1; 0 where the length is wrong."""

    def __init__(self, group: int) -> None:
        super().__init__(group)
        self.group = group


def normalise(typed: str) -> str:
    """As typed, without spaces and hyphens, in capitals, look-alikes read as digits."""
    return typed.upper().translate(_ALIKE)


def grouped(code: str) -> str:
    """In groups of four, as it is shown."""
    return " ".join(code[i : i + 4] for i in range(0, len(code), 4))


def keyed_code(key: bytes, label: str, length: int = JOIN_CODE_LENGTH) -> str:
    """A code that only the holder of the key can work out (HMAC-SHA256, five bits a character)."""
    digest = int.from_bytes(hmac.digest(key, label.encode(), hashlib.sha256), "big")
    return "".join(ALPHABET[digest >> (5 * i) & 31] for i in range(length))


def write_secret(secret: bytes) -> str:
    """16 bytes as nine groups of four characters."""
    number = int.from_bytes(secret, "big") << 7
    digits = [number >> (5 * i) & 31 for i in reversed(range(3 * _GROUPS))]
    groups = [digits[3 * g : 3 * g + 3] for g in range(_GROUPS)]
    return " ".join("".join(ALPHABET[d] for d in [*group, _check(group, g)]) for g, group in enumerate(groups))


def read_secret(typed: str) -> bytes:
    """The 16 bytes of a typed release code. Raises CodeSlip."""
    code = normalise(typed)
    if len(code) != 4 * _GROUPS:
        raise CodeSlip(0)
    number = 0
    for g in range(_GROUPS):
        digits = [ALPHABET.find(character) for character in code[4 * g : 4 * g + 4]]
        if -1 in digits or _check(digits[:3], g) != digits[3]:
            raise CodeSlip(g + 1)
        number = number << 15 | digits[0] << 10 | digits[1] << 5 | digits[2]
    if number & 0x7F:
        raise CodeSlip(_GROUPS)
    return (number >> 7).to_bytes(16, "big")


def _check(group: list[int], number: int) -> int:
    a, b, c = group
    return _times(2, a) ^ _times(4, b) ^ _times(8, c) ^ _times(16, number)


def _times(a: int, b: int) -> int:
    """Product in GF(32) with x^5 + x^2 + 1."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a <<= 1
        a ^= 0b100101 if a & 32 else 0
        b >>= 1
    return product
