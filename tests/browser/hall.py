"""A running conference and the people at its screens."""

import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ceremony.services.ceremony import Ceremony
from ceremony.services.enrolment import invite_operator
from tests.conference import Prepared
from tests.server import Server

from .desk import OPERATOR, Desk
from .endpoint import Endpoint
from .screens import Screens
from .stage import Stage


@dataclass(frozen=True)
class Hall:
    conference: Prepared
    server: Server
    screens: Screens

    def desk(self, operator: str = OPERATOR) -> Desk:
        """Its link lets in once."""
        return Desk.sign_in(self.screens, self.server.links["desk"], operator)

    def another_desk(self, operator: str) -> Desk:
        with Ceremony.open(self.server.data) as ceremony:
            code = invite_operator(ceremony)
        return Desk.sign_in(self.screens, f"{self.server.url}/desk/sign-in?code={code}", operator)

    def stage(self, *, touch: bool = False) -> Stage:
        return Stage.open(self.screens, self.server.links["stage"], touch=touch)

    def commune(self, unit: str) -> Endpoint:
        return Endpoint.join_by_link(self.screens, self.server.url, self.conference.join_codes[unit])

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """The server takes no step meanwhile."""
        os.kill(self.server.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.server.pid, signal.SIGCONT)

    def ledger(self, event: str, unit: str | None = None) -> list[dict[str, Any]]:
        """What the ledger holds of one event, and of one unit."""
        return [entry for entry in self.server.events(event) if unit is None or entry.get("unit") == unit]


@contextmanager
def opened(conference: Prepared, screens: Screens, environment: Mapping[str, str] | None = None) -> Iterator[Hall]:
    """The server of a conference, as long as it is needed; its pages are closed before it stops."""
    server = Server(conference.data, conference.data.parent / "stderr", environment).start()
    try:
        yield Hall(conference, server, screens)
    finally:
        screens.close()
        server.stop()


def copied(conference: Prepared, to: Path) -> Prepared:
    """The same conference in a folder of its own: same codes, same keys."""
    return Prepared(Path(shutil.copytree(conference.data, to / "data")), conference.join_codes, conference.stage_key)
