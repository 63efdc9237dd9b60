"""Who is connected just now. Never written: a socket that is open proves nothing afterwards."""

from collections import Counter


class Presence:
    """Connections by unit. ``changes`` gives what moved since it was last asked."""

    def __init__(self) -> None:
        self._units: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._changed: set[str] = set()

    def arrive(self, connection: str, unit: str) -> None:
        self.leave(connection)
        self._units[connection] = unit
        self._counts[unit] += 1
        self._changed.add(unit)

    def leave(self, connection: str) -> None:
        unit = self._units.pop(connection, None)
        if unit is not None:
            self._counts[unit] -= 1
            self._changed.add(unit)

    def counts(self) -> dict[str, int]:
        """Unit code -> connected endpoints, of those that have any."""
        return {unit: count for unit, count in self._counts.items() if count}

    def changes(self) -> dict[str, int]:
        changed, self._changed = self._changed, set()
        return {unit: self._counts[unit] for unit in changed}

    def live(self) -> int:
        return len(self._units)
