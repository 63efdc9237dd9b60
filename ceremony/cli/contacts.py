"""``ceremony contacts``: whom to call at the units, which is kept for as long as it is needed."""

import json
from pathlib import Path
from typing import Any

import click

from ..console import Failed, say
from .shared import data_option, json_option, opened


@click.group(help=say("cli.help_contacts"))
def contacts() -> None:
    pass


@contacts.command("forget", help=say("cli.help_contacts_forget"))
@data_option
@click.option("--unit", "units", multiple=True, metavar="CODE", help=say("cli.help_contacts_unit"))
@click.option("--all", "everyone", is_flag=True, help=say("cli.help_contacts_all"))
@json_option
def forget(data: Path, units: tuple[str, ...], everyone: bool, as_json: bool) -> None:
    from ..services.contacts import forget as forget_contacts

    if everyone == bool(units):
        raise Failed(say("cli.contacts_whose"))
    with opened(data) as ceremony:
        _must_be_known(ceremony, units)
        count = forget_contacts(ceremony, None if everyone else units)
    click.echo(json.dumps({"forgotten": count}) if as_json else say("cli.contacts_forgotten", count=count))


def _must_be_known(ceremony: Any, units: tuple[str, ...]) -> None:
    with ceremony.state() as state:
        unknown = [unit for unit in units if unit not in state.units]
    if unknown:
        raise Failed(say("cli.contacts_unknown_unit", unit=unknown[0]))
