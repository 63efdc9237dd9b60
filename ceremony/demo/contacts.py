"""Whom to call at the units of the demo: positions, and numbers that nobody has."""

from ..vault.strongbox import Contact
from . import facts

_POSITIONS = {"department": "Chánh Văn phòng", "district": "Chánh Văn phòng HĐND và UBND"}
_OF_A_COMMUNE = "Công chức Văn phòng – Thống kê"
_OF_THE_OFFICE = "Trưởng phòng Hành chính"
HOTLINE = "0214 000 0000"


def contacts() -> dict[str, Contact]:
    """By unit."""
    return {unit.code: Contact(_position(unit), _number(place)) for place, unit in enumerate(facts.roster(), 1)}


def _position(unit: facts.RosterUnit) -> str:
    if unit.name.startswith("Văn phòng "):
        return _OF_THE_OFFICE
    return _POSITIONS.get(unit.kind, _OF_A_COMMUNE)


def _number(place: int) -> str:
    """In Lào Cai (0214), where as everywhere no subscriber's number begins with 0: nobody's telephone rings."""
    return f"0214 000 0{place:03d}"
