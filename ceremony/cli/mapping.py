"""``ceremony map``: the units on a map."""

import json
from pathlib import Path

import click

from .. import console
from ..console import say, spoken
from .shared import data_option, json_option, opened


@click.group("map", help=say("cli.help_map_group"))
def map_() -> None:
    pass


@map_.command("import", help=say("cli.help_map_import"))
@data_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--code", metavar="PROPERTY", help=say("cli.help_map_code"))
@click.option("--note", default="", help=say("cli.help_map_note"))
@click.option("--schematic", is_flag=True, help=say("cli.help_map_schematic"))
@json_option
def map_import(data: Path, file: Path, code: str | None, note: str, schematic: bool, as_json: bool) -> None:
    from ..files.maps.reading import Note
    from ..services.mapping import import_map

    with opened(data) as ceremony, console.problems():
        count, warnings = import_map(ceremony, file, code, Note(note, schematic))
    for warning in warnings:
        click.echo(warning.sentence(spoken()), err=True)
    told = json.dumps({"units": count, "warnings": len(warnings)})
    click.echo(told if as_json else say("cli.map_imported", file=file.name, count=count))
