"""Base45 (RFC 9285): bytes in the 45 characters of a QR code's alphanumeric mode."""

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}


def encode(content: bytes) -> str:
    pieces = (content[at : at + 2] for at in range(0, len(content), 2))
    return "".join(_digits(int.from_bytes(piece, "big"), len(piece) + 1) for piece in pieces)


def _digits(value: int, count: int) -> str:
    """Least significant first."""
    return "".join(_ALPHABET[value // 45**place % 45] for place in range(count))


def decode(text: str) -> bytes:
    """Raises ValueError for what is not base45."""
    pieces = [text[at : at + 3] for at in range(0, len(text), 3)]
    return b"".join(map(_bytes, pieces))


def _bytes(piece: str) -> bytes:
    try:
        value: int = sum(_VALUES[character] * 45**place for place, character in enumerate(piece))
        if len(piece) == 1:
            raise ValueError(piece)
        return value.to_bytes(len(piece) - 1, "big")
    except (KeyError, OverflowError) as error:
        raise ValueError(piece) from error
