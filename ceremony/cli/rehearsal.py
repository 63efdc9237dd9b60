"""``ceremony rehearsal``: the same conference a second time, to practise on."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from .. import console
from ..console import Failed, say, spoken
from .serve import run_server, tls_options
from .shared import data_option, json_option, opened


@click.group(help=say("cli.help_rehearsal_group"))
def rehearsal() -> None:
    pass


folder_option = click.option(
    "--in", "folder", type=click.Path(path_type=Path, file_okay=False), help=say("cli.help_rehearsal_in")
)


def _twin(data: Path, folder: Path | None) -> Path:
    from ..services.rehearsing import FOLDER

    return folder or data / FOLDER


@contextmanager
def _told() -> Iterator[None]:
    from ..services.rehearsing import NotPossible

    try:
        yield
    except NotPossible as error:
        values = dict(error.values)
        if refused := values.pop("reason", None):
            raise Failed(say(f"refusals.{refused.code}", **refused.values)) from error  # type: ignore[attr-defined]
        raise Failed(say(f"cli.rehearsal_{error.code}", **values)) from error


@rehearsal.command("make", help=say("cli.help_rehearsal_make"))
@data_option
@folder_option
@json_option
def rehearsal_make(data: Path, folder: Path | None, as_json: bool) -> None:
    from ..services.twin import make

    target = _twin(data, folder)
    with opened(data) as live, _told(), console.progress("cli.stamping") as progress:
        made = make(live, target, progress)
    click.echo(json.dumps(vars(made)) if as_json else say("cli.rehearsal_made", folder=target, **vars(made)))


@rehearsal.command("serve", help=say("cli.help_rehearsal_serve"))
@data_option
@folder_option
@click.option("--host", help=say("cli.help_host"))
@click.option("--port", type=int, default=8001, show_default=True, help=say("cli.help_port"))
@click.option("--public-url", help=say("cli.help_public_url"))
@tls_options
@click.option("--install-port", type=int, default=8081, show_default=True, help=say("cli.help_install_port"))
@json_option
def rehearsal_serve(data: Path, folder: Path | None, public_url: str | None, as_json: bool, **given: Any) -> None:
    target = _twin(data, folder)
    _must_be_rehearsal(target)
    # Never CEREMONY_PUBLIC_URL: the cards of a rehearsal would lead into the live conference.
    run_server(target, as_json, public_url=public_url or "", **given)


def _must_be_rehearsal(folder: Path) -> None:
    from ..services.rehearsing import must_be_rehearsal

    with _told():
        must_be_rehearsal(folder)


@rehearsal.command("wipe", help=say("cli.help_rehearsal_wipe"))
@data_option
@folder_option
@click.option("--yes", is_flag=True, help=say("cli.help_yes"))
def rehearsal_wipe(data: Path, folder: Path | None, yes: bool) -> None:
    from ..services.wiping import must_be_wipeable, wipe

    target = _twin(data, folder)
    with _told():
        must_be_wipeable(target, data)
        if not yes:
            click.confirm(say("cli.rehearsal_wipe_sure", folder=target), abort=True)
        left = wipe(target, data)
    click.echo(say("cli.rehearsal_wiped", folder=target))
    if left:
        click.echo(say("cli.rehearsal_left", names=", ".join(left)))


@rehearsal.command("compare", help=say("cli.help_rehearsal_compare"))
@data_option
@folder_option
@click.option("--xlsx", type=click.Path(path_type=Path, dir_okay=False), help=say("cli.help_rehearsal_xlsx"))
@json_option
def rehearsal_compare(data: Path, folder: Path | None, xlsx: Path | None, as_json: bool) -> None:
    from ..files.export import write_workbook
    from ..services.comparing import compare
    from ..services.rehearsing import opened as opened_rehearsal
    from .comparison import in_words, tables

    target = _twin(data, folder)
    _must_be_rehearsal(target)
    with opened(data) as live, _told(), opened_rehearsal(target) as twin:
        found: Any = compare(twin, live)
    if xlsx:
        write_workbook(xlsx, *tables(found, spoken()))
        click.echo(say("cli.written", out=xlsx), err=as_json)
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False))
    elif not xlsx:
        click.echo(in_words(found, spoken()))
