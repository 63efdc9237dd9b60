"""Standby: the cue that the next GO takes. Shared by all operators; kept in memory, since the rundown tells it anew."""

from dataclasses import dataclass

from ..core.entry import Refused
from ..core.program import current_take, next_cue
from ..core.state import State
from .ceremony import Ceremony


@dataclass(frozen=True)
class Chosen:
    take: int
    cue: str
    by: str


class Standby:
    """The next cue of the rundown, or what an operator chose since the last take."""

    def __init__(self, ceremony: Ceremony) -> None:
        self._ceremony = ceremony
        self._chosen: Chosen | None = None

    def choose(self, cue: str, by: str) -> Refused | None:
        with self._ceremony.state() as state:
            if cue not in {known.id for known in state.rundown}:
                return Refused("unknown_cue")
            self._chosen = Chosen(current_take(state), cue, by)
        return None

    def move(self, steps: int, by: str) -> Refused | None:
        """So many cues on, or back; the ends of the rundown hold."""
        with self._ceremony.state() as state:
            ids = [cue.id for cue in state.rundown]
            now = self.cue(state)
        if not ids:
            return Refused("unknown_cue")
        place = ids.index(now) if now in ids else len(ids)
        return self.choose(ids[max(0, min(len(ids) - 1, place + steps))], by)

    def cue(self, state: State) -> str | None:
        """None at the end of the rundown."""
        chosen = self._valid(state)
        return chosen.cue if chosen else next_cue(state)

    def told(self, state: State) -> dict[str, str | None]:
        chosen = self._valid(state)
        return {"cue": self.cue(state), "by": chosen.by if chosen else ""}

    def _valid(self, state: State) -> Chosen | None:
        chosen = self._chosen
        if chosen is None or chosen.take != current_take(state):
            return None
        return chosen if chosen.cue in {cue.id for cue in state.rundown} else None
