"""How commands speak at a terminal: language, progress, links, one sentence for each failure."""

import json
import os
import sqlite3
import ssl
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import click

from .translations import LANGUAGES, translate

if TYPE_CHECKING:
    from .evidence.findings import Verdict
    from .serving import Started


class Failed(click.ClickException):
    """A sentence for stderr; exit status 1."""

    def show(self, file: Any = None) -> None:
        click.echo(self.message, file, err=file is None)


def spoken() -> str:
    """CEREMONY_LANGUAGE, else English where the terminal's language is English, else Vietnamese."""
    wanted = os.environ.get("CEREMONY_LANGUAGE", "")[:2]
    if wanted in LANGUAGES:
        return wanted
    return "en" if os.environ.get("LC_ALL", os.environ.get("LANG", "")).startswith("en") else "vi"


def say(key: str, /, **values: object) -> str:
    return translate(spoken(), key, **values)


def run(cli: click.Group) -> None:
    """Runs the command line. What the disk or the network refuses is told in one sentence as well."""
    from .ledger.store import StorageFailed

    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except StorageFailed as error:
        click.echo(f"{say('refusals.storage_failed')} ({error})", err=True)
        sys.exit(1)
    except (OSError, ValueError, sqlite3.Error) as error:
        click.echo(say("cli.failed", error=error), err=True)
        sys.exit(1)


@contextmanager
def problems() -> Iterator[None]:
    """An import that was refused: each problem a line, and that nothing was imported."""
    from .files.problems import ImportRefused

    try:
        yield
    except ImportRefused as refused:
        raise Failed(f"{refused.str_in(spoken())}\n{say('cli.nothing_imported')}") from refused


@contextmanager
def progress(key: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr where that is a terminal; silent otherwise."""
    with click.progressbar(length=1, label=say(key), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show


def links(started: "Started", as_json: bool) -> None:
    """The links to begin with: as JSON on one line, or in words."""
    sign_in, key = started.sign_in_code, started.stage_key
    if as_json:
        known = {
            "url": started.url,
            "desk": started.here.sign_in(sign_in),
            "stage": started.here.stage(key),
            "join": started.network.join(),
            "network": started.network.root,
            "install": started.install,
            "fingerprint": started.fingerprint,
            "pid": os.getpid(),
        }
        click.echo(json.dumps(known))
    else:
        click.echo(say("cli.desk_link", link=started.here.sign_in(sign_in)))
        click.echo(say("cli.stage_link", link=started.network.stage(key)))
        click.echo(say("cli.join_link", link=started.network.join()))
        if started.install:
            click.echo(say("cli.install_link", link=started.install))
            click.echo(say("cli.fingerprint", groups=" ".join(_fours(started.fingerprint))))
    sys.stdout.flush()


def _fours(digits: str) -> list[str]:
    return [digits[at : at + 4] for at in range(0, len(digits), 4)]


def status(found: Mapping[str, Any]) -> str:
    counts = [f"  {say('common.state_' + state)}: {count}" for state, count in found["deliveries"].items()]
    head = say("cli.status", title=found["title"], state=say(f"common.handover_{found['state']}"))
    return "\n".join([head, *counts])


def verdict(found: "Verdict", file: Path, as_json: bool) -> None:
    """What a verification found: a line for each finding, what follows, and the key to compare."""
    if as_json:
        findings = [vars(finding) for finding in found.findings]
        click.echo(json.dumps({"status": found.status, "kind": found.kind, "key": found.key, "findings": findings}))
        return
    for finding in found.findings:
        mark, word = ("✓", "holds") if finding.holds else ("✗", "fails")
        where = f" ({_printable(finding.where)})" if finding.where else ""
        click.echo(f"{mark} {finding.code}: {say(f'evidence.{word}_{finding.code}')}{where}")
    click.echo(say(f"evidence.verdict_{found.status}", file=file.name))
    if found.key:
        click.echo(say("evidence.compare_key", key=_printable(found.key)))


def _printable(text: str) -> str:
    """What a file says of itself cannot repaint the terminal."""
    return "".join(character if character.isprintable() else "?" for character in text)


def must_answer(url: str, ca: Path | None = None) -> None:
    """Raises Failed where no server of ours answers: endpoints themselves would try for ever. ``ca``: whom to trust."""
    if not url.startswith(("http://", "https://")):
        raise Failed(say("cli.no_server", url=url))
    try:
        trusting = ssl.create_default_context(cafile=ca) if ca else None
        with urlopen(f"{url.rstrip('/')}/health", timeout=10, context=trusting) as answer:  # noqa: S310 - http or https
            json.load(answer)
    except (OSError, ValueError) as error:
        raise Failed(say("cli.no_server", url=url)) from error


def chosen_units(codes: Mapping[str, str], wanted: str) -> dict[str, str]:
    """``all``, a number, or unit codes with commas between. Raises Failed for a code that is not there."""
    if wanted == "all":
        return dict(codes)
    if wanted.isdigit() and wanted not in codes:
        return dict(list(codes.items())[: int(wanted)])
    chosen = wanted.split(",")
    if unknown := [code for code in chosen if code not in codes]:
        raise Failed(say("cli.unknown_unit", unit=unknown[0]))
    return {code: codes[code] for code in chosen}
