"""One data directory opened: its ledger, its strongbox, its blobs, and the sequencer over them."""

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..core.state import State
from ..ledger.note import Signer
from ..ledger.store import Ledger
from ..vault.blobs import Blobs
from ..vault.strongbox import Strongbox
from .presence import Presence
from .sequencer import Outcome, Sequencer

Offload = Callable[..., Any]


class JoinCodes(NamedTuple):
    """Worked out for the units as they were at an entry of the ledger."""

    units_seq: int
    by_unit: Mapping[str, str]
    by_code: Mapping[str, str]


class NoConference(Exception):
    """The data directory holds no conference: ``ceremony init`` makes one."""


@dataclass
class Ceremony:
    """``offload(function, *arguments)`` runs what would block (encryption, hashing) beside everyone else.
    ``join_codes`` is kept by ``enrolment``.
    """

    data: Path
    ledger: Ledger
    strongbox: Strongbox
    blobs: Blobs
    sequencer: Sequencer
    presence: Presence = field(default_factory=Presence)
    join_codes: JoinCodes | None = field(default=None, repr=False)
    offload: Offload = lambda function, *arguments: function(*arguments)

    @classmethod
    def open(cls, data: Path, *, create: bool = False) -> "Ceremony":
        """Raises NoConference where there is none, unless it is to be created."""
        data = data.resolve()
        if create:
            data.mkdir(mode=0o700, parents=True, exist_ok=True)
        elif not (data / "ledger.db").exists():
            raise NoConference(str(data))
        if (data / "ledger.db").exists() and not (data / "strongbox.db").exists():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(data / "strongbox.db"))
        _close_to_others(data)
        strongbox = Strongbox(data / "strongbox.db")
        ledger = Ledger(data / "ledger.db", Signer(strongbox.key("log")))
        return cls(
            data=data,
            ledger=ledger,
            strongbox=strongbox,
            blobs=Blobs(data / "blobs"),
            sequencer=Sequencer(ledger),
        )

    @contextmanager
    def state(self) -> Iterator[State]:
        with self.sequencer.state() as state:
            yield state

    def submit(self, command: Any) -> Outcome:
        return self.sequencer.submit(command)

    @property
    def map_file(self) -> Path:
        return self.data / "map.json"

    def close(self) -> None:
        self.sequencer.stop()
        self.strongbox.close()
        self.ledger.close()

    def __enter__(self) -> "Ceremony":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _close_to_others(folder: Path) -> None:
    """Blobs and pages show the documents before the release. A folder that accounts share (sticky) stays as it is."""
    found = folder.stat()
    if found.st_uid != os.geteuid() or not found.st_mode & 0o077 or found.st_mode & stat.S_ISVTX:
        return
    with suppress(OSError):  # a file system without permissions
        folder.chmod(stat.S_IMODE(found.st_mode) & ~0o077)
