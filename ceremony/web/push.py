"""The only one that emits. Entries go out in order, to endpoints at once, to desk and stage a few times a second."""

import logging
import queue
from collections.abc import Callable
from typing import Any

from flask_socketio import SocketIO

from ..core.audience import DESK, ENDPOINTS, PODIUMS, PREVIEW, STAGE, audience, seen_by, unit_audience
from ..core.entry import Entry, Refused
from ..services import clock, views
from ..services.ceremony import Ceremony
from ..services.contacts import ContactChanges
from ..services.hall import Hall
from ..services.staging_progress import Progress, StagingProgress
from .answers import STORAGE

ENDPOINT_SPACE, STAGE_SPACE, DESK_SPACE = "/endpoint", "/stage", "/desk"
PODIUM_SPACE, PAIR_SPACE = "/podium", "/pair"
_SPACES = {STAGE: STAGE_SPACE, PREVIEW: STAGE_SPACE, DESK: DESK_SPACE, PODIUMS: PODIUM_SPACE}
_HALL = ((STAGE, STAGE_SPACE), (DESK, DESK_SPACE), (PODIUMS, PODIUM_SPACE))
_MOVE_STANDBY = {"scene_taken", "rundown_planned", "handover_drafted"}
_SCREENS = {"screen_paired", "screen_changed", "screen_removed"}
_FLUSH_S, _BEAT_S, _TICK_S, _WATCH_S, _SCREENS_S, _PROGRESS_S, _CONTACTS_S = 0.1, 5.0, 0.05, 0.2, 0.5, 1.0, 1.0
_FAREWELL_S = 0.2
log = logging.getLogger(__name__)


