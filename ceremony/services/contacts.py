"""Whom to call at a unit. Personal data: beside the ledger, in no evidence, and gone when somebody asks for it."""

from collections.abc import Collection, Mapping
from contextlib import closing
from typing import Any

from ..vault.strongbox import Contact, Strongbox
from .ceremony import Ceremony
from .rehearsing import FOLDER

SHEET, ENDPOINT = "sheet", "endpoint"


def keep(ceremony: Ceremony, source: str, contacts: Mapping[str, Contact]) -> int:
    """Unit -> contact, those that say nothing left out. How many changed; of two sources the newest word counts."""
    said = {unit: contact for unit, contact in contacts.items() if any(contact)}
    return ceremony.strongbox.keep_contacts(source, said) if said else 0


def contact_of(ceremony: Ceremony, unit: str) -> dict[str, str] | None:
    contact = ceremony.strongbox.contact(unit)
    return contact._asdict() if contact else None


def contacts(ceremony: Ceremony) -> dict[str, dict[str, str]]:
    """By unit."""
    return {unit: contact._asdict() for unit, contact in ceremony.strongbox.contacts().items()}


def forget(ceremony: Ceremony, units: Collection[str] | None = None) -> int:
    """Of some units, or all; in its rehearsal as well. How many units had one."""
    count = ceremony.strongbox.forget_contacts(units)
    rehearsal = ceremony.data / FOLDER / "strongbox.db"
    if rehearsal.is_file():
        with closing(Strongbox(rehearsal)) as box:
            box.forget_contacts(units)
    return count


class ContactChanges:
    """``changes`` gives what is other than when it was last asked, by whichever process: null is forgotten."""

    def __init__(self, ceremony: Ceremony) -> None:
        self._ceremony = ceremony
        self._mark = ceremony.strongbox.mark()
        self._told = contacts(ceremony)

    def changes(self) -> dict[str, Any]:
        mark = self._ceremony.strongbox.mark()
        if mark == self._mark:
            return {}
        before, now = self._told, contacts(self._ceremony)
        self._mark, self._told = mark, now
        return {unit: now.get(unit) for unit in now.keys() | before.keys() if now.get(unit) != before.get(unit)}
