"""The one writer: lock, catch up, decide, append, commit; then answer, then tell.

It drains what is waiting into one durable transaction. The same steps serve several processes on one
database: whoever holds its write lock first catches up with the ledger's head, so no leader is needed.
"""

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ..core.entry import Entry, Event, Refused
from ..core.state import State, decide, fold
from ..ledger.store import Ledger, StorageFailed
from . import clock

Outcome = tuple[Entry, ...] | Refused
log = logging.getLogger(__name__)


def _nobody(_: list[Entry]) -> None:
    """Tells nobody."""


@dataclass(frozen=True)
class _Waiting:
    command: Any
    answer: "Future[Outcome]"


def _entry(seq: int, event: Event) -> Entry:
    """As it will be read back: what cannot be encoded fails here, before anything is folded."""
    return Entry.decode(Entry(seq, clock.now(), event.name, event.by, event.fields).encode())


class Sequencer:
    """``submit`` is durable when it returns. Safe for any number of threads.

    ``tell`` is called with each batch of new entries, in sequence order, after their commit; it must only
    put them into a queue.
    """

    def __init__(self, ledger: Ledger, tell: Callable[[list[Entry]], None] = _nobody) -> None:
        self.tell = tell
        self._ledger = ledger
        self._lock = threading.RLock()
        self._waiting: queue.Queue[_Waiting | None] = queue.Queue()
        self._writer: threading.Thread | None = None
        self._state: State | None = None
        self._told = 0
        self._version = -1
        self._catch_up()

    @contextmanager
    def state(self) -> Iterator[State]:
        """The state as committed. It is the writer's own: read it inside, change nothing, keep nothing."""
        with self._lock:
            yield self._known()

    def submit(self, command: Any) -> Outcome:
        """Decides and appends. Returns the entries written (none if it was so already), or Refused.

        Raises StorageFailed where nothing could be stored.
        """
        if self._writer is None:
            return self._alone(command)
        waiting = _Waiting(command, Future())
        self._waiting.put(waiting)
        return waiting.answer.result()

    def start(self) -> None:
        """From now on one thread writes for all, in batches."""
        self._writer = threading.Thread(target=self._drain, name="sequencer", daemon=True)
        self._writer.start()

    def stop(self) -> None:
        if self._writer:
            self._waiting.put(None)
            self._writer.join()
            self._writer = None

    def catch_up_if_changed(self) -> None:
        """Takes in what another process has appended. Cheap when there is nothing."""
        with self._lock:
            if self._ledger.version() != self._version:
                self._catch_up()

    def _alone(self, command: Any) -> Outcome:
        answer: Future[Outcome] = Future()
        self._write([_Waiting(command, answer)])
        return answer.result()

    def _drain(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch = [first]
            while not self._waiting.empty():
                following = self._waiting.get()
                if following is None:
                    self._waiting.put(None)
                    break
                batch.append(following)
            self._write(batch)

    def _write(self, batch: list[_Waiting]) -> None:
        with self._lock:
            try:
                with self._ledger.transaction():
                    self._catch_up()
                    outcomes = [self._decide(waiting.command) for waiting in batch]
                    written = [entry for entries, _ in outcomes for entry in entries]
                    self._ledger.append([(entry.seq, entry.encode()) for entry in written])
            except Exception as error:  # noqa: BLE001 - whatever it was, nothing was stored
                self._state = None
                self._fail(batch, error)
                return
            self._tell(written)
        for waiting, (entries, refused) in zip(batch, outcomes, strict=True):
            if isinstance(refused, Exception):
                waiting.answer.set_exception(refused)
            else:
                waiting.answer.set_result(refused or tuple(entries))

    def _decide(self, command: Any) -> tuple[list[Entry], Refused | Exception | None]:
        """A decision that fails is a bug in that decision: its neighbours in the batch go on."""
        state = self._known()
        try:
            decision = decide(state, command)
            events = decision.events if isinstance(decision, Refused) else decision
            entries = [_entry(state.seq + n, event) for n, event in enumerate(events, 1)]
        except Exception as error:  # noqa: BLE001 - handed to whoever gave the command
            return [], error
        for entry in entries:
            fold(state, entry)
        return entries, decision if isinstance(decision, Refused) else None

    def _known(self) -> State:
        """The state; read again from the ledger where the last batch was not stored, since then what was
        folded never was. Raises StorageFailed where it cannot be read."""
        if self._state is None:
            self._state = State()
            try:
                self._catch_up()
            except Exception:
                self._state = None
                raise
        return self._state

    def _catch_up(self) -> None:
        state = self._known()
        self._version = self._ledger.version()
        news = [Entry.decode(body) for _, body in self._ledger.after(state.seq)]
        for entry in news:
            fold(state, entry)
        self._tell(news)

    def _tell(self, entries: list[Entry]) -> None:
        """Each entry once, however often the ledger is read."""
        news = [entry for entry in entries if entry.seq > self._told]
        if news:
            self._told = news[-1].seq
            self.tell(news)

    def _fail(self, batch: list[_Waiting], error: Exception) -> None:
        log.error("nothing of a batch of %d was stored: %s", len(batch), error)
        failure = error if isinstance(error, StorageFailed) else StorageFailed(repr(error))
        for waiting in batch:
            waiting.answer.set_exception(failure)
