"""Which screens are connected just now, and what each says that it shows. Never written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from . import clock


@dataclass
class Displays:
    """``changed`` is set when anything did, and unset by whoever passed it on."""

    changed: bool = False
    _connections: dict[str, str] = field(default_factory=dict)
    _status: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, screen: str) -> list[str]:
        """The connections of a screen."""
        return [connection for connection, known in self._connections.items() if known == screen]

    def arrive(self, connection: str, screen: str) -> None:
        self._connections[connection] = screen
        self.changed = True

    def leave(self, connection: str) -> None:
        if self._connections.pop(connection, None) is not None:
            self.changed = True

    def showing(self, connection: str, status: Mapping[str, Any]) -> None:
        """What a screen says it shows: it alone knows what its visitors see."""
        screen = self._connections.get(connection)
        if screen is not None:
            self._status[screen] = {**status, "at": clock.now()}
            self.changed = True

    def connected(self) -> Counter[str]:
        """Screen -> its connections."""
        return Counter(self._connections.values())

    def status(self, screen: str) -> dict[str, Any] | None:
        return self._status.get(screen) if screen in self._connections.values() else None
