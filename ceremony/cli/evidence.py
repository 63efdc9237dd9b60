"""``ceremony evidence``: what everyone takes away from a handover, and whether it holds."""

import sys
from pathlib import Path
from typing import Any

import click

from .. import console
from ..console import Failed, say, spoken
from .shared import data_option, done, handover_option, json_option, opened


@click.group(help=say("cli.help_evidence"))
def evidence() -> None:
    pass


_out = click.argument("out", type=click.Path(path_type=Path, dir_okay=False))


@evidence.command("export", help=say("cli.help_evidence_export"))
@data_option
@_out
def evidence_export(data: Path, out: Path) -> None:
    from ..services.evidence import export

    with opened(data) as ceremony, console.progress("cli.exporting") as progress:
        content = export(ceremony, spoken(), progress)
    out.write_bytes(content)
    click.echo(say("cli.written", out=out))


@evidence.command("minutes", help=say("cli.help_evidence_minutes"))
@data_option
@handover_option
@_out
def evidence_minutes(data: Path, handover: str, out: Path) -> None:
    from ..services.minutes import minutes_pdf, minutes_xlsx

    makers = {".pdf": minutes_pdf, ".xlsx": minutes_xlsx}
    if out.suffix.lower() not in makers:
        raise Failed(say("cli.minutes_form", out=out))
    _paper(data, handover, out, makers[out.suffix.lower()])


@evidence.command("register", help=say("cli.help_evidence_register"))
@data_option
@handover_option
@_out
def evidence_register(data: Path, handover: str, out: Path) -> None:
    from ..services.minutes import register_xlsx

    _paper(data, handover, out, register_xlsx)


def _paper(data: Path, handover: str, out: Path, make: Any) -> None:
    from ..services.evidence import head
    from ..services.minutes import NotReleased

    try:
        with opened(data) as ceremony, console.progress("cli.writing") as progress:
            content = make(ceremony, handover, head(ceremony), spoken(), progress)
    except NotReleased as error:
        raise Failed(say("cli.not_released", handover=handover)) from error
    out.write_bytes(content)
    click.echo(say("cli.written", out=out))


@evidence.command("receipt", help=say("cli.help_evidence_receipt"))
@data_option
@handover_option
@click.option("--unit", required=True, help=say("cli.help_unit"))
@_out
def evidence_receipt(data: Path, handover: str, unit: str, out: Path) -> None:
    from ..core.entry import Refused
    from ..evidence.receipt import write
    from ..services.paper_receipts import paper_receipt
    from ..services.receipts import receipt

    with opened(data) as ceremony:
        found = (paper_receipt if out.suffix.lower() == ".pdf" else receipt)(ceremony, handover, unit)
    if isinstance(found, Refused):
        raise Failed(say(f"refusals.{found.code}", **found.values))
    out.write_bytes(found if isinstance(found, bytes) else write(found))
    click.echo(say("cli.written", out=out))


@evidence.command("timestamp", help=say("cli.help_evidence_timestamp"))
@data_option
@click.option("--url", required=True, envvar="CEREMONY_TIMESTAMP_URL", help=say("cli.help_timestamp_url"))
@click.option("--timeout", type=float, default=150.0, show_default=True, help=say("cli.help_timestamp_timeout"))
def evidence_timestamp(data: Path, url: str, timeout: float) -> None:
    from ..services.timestamping import NoTimestamp, stamp

    try:
        with opened(data) as ceremony:
            done(stamp(ceremony, url, timeout), "cli.timestamped", url=url)
    except NoTimestamp as error:
        raise Failed(say("cli.no_timestamp", url=url, error=error)) from error


@evidence.command("verify", help=say("cli.help_evidence_verify"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--key", help=say("cli.help_key"))
@json_option
def evidence_verify(file: Path, key: str | None, as_json: bool) -> None:
    from ..evidence.findings import NOT_READABLE, Verdict
    from ..evidence.verify import verify

    try:
        with console.progress("cli.verifying") as progress:
            verdict = verify(file.read_bytes(), key, progress)
    except OSError as error:
        click.echo(say("cli.failed", error=error), err=True)
        verdict = Verdict(NOT_READABLE, "", "", ())
    console.verdict(verdict, file, as_json)
    sys.exit(verdict.status)


@evidence.command("page", help=say("cli.help_evidence_page"))
@_out
def evidence_page(out: Path) -> None:
    from ..verify_page import verify_page

    out.write_text(verify_page(spoken()), "utf-8")
    click.echo(say("cli.written", out=out))
