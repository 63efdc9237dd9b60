"""The province's targets handed down to every unit. Deterministic: the same roster gives the same figures.

A district's figures stand in ``data/targets.toml``. A commune's follow from its district's: quantities add
up to it (or to a stated part of it), rates have it as their mean; how they differ from one commune to the
next depends on the kind of commune and a hash of its code.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from . import facts
from .facts import Indicator, RosterUnit

#: A commune collects a small part of the revenue; the rest is the province's and the district's.
COLLECTED_BY_COMMUNES = Decimal("0.04")
#: Crafts, counted by wards and townships, within a district's industrial output.
CRAFTS = Decimal("0.03")
RURAL_CRITERIA = 19


@dataclass(frozen=True)
class Target:
    """One indicator x unit x value x measure. ``office``: code of the department that follows it."""

    indicator: str
    name: str
    measure: str
    value: Decimal
    office: str
    above: bool = False

    @property
    def text(self) -> str:
        """The value as Vietnamese offices write it: 12.000, 67,7, trên 11."""
        written = f"{self.value:,}".translate(str.maketrans(",.", ".,"))
        return f"trên {written}" if self.above else written


@cache
def provincial() -> tuple[Target, ...]:
    return tuple(Target(i.id, i.name, i.measure, i.province, i.office, i.above) for i in facts.INDICATORS)


@cache
def of_units() -> dict[str, tuple[Target, ...]]:
    """Unit code -> its targets, for every unit of the roster."""
    roster = facts.roster()
    handed_down: dict[str, tuple[Target, ...]] = {}
    for unit in roster:
        if unit.kind == "department":
            handed_down[unit.code] = _department(unit)
        elif unit.kind == "district":
            communes = [other for other in roster if other.parent == unit.code]
            handed_down[unit.code] = _district(unit.code)
            handed_down |= _communes(unit.code, communes)
    return handed_down


def _department(unit: RosterUnit) -> tuple[Target, ...]:
    followed = (target for target in provincial() if target.office == unit.code)
    own = (
        Target(f"{unit.code}-{n}", row["name"], row["measure"], Decimal(row["value"]), unit.code)
        for n, row in enumerate(facts.DEPARTMENT_TARGETS[unit.code], 1)
    )
    return (*followed, *own)


def _district(code: str) -> tuple[Target, ...]:
    values = facts.DISTRICT_VALUES[code]
    return tuple(_target("district", indicator, values[indicator.id]) for indicator in facts.INDICATORS)


def _communes(district: str, communes: Sequence[RosterUnit]) -> dict[str, tuple[Target, ...]]:
    values = {
        indicator.id: _shares(indicator.id, facts.DISTRICT_VALUES[district][indicator.id], communes)
        for indicator in facts.INDICATORS
    }
    return {
        commune.code: tuple(
            _target("commune", indicator, values[indicator.id][commune.code])
            for indicator in facts.INDICATORS
            if commune.code in values[indicator.id]
        )
        for commune in communes
    }


def _target(level: str, indicator: Indicator, value: Decimal) -> Target:
    own = facts.LEVELS[level].get(indicator.id, {})
    name, measure = own.get("name", indicator.name), own.get("measure", indicator.measure)
    return Target(indicator.id, name, measure, value, indicator.office)


def _shares(indicator: str, value: Decimal, communes: Sequence[RosterUnit]) -> dict[str, Decimal]:
    """Commune code -> value, for those of a district's communes that get this indicator."""
    rural = [c for c in communes if c.kind == "xa"]
    urban = [c for c in communes if c.kind != "xa"]
    match indicator:
        case "revenue":  # million đồng, from billion
            return _quantity(indicator, value * 1000 * COLLECTED_BY_COMMUNES, communes, step=10, urban=3)
        case "industry":  # billion đồng
            return _quantity(indicator, value * CRAFTS, urban, step=1, urban=1)
        case "visitors":  # persons, from thousands
            seen = [c for c in communes if c.kind != "xa" or _chance(c, indicator) < 0.3]
            return _quantity(indicator, value * 1000, seen, step=100, urban=4)
        case "income":
            return _rate(value, indicator, communes, step=Decimal(1), spread=0.12, urban=1.2)
        case "poverty":
            return _rate(value, indicator, communes, step=Decimal("0.1"), spread=0.35, urban=0.6)
        case "training":
            return _rate(value, indicator, communes, step=Decimal("0.1"), spread=0.05, urban=1.1)
        case "insurance":
            return _rate(value, indicator, communes, step=Decimal("0.1"), spread=0.012, urban=1)
        case "forest":
            return _rate(value, indicator, rural, step=Decimal("0.1"), spread=0.25, urban=1)
        case "rural":
            return _criteria(int(value), rural)
        case _:
            return {}


def _quantity(
    indicator: str, total: Decimal, communes: Sequence[RosterUnit], *, step: int, urban: float
) -> dict[str, Decimal]:
    weights = [_weight(c, indicator, 0.4, urban) for c in communes]
    parts = apportion(int(total / step), weights)
    return {c.code: Decimal(part * step) for c, part in zip(communes, parts, strict=True)}


def _rate(
    mean: Decimal, indicator: str, communes: Sequence[RosterUnit], *, step: Decimal, spread: float, urban: float
) -> dict[str, Decimal]:
    weights = [_weight(c, indicator, spread, urban) for c in communes]
    parts = apportion(int(mean / step * len(communes)), weights)
    return {c.code: part * step for c, part in zip(communes, parts, strict=True)}


def _criteria(reaching: int, communes: Sequence[RosterUnit]) -> dict[str, Decimal]:
    """As many communes as the district is asked for meet all criteria, the others some of them."""
    ranked = sorted(communes, key=lambda c: _chance(c, "rural"))
    met = {c.code: Decimal(9 + int(8 * _chance(c, "criteria"))) for c in ranked[reaching:]}
    return {**{c.code: Decimal(RURAL_CRITERIA) for c in ranked[:reaching]}, **met}


def apportion(total: int, weights: Iterable[float]) -> list[int]:
    """Whole parts of ``total`` in proportion to the weights, adding up to it (largest remainders)."""
    weights = list(weights)
    exact = [total * weight / sum(weights) for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda n: parts[n] - exact[n])
    for n in by_remainder[: total - sum(parts)]:
        parts[n] += 1
    return parts


def _weight(commune: RosterUnit, indicator: str, spread: float, urban: float) -> float:
    base = 1.0 if commune.kind == "xa" else urban
    return base * (1 + spread * (2 * _chance(commune, indicator) - 1))


def _chance(commune: RosterUnit, indicator: str) -> float:
    """Between 0 and 1, the same on every machine and day."""
    digest = hashlib.sha256(f"{commune.code}/{indicator}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48
