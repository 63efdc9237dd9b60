"""``ceremony rundown`` and ``ceremony targets``: what is said, shown and handed down, from sheets."""

from pathlib import Path
from typing import Any

import click

from .. import console
from ..console import Failed, say, spoken
from .shared import data_option, handover_option, json_option, opened, reported

_file = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))


@click.group(help=say("cli.help_rundown"))
def rundown() -> None:
    pass


@rundown.command("import", help=say("cli.help_rundown_import"))
@data_option
@_file
@json_option
def rundown_import(data: Path, file: Path, as_json: bool) -> None:
    from ..services.rundown import import_rundown

    with opened(data) as ceremony, console.problems():
        outcome = import_rundown(ceremony, file)
    reported(outcome, _length(outcome, "cues"), "cli.rundown_imported", as_json, file=file.name)


@rundown.command("export", help=say("cli.help_rundown_export"))
@data_option
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
def rundown_export(data: Path, out: Path) -> None:
    from ..services.rundown import FORMS, export_rundown

    if out.suffix.lower() not in FORMS:
        raise Failed(say("cli.export_form", out=out))
    with opened(data) as ceremony:
        count = export_rundown(ceremony, out)
    click.echo(say("cli.rundown_exported", out=out, count=count))


@click.group(help=say("cli.help_targets"))
def targets() -> None:
    pass


@targets.command("import", help=say("cli.help_targets_import"))
@data_option
@_file
@json_option
def targets_import(data: Path, file: Path, as_json: bool) -> None:
    from ..services.rundown import import_targets

    with opened(data) as ceremony, console.problems():
        outcome = import_targets(ceremony, file)
    reported(outcome, _length(outcome, "targets"), "cli.targets_imported", as_json, file=file.name)


@targets.command("assign", help=say("cli.help_targets_assign"))
@data_option
@_file
@handover_option
@click.option("--title", default="", help=say("cli.help_targets_title"))
@json_option
def targets_assign(data: Path, file: Path, handover: str, title: str, as_json: bool) -> None:
    from ..services.assigning import assign_targets

    with opened(data) as ceremony, console.problems():
        outcome, warnings = assign_targets(ceremony, file, handover, title)
    for warning in warnings:
        click.echo(warning.sentence(spoken()), err=True)
    reported(outcome, _length(outcome, "documents"), "cli.targets_assigned", as_json, file=file.name)


def _length(outcome: Any, field: str) -> int:
    """0 where everything was so already."""
    return len(outcome[0].fields[field]) if isinstance(outcome, tuple) and outcome else 0