class Push:
    def __init__(self, socketio: SocketIO, ceremony: Ceremony, hall: Hall) -> None:
        self._socketio = socketio
        self._ceremony = ceremony
        self._hall = hall
        self._told: queue.Queue[list[Entry]] = queue.Queue()
        self._pending: dict[str, list[dict[str, Any]]] = {name: [] for name in _SPACES}
        self._heads: dict[str, int] = {}
        self._hands: dict[str, int] = {}
        self._podiums: dict[str, bool] = {}
        self._standby: dict[str, str | None] = {}
        self._staging = StagingProgress()
        self._contacts = ContactChanges(ceremony)

    def tell(self, entries: list[Entry]) -> None:
        """The sequencer's new entries; returns at once."""
        self._told.put(entries)

    def start(self) -> None:
        self._socketio.start_background_task(self._pass_on)
        self._every(_FLUSH_S, self._flush)
        self._every(_BEAT_S, self._beat)
        self._every(_TICK_S, self._tick)
        self._every(_WATCH_S, self._ceremony.sequencer.catch_up_if_changed)
        self._every(_SCREENS_S, self._screens)
        self._every(_PROGRESS_S, self._progress)
        self._every(_CONTACTS_S, self._tell_contacts)

    def snapshot(self, space: str, connection: str, view: dict[str, Any]) -> None:
        """From a greenlet of its own: out of a connect handler it would overtake the CONNECT packet."""
        self._socketio.start_background_task(self._socketio.emit, "snapshot", view, namespace=space, to=connection)

    def in_background(self, function: Callable[..., object], *arguments: object) -> None:
        self._socketio.start_background_task(function, *arguments)  # type: ignore[arg-type]

    def sealing(self, handover: str, done: int, total: int) -> None:
        """How far a sealing is; for the desk."""
        self._socketio.emit(
            "sealing", {"handover": handover, "done": done, "total": total}, namespace=DESK_SPACE, to=DESK
        )

    def progress(self, unit: str, endpoint: str, progress: Progress) -> None:
        """How far an endpoint's staging is; for the desk, in a moment."""
        self._staging.said(unit, endpoint, progress)

    def paired(self, connection: str, token: str) -> None:
        """A device that showed its code was let in; it comes back with this token."""
        self._socketio.emit("paired", {"token": token}, namespace=PAIR_SPACE, to=connection)

    def code(self, connection: str, code: str, url: str, svg: str) -> None:
        """What an unpaired device shows."""
        self._socketio.start_background_task(
            self._socketio.emit,
            "code",
            {"code": code, "url": url, "svg": svg},
            namespace=PAIR_SPACE,
            to=connection,
        )

    def identify(self, screens: list[dict[str, Any]]) -> None:
        """Each of these screens says who it is."""
        for screen in screens:
            self._to_screen("identify", {"name": screen["name"], "number": screen["number"]}, screen["id"])

    def standby(self) -> None:
        """What the next GO takes, where that is another than was told; the preview shows it."""
        with self._ceremony.state() as state:
            told = self._hall.standby.told(state)
            cue = next((cue for cue in state.rundown if cue.id == told["cue"]), None)
        if told == self._standby:
            return
        self._standby = told
        self._socketio.emit("standby", told, namespace=DESK_SPACE, to=DESK)
        preview = views.as_if_taken(cue) if cue else None
        view = views.stage_view(self._ceremony, self._hall.press(), preview=preview)
        self._socketio.emit("snapshot", view, namespace=STAGE_SPACE, to=PREVIEW)

    def simulating(self) -> None:
        """Whether endpoints are simulated; for the desk."""
        self._socketio.emit("simulating", {"simulating": self._hall.simulating()}, namespace=DESK_SPACE, to=DESK)

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
        if entry.event in _SCREENS:
            self._hall.displays.changed = True
            self._tell_screen(entry.fields["screen"])

    def _tell_screen(self, id_: str) -> None:
        with self._ceremony.state() as state:
            screen = state.screens.get(id_)
        for connection in self._hall.displays.of(id_):
            self._hall.pressing.leave(connection)
        if screen is not None:
            self._to_screen("screen", views.screen(screen), id_)
            return
        self._to_screen("unpaired", {}, id_)
        self._socketio.start_background_task(self._send_away, self._hall.displays.of(id_))

    def _send_away(self, connections: list[str]) -> None:
        """A removed screen hears that it was, and then nothing more."""
        self._socketio.sleep(_FAREWELL_S)  # type: ignore[arg-type]
        server: Any = self._socketio.server  # type: ignore[attr-defined]
        for connection in connections:
            for space in (STAGE_SPACE, PODIUM_SPACE):
                if server.manager.is_connected(connection, space):
                    server.disconnect(connection, namespace=space)

    def _to_screen(self, event: str, payload: dict[str, Any], screen: str) -> None:
        for space in (STAGE_SPACE, PODIUM_SPACE):
            self._socketio.emit(event, payload, namespace=space, to=screen_room(screen))

    def _flush(self) -> None:
        presence = self._ceremony.presence.changes()
        moved = any(entry["event"] in _MOVE_STANDBY for entry in self._pending[DESK])
        for name, space in _SPACES.items():
            entries, self._pending[name] = self._pending[name], []
            if entries:
                self._heads[name] = entries[-1]["seq"]
                self._socketio.emit("entries", {"entries": entries}, namespace=space, to=name)
            if presence and name != PODIUMS:
                self._socketio.emit("presence", {"presence": presence}, namespace=space, to=name)
        if moved:
            self.standby()

    def _screens(self) -> None:
        """Who is at which screen, and what it shows; for the desk, and of the podiums for the stage."""
        hall = self._hall
        if not (hall.displays.changed or hall.pairing.changed):
            return
        hall.displays.changed = hall.pairing.changed = False
        with self._ceremony.state() as state:
            told = views.screens_view(state, hall)
        self._socketio.emit("screens", told, namespace=DESK_SPACE, to=DESK)
        podiums = hall.podiums()
        if podiums != self._podiums:
            self._podiums = podiums
            for name in (STAGE, PREVIEW, DESK):
                self._socketio.emit("podiums", {"podiums": podiums}, namespace=_SPACES[name], to=name)

    def _progress(self) -> None:
        if progress := self._staging.changes():
            self._socketio.emit("progress", {"progress": progress}, namespace=DESK_SPACE, to=DESK)

    def _tell_contacts(self) -> None:
        if contacts := self._contacts.changes():
            self._socketio.emit("contacts", {"contacts": contacts}, namespace=DESK_SPACE, to=DESK)

    def _beat(self) -> None:
        """A beat for each audience that is connected, with the head it should have reached."""
        self._flush()
        at = clock.now()
        for name, space in _SPACES.items():
            self._socketio.emit("beat", {"at": at, "head": self.head(name)}, namespace=space, to=name)
        for unit in self._ceremony.presence.counts():
            names = endpoint_rooms(unit)
            beat = {"at": at, "head": self.head(*names)}
            self._socketio.emit("beat", beat, namespace=ENDPOINT_SPACE, to=names[1])

    def _tick(self) -> None:
        pressing = self._hall.pressing
        try:
            outcome = pressing.tick()
        except STORAGE as error:
            log.error("the release could not be stored: %s", error)
            outcome = Refused("storage_failed")
        if outcome and not isinstance(outcome, Refused):
            self._hands = {}  # the release says it; an empty ring before it would look like letting go
            return
        if isinstance(outcome, Refused):
            for name, space in _HALL:
                self._socketio.emit("press_refused", {"refused": outcome.code}, namespace=space, to=name)
        hands = pressing.held()
        if hands or self._hands:
            message = {"hands": hands, "places": pressing.where()}
            for name, space in _HALL:
                self._socketio.emit("hands", message, namespace=space, to=name)
        self._hands = hands


def endpoint_rooms(unit: str) -> tuple[str, str]:
    """The audiences that an endpoint of a unit is in."""
    return ENDPOINTS, unit_audience(unit)


def screen_room(screen: str) -> str:
    return f"screen:{screen}"
