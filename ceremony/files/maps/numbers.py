"""What may stand where a coordinate is meant."""

from typing import Any

#: Beyond any plane coordinate in metres, and far from where a float loses its tenths.
LARGEST = 1e9


def only_numbers(value: Any) -> bool:
    """Lists of numbers, however deep: no text, no true and false, nothing beyond LARGEST. Raises RecursionError."""
    if isinstance(value, list | tuple):
        return all(map(only_numbers, value))
    return type(value) in (int, float) and abs(value) <= LARGEST
