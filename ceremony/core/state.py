"""The state of a conference: the fold of its ledger, and the table of everything that can be decided."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from . import (
    agenda,
    calls,
    checkpoints,
    conference,
    delivery,
    documents,
    endpoints,
    handover,
    look,
    operators,
    program,
    readiness,
    screens,
    staging,
    steps,
    targets,
    units,
)
from .agenda import Cue
from .calls import Call
from .conference import Conference
from .endpoints import Endpoint
from .entry import Entry, Event, Refused
from .handover import Handover
from .look import Look
from .program import Program
from .readiness import Readiness, Reminder
from .screens import Screen
from .targets import Target
from .units import Unit

TOPICS = (
    conference,
    agenda,
    program,
    screens,
    look,
    targets,
    units,
    documents,
    handover,
    endpoints,
    delivery,
    staging,
    steps,
    readiness,
    calls,
    operators,
    checkpoints,
)
DECISIONS: dict[type, Callable[..., Iterable[Event] | Refused]] = {}
FOLDS: dict[str, Callable[["State", Entry], None]] = {}


@dataclass
class State:
    """``envelopes``: ciphertext SHA-256 -> (handover, document). ``tokens``: token hash -> endpoint.
    ``contradictions``: endpoint -> pairs of checkpoints that it found to contradict each other.
    ``readiness`` is by endpoint, ``reminders`` by unit.
    ``units_seq`` is the entry that last changed the units. ``takes``: cue -> when it was last taken,
    in the order of taking."""

    seq: int = 0
    conference: Conference | None = None
    rundown: tuple[Cue, ...] = ()
    program: Program | None = None
    takes: dict[str, str] = field(default_factory=dict)
    screens: dict[str, Screen] = field(default_factory=dict)
    screen_tokens: dict[str, str] = field(default_factory=dict)
    last_screen: int = 0
    look: Look = field(default_factory=Look)
    look_seq: int = 0
    targets: tuple[Target, ...] = ()
    calls: dict[str, Call] = field(default_factory=dict)
    readiness: dict[str, Readiness] = field(default_factory=dict)
    reminders: dict[str, Reminder] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    units_seq: int = 0
    handovers: dict[str, Handover] = field(default_factory=dict)
    envelopes: dict[str, tuple[str, str]] = field(default_factory=dict)
    endpoints: dict[str, Endpoint] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    denials: set[tuple[str, str, str]] = field(default_factory=set)
    contradictions: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    timestamps: int = 0
    invitations: dict[str, str] = field(default_factory=dict)


def decide(state: State, command: Any) -> Iterable[Event] | Refused:
    """What a command leads to. Pure: the same state and command always give the same."""
    return DECISIONS[type(command)](state, command)


def fold(state: State, entry: Entry) -> None:
    """Takes an entry into the state, in place. KeyError for an entry that this version does not know."""
    FOLDS[entry.event](state, entry)
    state.seq = entry.seq


for topic in TOPICS:
    DECISIONS.update(topic.DECISIONS)
    FOLDS.update(topic.FOLDS)
