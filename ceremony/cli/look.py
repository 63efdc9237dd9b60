"""``ceremony look``: the stage in an organisation's own colours."""

import json
from pathlib import Path
from typing import Any

import click

from .. import console
from ..console import Failed, say
from .shared import data_option, done, json_option, opened


@click.group(help=say("cli.help_look"))
def look() -> None:
    pass


_picture = click.Path(path_type=Path, exists=True, dir_okay=False)


@look.command("set", help=say("cli.help_look_set"))
@data_option
@click.option("--crest", type=_picture, help=say("cli.help_look_crest"))
@click.option("--background", type=_picture, help=say("cli.help_look_background"))
@click.option("--colour", "colours", multiple=True, metavar="NAME=#RRGGBB", help=say("cli.help_look_colour"))
@click.option("--theme-line", "theme", help=say("cli.help_look_theme"))
def look_set(
    data: Path, crest: Path | None, background: Path | None, colours: tuple[str, ...], theme: str | None
) -> None:
    from ..services.dressing import set_look

    if not (crest or background or colours or theme is not None):
        raise Failed(say("cli.look_nothing"))
    named = dict(_named(colour) for colour in colours)
    with opened(data) as ceremony, console.problems():
        done(set_look(ceremony, colours=named, theme=theme, crest=crest, background=background), "cli.look_set")


def _named(colour: str) -> tuple[str, str]:
    name, equals, value = colour.partition("=")
    if not equals:
        raise Failed(say("cli.look_colour_form", given=colour))
    return name.strip().removeprefix("--"), value.strip()


@look.command("show", help=say("cli.help_look_show"))
@data_option
@json_option
def look_show(data: Path, as_json: bool) -> None:
    from ..core.look import COLOURS

    with opened(data) as ceremony, ceremony.state() as state:
        current = state.look
    found = {
        "theme": current.theme,
        "crest": current.crest,
        "background": current.background,
        "colours": {**COLOURS, **current.colours},
    }
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else _in_words(found, set(current.colours)))


def _in_words(found: dict[str, Any], own: set[str]) -> str:
    none = say("cli.look_none")
    parts = [f"{say(f'cli.look_{name}')}: {found[name] or none}" for name in ("theme", "crest", "background")]
    mark = f"  ({say('cli.look_own')})"
    return "\n".join([*parts, *(f"{n}: {c}{mark if n in own else ''}" for n, c in found["colours"].items())])


@look.command("reset", help=say("cli.help_look_reset"))
@data_option
def look_reset(data: Path) -> None:
    from ..services.dressing import reset_look

    with opened(data) as ceremony:
        done(reset_look(ceremony), "cli.look_reset")
