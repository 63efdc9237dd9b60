"""The form that the stage draws (static/js/stage/layout.js), checked where people bring it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..problems import Problem, refuse
from .numbers import LARGEST, only_numbers

# Straight lines only: M, L, H, V and Z. Each character belongs to one kind of token, so there is one way to split.
_TOKEN = re.compile(r"[MmLlHhVvZz]|(?P<number>-?(?:\d+(?:\.\d*)?|\.\d+)(?:e-?\d+)?)|[\s,]+", re.ASCII)
Map = dict[str, Any]


def is_own_form(found: Mapping[str, Any]) -> bool:
    return "viewBox" in found and "units" in found


def check(file: str, found: Mapping[str, Any]) -> None:
    """Raises ImportRefused with everything about it that the stage could not draw."""
    refuse(list(_problems(file, found)))


def _problems(file: str, found: Mapping[str, Any]) -> Iterator[Problem]:
    box = found["viewBox"]
    if not (_numbers(box, 4) and box[2] > 0 and box[3] > 0):
        yield Problem("map_own_field", file, field="viewBox")
    if not _is_path(found.get("outline")):
        yield Problem("map_own_field", file, field="outline")
    if not isinstance(found.get("note", ""), str):
        yield Problem("map_own_field", file, field="note")
    yield from _of_list(file, found["units"], "units", ("cx", "cy"))
    yield from _of_list(file, found.get("districts", []), "districts", ())
    if not found["units"]:
        yield Problem("map_no_features", file)


def _of_list(file: str, items: Any, name: str, numbers: tuple[str, ...]) -> Iterator[Problem]:
    if not isinstance(items, list):
        yield Problem("map_own_field", file, field=name)
        return
    seen: set[str] = set()
    for number, item in enumerate(items, 1):
        field = _missing(item, numbers)
        if field:
            yield Problem("map_own_field", file, field=f"{name}[{number}].{field}")
        elif item["code"] in seen:
            yield Problem("map_own_twice", file, unit=item["code"])
        else:
            seen.add(item["code"])


def _missing(item: Any, numbers: tuple[str, ...]) -> str:
    """The field that is not as it has to be; empty if all are."""
    if not isinstance(item, dict):
        return "code"
    texts = [name for name in ("code", "name") if not isinstance(item.get(name), str) or not item[name]]
    wrong = [name for name in numbers if not _numbers([item.get(name)], 1)]
    paths = [] if _is_path(item.get("d")) else ["d"]
    return next(iter([*texts, *wrong, *paths]), "")


def _numbers(values: Any, count: int) -> bool:
    return isinstance(values, list) and len(values) == count and only_numbers(values)


def _is_path(text: Any) -> bool:
    if not isinstance(text, str) or not text.strip().startswith(("M", "m")):
        return False
    read = 0
    for token in _TOKEN.finditer(text):
        if token.start() != read or (token["number"] and abs(float(token["number"])) > LARGEST):
            return False
        read = token.end()
    return read == len(text)
