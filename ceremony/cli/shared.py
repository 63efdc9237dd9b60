"""What the commands have in common: their options, the data directory, and how an outcome is told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from ..console import Failed, say

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="CEREMONY_DATA",
    required=True,
    help=say("cli.help_data"),
)
json_option = click.option("--json", "as_json", is_flag=True, help=say("cli.help_json"))
handover_option = click.option("--handover", default="h1", show_default=True, help=say("cli.help_handover_id"))


@contextmanager
def opened(data: Path, *, create: bool = False) -> Iterator[Any]:
    from ..services.ceremony import Ceremony, NoConference

    try:
        with Ceremony.open(data, create=create) as ceremony:
            yield ceremony
    except NoConference as error:
        raise Failed(say("cli.no_conference", data=data)) from error


def done(outcome: Any, key: str, /, **values: object) -> None:
    from ..core.entry import Refused

    if isinstance(outcome, Refused):
        raise Failed(say(f"refusals.{outcome.code}", **outcome.values))
    click.echo(say(key, **values))


def reported(outcome: Any, count: int, key: str, as_json: bool, /, **values: object) -> None:
    """How many of something an import has brought; ``cli.unchanged`` where everything was so already."""
    from ..core.entry import Refused

    if as_json and not isinstance(outcome, Refused):
        click.echo(json.dumps({"changed": count}))
        return
    done(outcome, key if outcome else "cli.unchanged", count=count, **values)
