"""JSON in its one canonical spelling: keys sorted, no spaces, no escapes but those that JSON demands."""

import json
from typing import Any


def encode(value: object) -> bytes:
    """Raises ValueError for half a surrogate pair, and RecursionError for nesting beyond reason."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(content: bytes) -> Any:
    """JSON whose numbers are integers. Raises ValueError, also for what is not UTF-8 or nested beyond reason."""
    try:
        return json.loads(content.decode(), parse_constant=_no_number, parse_float=_no_number)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no integer")
