"""The command ``ceremony``. Each command is thin: it reads its arguments, calls a service, and says what came of it."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from .. import console
from ..console import Failed, say, spoken
from .agenda import rundown, targets
from .contacts import contacts
from .evidence import evidence
from .handover import handover
from .look import look
from .mapping import map_
from .rehearsal import rehearsal
from .screens import screens
from .serve import run_server, tls_options
from .shared import data_option, done, handover_option, json_option, opened


@click.group(help=say("cli.help_ceremony"))
@click.version_option(package_name="ceremony")
def cli() -> None:
    pass


for group in (handover, evidence, contacts, rundown, targets, map_, look, screens, rehearsal):
    cli.add_command(group)


def main() -> None:
    """Every failure is one sentence on stderr and a non-zero status."""
    console.run(cli)


@cli.command(help=say("cli.help_init"))
@data_option
@click.option("--title", required=True, help=say("cli.help_title"))
@click.option("--theme", default="", help=say("cli.help_theme"))
@click.option("--organiser", default="", help=say("cli.help_organiser"))
@click.option("--date", required=True, type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), help=say("cli.help_date"))
@click.option("--venue", default="", help=say("cli.help_venue"))
@click.option("--language", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@click.option("--rehearsal", is_flag=True, help=say("cli.help_rehearsal"))
@click.option("--map", "map_", type=click.Path(path_type=Path, exists=True, dir_okay=False), help=say("cli.help_map"))
def init(data: Path, date: Any, rehearsal: bool, map_: Path | None, **fields: str) -> None:
    from ..core.conference import Conference, CreateConference
    from ..services.mapping import check_map, import_map

    mode = "rehearsal" if rehearsal else "live"
    conference = Conference(date=date.date().isoformat(), mode=mode, **fields)
    if map_:
        with console.problems():
            check_map(map_)
    with opened(data, create=True) as ceremony:
        done(ceremony.submit(CreateConference(conference)), "cli.created", title=conference.title, data=data)
        if map_:
            import_map(ceremony, map_)


@cli.command(help=say("cli.help_serve"))
@data_option
@click.option("--host", help=say("cli.help_host"))
@click.option("--port", type=int, help=say("cli.help_port"))
@click.option("--public-url", help=say("cli.help_public_url"))
@tls_options
@click.option("--install-port", type=int, help=say("cli.help_install_port"))
@json_option
def serve(data: Path, as_json: bool, **given: Any) -> None:
    run_server(data, as_json, **given)


@cli.command(help=say("cli.help_invite"))
@data_option
@json_option
def invite(data: Path, as_json: bool) -> None:
    from ..services.enrolment import invite_operator

    with opened(data) as ceremony:
        code = invite_operator(ceremony)
    click.echo(json.dumps({"code": code}) if as_json else say("cli.invited", path=f"/desk/sign-in?code={code}"))


@cli.group(help=say("cli.help_units"))
def units() -> None:
    pass


@units.command("import", help=say("cli.help_units_import"))
@data_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
def units_import(data: Path, file: Path, as_json: bool) -> None:
    from ..services.importing import import_units

    with opened(data) as ceremony, console.problems():
        outcome, contacts = import_units(ceremony, file)
        _report(outcome, "cli.units_imported", as_json, {"contacts": contacts}, file=file.name)


@cli.group(help=say("cli.help_documents"))
def documents() -> None:
    pass


@documents.command("import", help=say("cli.help_documents_import"))
@data_option
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--mapping", type=click.Path(path_type=Path, exists=True, dir_okay=False), help=say("cli.help_mapping"))
@handover_option
@click.option("--replace", is_flag=True, help=say("cli.help_replace"))
@json_option
def documents_import(
    data: Path, folder: Path, mapping: Path | None, handover: str, replace: bool, as_json: bool
) -> None:
    from ..services.importing import import_documents

    with opened(data) as ceremony, console.problems(), console.progress("cli.checking") as progress:
        outcome, warnings = import_documents(ceremony, folder, mapping, handover, replace=replace, progress=progress)
    for warning in warnings:
        click.echo(warning.sentence(spoken()), err=True)
    click.echo(say("cli.no_secrets"), err=True)
    _report(outcome, "cli.documents_imported", as_json, folder=folder.name)


def _report(outcome: Any, key: str, as_json: bool, beside: Mapping[str, int] | None = None, **values: object) -> None:
    """How many an import changed and took out; 0 where everything was known. ``beside``: further counts."""
    beside = beside or {}
    from ..core.entry import Refused

    fields = {} if isinstance(outcome, Refused) or not outcome else outcome[0].fields
    count, removed = fields.get("count", 0), len(fields.get("removed", ()))
    if as_json and not isinstance(outcome, Refused):
        click.echo(json.dumps({"changed": count, "removed": removed, **beside}))
        return
    done(outcome, key, count=count, removed=removed, **beside, **values)


@cli.command(help=say("cli.help_simulate"))
@data_option
@click.option("--url", required=True, help=say("cli.help_url"))
@click.option("--units", "wanted", default="all", show_default=True, help=say("cli.help_simulated_units"))
@click.option("--slow", is_flag=True, help=say("cli.help_slow"))
@click.option("--think", type=(float, float), default=(1.0, 6.0), show_default=True, help=say("cli.help_think"))
@click.option("--ca", type=click.Path(path_type=Path, exists=True, dir_okay=False), help=say("cli.help_ca"))
@json_option
def simulate(
    data: Path, url: str, wanted: str, slow: bool, think: tuple[float, float], ca: Path | None, as_json: bool
) -> None:
    from ..services.enrolment import join_codes
    from ..simulate.command import run

    with opened(data) as ceremony:
        codes = console.chosen_units(join_codes(ceremony), wanted)
    console.must_answer(url, ca)
    sys.exit(run(url, codes, think=think, slow=slow, ca=ca, as_json=as_json))


@cli.group(help=say("cli.help_log"))
def log() -> None:
    pass


@log.command("export", help=say("cli.help_log_export"))
@data_option
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
def log_export(data: Path, out: Path) -> None:
    from ..services.logbook import FORMS, export

    form = out.suffix.removeprefix(".").lower()
    if form not in FORMS:
        raise Failed(say("cli.export_form", out=out))
    with opened(data) as ceremony, out.open("wb") as file:
        export(ceremony, file, form, spoken())
    click.echo(say("cli.exported", out=out))


@cli.command(help=say("cli.help_demo"))
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="CEREMONY_DATA",
    default=Path("demo-data"),
    show_default=True,
    help=say("cli.help_data"),
)
@click.option("--port", type=int, default=8000, show_default=True, help=say("cli.help_port"))
@click.option("--endpoints", default="all", show_default=True, help=say("cli.help_demo_endpoints"))
@click.option("--auto", is_flag=True, help=say("cli.help_auto"))
@click.option("--timeout", type=float, default=300.0, show_default=True, help=say("cli.help_timeout"))
@click.option("--no-browser", is_flag=True, help=say("cli.help_no_browser"))
@json_option
def demo(**options: Any) -> None:
    from ..demo.run import run

    sys.exit(run(**options))
