"""The only one that emits. Entries go out in order, to endpoints at once, to desk and stage a few times a second."""

import logging
import queue
from collections.abc import Callable
from typing import Any

from flask_socketio import SocketIO

from ..core.audience import DESK, ENDPOINTS, STAGE, audience, seen_by, unit_audience
from ..core.entry import Entry, Refused
from ..services import clock
from ..services.ceremony import Ceremony
from ..services.pressing import Pressing
from .answers import STORAGE

ENDPOINT_SPACE, STAGE_SPACE, DESK_SPACE = "/endpoint", "/stage", "/desk"
_SCREENS = ((STAGE, STAGE_SPACE), (DESK, DESK_SPACE))
_FLUSH_S, _BEAT_S, _TICK_S, _WATCH_S = 0.1, 5.0, 0.05, 0.2
log = logging.getLogger(__name__)


class Push:
    def __init__(self, socketio: SocketIO, ceremony: Ceremony, pressing: Pressing) -> None:
        self._socketio = socketio
        self._ceremony = ceremony
        self._pressing = pressing
        self._told: queue.Queue[list[Entry]] = queue.Queue()
        self._pending: dict[str, list[dict[str, Any]]] = {STAGE: [], DESK: []}
        self._heads: dict[str, int] = {}
        self._hands: dict[str, int] = {}

    def tell(self, entries: list[Entry]) -> None:
        """The sequencer's new entries; returns at once."""
        self._told.put(entries)

    def start(self) -> None:
        self._socketio.start_background_task(self._pass_on)
        self._every(_FLUSH_S, self._flush)
        self._every(_BEAT_S, self._beat)
        self._every(_TICK_S, self._tick)
        self._every(_WATCH_S, self._ceremony.sequencer.catch_up_if_changed)

    def snapshot(self, space: str, connection: str, view: dict[str, Any]) -> None:
        """From a greenlet of its own: out of a connect handler it would overtake the CONNECT packet."""
        self._socketio.start_background_task(self._socketio.emit, "snapshot", view, namespace=space, to=connection)

    def sealing(self, handover: str, done: int, total: int) -> None:
        """How far a sealing is; for the desk."""
        self._socketio.emit(
            "sealing", {"handover": handover, "done": done, "total": total}, namespace=DESK_SPACE, to=DESK
        )

    def head(self, *names: str) -> int:
        """The newest entry that was sent to any of these audiences."""
        return max((self._heads.get(name, 0) for name in names), default=0)

    def _every(self, seconds: float, action: Callable[[], object]) -> None:
        def run() -> None:
            while True:
                self._socketio.sleep(seconds)  # type: ignore[arg-type]
                try:
                    action()
                except Exception:
                    log.exception("%s failed; going on", action)

        self._socketio.start_background_task(run)

    def _pass_on(self) -> None:
        while True:
            for entry in self._told.get():
                self._send(entry)

    def _send(self, entry: Entry) -> None:
        for name in audience(entry):
            shown = seen_by(name, entry)
            if name in self._pending:
                self._pending[name].append(shown)
            else:
                self._heads[name] = entry.seq
                self._socketio.emit("entries", {"entries": [shown]}, namespace=ENDPOINT_SPACE, to=name)

    def _flush(self) -> None:
        presence = self._ceremony.presence.changes()
        for name, space in _SCREENS:
            entries, self._pending[name] = self._pending[name], []
            if entries:
                self._heads[name] = entries[-1]["seq"]
                self._socketio.emit("entries", {"entries": entries}, namespace=space, to=name)
            if presence:
                self._socketio.emit("presence", {"presence": presence}, namespace=space, to=name)

    def _beat(self) -> None:
        """A beat for each audience that is connected, with the head it should have reached."""
        self._flush()
        at = clock.now()
        for name, space in _SCREENS:
            self._socketio.emit("beat", {"at": at, "head": self.head(name)}, namespace=space, to=name)
        for unit in self._ceremony.presence.counts():
            names = endpoint_rooms(unit)
            beat = {"at": at, "head": self.head(*names)}
            self._socketio.emit("beat", beat, namespace=ENDPOINT_SPACE, to=names[1])

    def _tick(self) -> None:
        try:
            outcome = self._pressing.tick()
        except STORAGE as error:
            log.error("the release could not be stored: %s", error)
            outcome = Refused("storage_failed")
        if outcome and not isinstance(outcome, Refused):
            self._hands = {}  # the release says it; an empty ring before it would look like letting go
            return
        if isinstance(outcome, Refused):
            for name, space in _SCREENS:
                self._socketio.emit("press_refused", {"refused": outcome.code}, namespace=space, to=name)
        hands = self._pressing.held()
        if hands or self._hands:
            message = {"hands": hands}
            for name, space in _SCREENS:
                self._socketio.emit("hands", message, namespace=space, to=name)
        self._hands = hands


def endpoint_rooms(unit: str) -> tuple[str, str]:
    """The audiences that an endpoint of a unit is in."""
    return ENDPOINTS, unit_audience(unit)
