"""Drawing a map in a process of its own: outlines may be made to take all time and memory, and shapely is C++."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..problems import ImportRefused, Problem
from .own_form import Map
from .reading import MapUnit, Note, Units, read_map

SECONDS = 60
MEMORY = 4 * 1024**3  # bytes of address space


def read_map_apart(path: Path, units: Units, named: str | None, note: Note) -> tuple[Map, list[Problem]]:
    """As ``read_map``, which is given up after SECONDS: ``map_too_slow``."""
    asked = {"units": {code: asdict(unit) for code, unit in units.items()}, "named": named, "note": asdict(note)}
    command = [sys.executable, "-P", "-m", __name__, str(path.resolve())]
    try:
        done = subprocess.run(  # noqa: S603 - our own
            command, input=json.dumps(asked).encode(), capture_output=True, timeout=SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise ImportRefused([Problem("map_too_slow", path.name, seconds=SECONDS)]) from error
    except subprocess.CalledProcessError as error:
        raise ImportRefused([Problem("map_not_drawn", path.name)]) from error
    answer = json.loads(done.stdout)
    if answer["map"] is None:
        raise ImportRefused(map(_problem, answer["problems"]))
    return answer["map"], list(map(_problem, answer["problems"]))


def _problem(told: Mapping[str, Any]) -> Problem:
    place = {name: value for name, value in told.items() if name != "params"}
    return Problem(**place, **told["params"])


def _answer(path: Path, asked: Mapping[str, Any]) -> dict[str, Any]:
    units = {code: MapUnit(**unit) for code, unit in asked["units"].items()}
    drawn: Map | None = None
    try:
        drawn, problems = read_map(path, units, asked["named"], Note(**asked["note"]))
    except ImportRefused as refused:
        problems = list(refused.problems)
    return {"map": drawn, "problems": [vars(problem) for problem in problems]}


def _limit() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    _limit()
    json.dump(_answer(Path(sys.argv[1]), json.load(sys.stdin)), sys.stdout)
