"""``ceremony screens``: what is paired, from the command line."""

import json
from pathlib import Path

import click

from ..console import Failed, say
from ..core.screens import SCREEN_KINDS
from .shared import data_option, done, json_option, opened


@click.group(help=say("cli.help_screens"))
def screens() -> None:
    pass


@screens.command("list", help=say("cli.help_screens_list"))
@data_option
@json_option
def list_(data: Path, as_json: bool) -> None:
    with opened(data) as ceremony, ceremony.state() as state:
        found = [
            {"screen": s.id, "number": s.number, "name": s.name, "kind": s.kind, "presenter": s.presenter}
            for s in state.screens.values()
        ]
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for one in found:
        click.echo(f"{one['screen']}  {one['number']:>3}  {one['kind']:<7}  {one['name']}")


@screens.command("pair", help=say("cli.help_screens_pair"))
@data_option
@click.option("--kind", type=click.Choice(SCREEN_KINDS), required=True, help=say("cli.help_screen_kind"))
@click.option("--name", required=True, help=say("cli.help_screen_name"))
@click.option("--presenter", help=say("cli.help_screen_presenter"))
@json_option
def pair(data: Path, kind: str, name: str, presenter: str | None, as_json: bool) -> None:
    from ..core.entry import Refused
    from ..services.pairing import let_in

    with opened(data) as ceremony:
        paired = let_in(ceremony, name, kind, presenter)
    if isinstance(paired, Refused):
        raise Failed(say(f"refusals.{paired.code}", **paired.values))
    click.echo(json.dumps(paired._asdict()) if as_json else say("cli.screen_paired", name=name, token=paired.token))


@screens.command("remove", help=say("cli.help_screens_remove"))
@data_option
@click.argument("screen")
def remove(data: Path, screen: str) -> None:
    from ..core.screens import RemoveScreen

    with opened(data) as ceremony:
        done(ceremony.submit(RemoveScreen(screen)), "cli.screen_removed", screen=screen)
