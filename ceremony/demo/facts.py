"""What is known of the conference, read from ``data/``. It names positions, not persons."""

import csv
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True)
class Presenter:
    id: str
    name: str


@dataclass(frozen=True)
class Cue:
    """An item of the running order; ``time`` is HH:MM in the hall, as planned. ``scene`` is a kind of scene, and
    ``document`` the file that it shows, if it shows one."""

    id: str
    time: str
    minutes: int
    title: str
    speaker: str
    scene: str
    document: str = ""


@dataclass(frozen=True)
class Task:
    """One of the 11 groups of tasks and solutions; ``lead`` is the department that carries it."""

    title: str
    text: str
    lead: str


@dataclass(frozen=True)
class Indicator:
    """``office``: code of the department that follows it. ``above``: the value is to be exceeded."""

    id: str
    name: str
    measure: str
    province: Decimal
    group: str
    office: str
    above: bool = False


@dataclass(frozen=True)
class RosterUnit:
    """A unit of December 2022; ``parent`` is the code of a commune's district."""

    code: str
    name: str
    kind: str
    parent: str | None = None


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text("utf-8"), parse_float=Decimal)


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


_CONFERENCE = _toml("conference.toml")

#: Fields of ``core.conference.Conference`` but ``mode``.
CONFERENCE: dict[str, str] = {
    name: _CONFERENCE[name] for name in ("title", "theme", "organiser", "date", "venue", "language")
}
HANDOVER_TITLE: str = _CONFERENCE["handover"]["title"]
PRESENTERS = tuple(Presenter(**fields) for fields in _CONFERENCE["presenter"])
RUNNING_ORDER = tuple(Cue(**fields) for fields in _CONFERENCE["cue"])
TASKS = tuple(Task(**fields) for fields in _CONFERENCE["task"])

_TARGETS = _toml("targets.toml")

#: The 11 named targets of the province for 2023.
INDICATORS = tuple(Indicator(**{**fields, "province": Decimal(fields["province"])}) for fields in _TARGETS["indicator"])
#: Name and measure of an indicator where a level counts it in its own way: level -> indicator -> fields.
LEVELS: dict[str, dict[str, dict[str, str]]] = {name: _TARGETS[name] for name in ("district", "commune")}
#: District code -> indicator -> illustrative value.
DISTRICT_VALUES: dict[str, dict[str, Decimal]] = {
    code: {name: Decimal(value) for name, value in values.items()} for code, values in _TARGETS["districts"].items()
}
#: Department code -> its own illustrative targets (name, measure, value).
DEPARTMENT_TARGETS: dict[str, list[dict[str, Any]]] = _TARGETS["departments"]


@cache
def roster() -> tuple[RosterUnit, ...]:
    """The 9 districts, 20 departments and 152 communes, in this order."""
    communes = _rows("lao-cai-roster-2022.csv")
    districts = {row["district_code"]: row["district"] for row in communes}
    departments = _rows("lao-cai-departments-2022.csv")
    return (
        *(RosterUnit(code, name, "district") for code, name in districts.items()),
        *(RosterUnit(row["code"], row["full_name"], "department") for row in departments),
        *(RosterUnit(row["code"], row["full_name"], row["type"], row["district_code"]) for row in communes),
    )
