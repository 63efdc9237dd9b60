"""Screens: the large ones, the presenters' podiums, and panels of hardware buttons; each paired and named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from .entry import SYSTEM, By, Entry, Event, Refused
from .scenes import showable

if TYPE_CHECKING:
    from .state import State

SCREEN_KINDS = ("stage", "podium", "panel")
SHOWS = ("program", "blank", "frozen", "scene")
Show = Mapping[str, Any]
MOST_SCREENS = 200


@dataclass(frozen=True)
class Screen:
    """``presenter`` and ``presenter_name`` are whose podium it is: another handover may give the same id to another
    person. ``show``: ``{"mode"}``, with ``scene`` where it is sent elsewhere than the
    program. ``hands``: whether it takes hands on the button; ``volume`` 0 to 100."""

    id: str
    number: int
    name: str
    kind: str
    presenter: str | None
    token_hash: str
    presenter_name: str = ""
    show: Show = field(default_factory=lambda: {"mode": "program"})
    hands: bool = True
    volume: int = 60


@dataclass(frozen=True)
class PairScreen:
    """``name`` empty: named after its number."""

    screen: str
    name: str
    kind: str
    presenter: str | None
    token_hash: str
    by: By = SYSTEM


@dataclass(frozen=True)
class ChangeScreen:
    screen: str
    name: str
    show: Show
    hands: bool
    volume: int
    by: By = SYSTEM


@dataclass(frozen=True)
class RemoveScreen:
    screen: str
    by: By = SYSTEM


Decided = Iterable[Event] | Refused


def pair(state: "State", command: PairScreen) -> Decided:
    if command.kind not in SCREEN_KINDS:
        return Refused("malformed")
    person = presenters(state).get(command.presenter or "", "") if command.kind == "podium" else ""
    if command.kind == "podium" and not person:
        return Refused("unknown_presenter")
    if refused := _name_refused(state, command.name, command.screen):
        return refused
    if len(state.screens) >= MOST_SCREENS:
        return Refused("too_many_screens")
    fields = {
        "screen": command.screen,
        "number": state.last_screen + 1,
        "name": command.name,
        "kind": command.kind,
        "presenter": command.presenter if command.kind == "podium" else None,
        "presenter_name": person,
        "token_hash": command.token_hash,
    }
    return [Event("screen_paired", command.by, fields)]


def presenters(state: "State") -> dict[str, str]:
    """Id -> name; of an id with several names, that of the handover which is not yet released."""
    handovers = sorted(state.handovers.values(), key=lambda handover: handover.state != "released")
    return {presenter.id: presenter.name for handover in handovers for presenter in handover.presenters}


def _name_refused(state: "State", name: str, screen: str) -> Refused | None:
    if name and any(other.name == name and other.id != screen for other in state.screens.values()):
        return Refused("name_taken", values={"name": name})
    return None


def paired(state: "State", entry: Entry) -> None:
    screen = Screen(id=entry.fields["screen"], **{k: v for k, v in entry.fields.items() if k != "screen"})
    state.screens[screen.id] = screen
    state.screen_tokens[screen.token_hash] = screen.id
    state.last_screen = screen.number


def change(state: "State", command: ChangeScreen) -> Decided:
    screen = state.screens.get(command.screen)
    if screen is None:
        return Refused("unknown_screen")
    if refused := _name_refused(state, command.name, command.screen):
        return refused
    if command.show.get("mode") not in SHOWS or not 0 <= command.volume <= 100:
        return Refused("malformed")
    if command.show["mode"] == "scene" and (refused := showable(state, command.show.get("scene") or {})):
        return refused
    kept = ("mode", "scene") if command.show["mode"] == "scene" else ("mode",)
    show = {key: command.show[key] for key in kept}
    fields = {"name": command.name, "show": show, "hands": command.hands, "volume": command.volume}
    if fields == {key: getattr(screen, key) for key in fields}:
        return []
    return [Event("screen_changed", command.by, {"screen": screen.id, **fields})]


def changed(state: "State", entry: Entry) -> None:
    fields = {key: entry.fields[key] for key in ("name", "show", "hands", "volume")}
    screen = state.screens[entry.fields["screen"]]
    state.screens[screen.id] = replace(screen, **fields)


def remove(state: "State", command: RemoveScreen) -> Decided:
    screen = state.screens.get(command.screen)
    if screen is None:
        return Refused("unknown_screen")
    return [Event("screen_removed", command.by, {"screen": screen.id, "name": screen.name})]


def removed(state: "State", entry: Entry) -> None:
    screen = state.screens.pop(entry.fields["screen"])
    del state.screen_tokens[screen.token_hash]


def may_press(screen: Screen, presenter: str, name: str) -> Refused | None:
    """Why a hand of this presenter does not count here; None if it does. What shows no button presses none."""
    if screen.kind == "podium" and (screen.presenter, screen.presenter_name) != (presenter, name):
        return Refused("not_your_place")
    if not screen.hands or screen.show["mode"] in ("blank", "frozen", "scene"):
        return Refused("hands_off")
    return None


DECISIONS = {PairScreen: pair, ChangeScreen: change, RemoveScreen: remove}
FOLDS = {"screen_paired": paired, "screen_changed": changed, "screen_removed": removed}
