"""Runs a server for a data directory, as ``ceremony serve`` and ``ceremony rehearsal serve`` do."""

import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from .. import console
from ..console import Failed, say

_pem = click.Path(path_type=Path)
_TLS_OPTIONS = (
    click.option("--tls", "tls_certificate", type=_pem, metavar="CERT.pem", help=say("cli.help_tls")),
    click.option("--tls-key", type=_pem, metavar="KEY.pem", help=say("cli.help_tls_key")),
    click.option("--tls-own", is_flag=True, default=None, help=say("cli.help_tls_own")),
)


def tls_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_TLS_OPTIONS):
        command = option(command)
    return command


def run_server(data: Path, as_json: bool, **given: Any) -> None:
    from ..web import hub

    hub.patch()
    from ..services.ceremony import NoConference
    from ..services.certificates import NotCovered
    from ..serving import run
    from ..settings import Settings

    settings = Settings.from_environment(data, **given)
    if settings.tls_own and settings.tls_certificate:
        raise Failed(say("cli.tls_both"))
    try:
        run(settings, lambda started: console.links(started, as_json))
    except NoConference as error:
        raise Failed(say("cli.no_conference", data=data)) from error
    except NotCovered as error:
        raise Failed(say("cli.tls_not_covered", host=error.host, file=error.file)) from error
    except ssl.SSLError as error:
        raise Failed(say("cli.tls_unusable", file=settings.tls_certificate, error=error)) from error
