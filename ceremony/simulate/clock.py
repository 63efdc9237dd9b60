"""How far this machine's clock is from the server's, found as NTP does (RFC 5905, section 8)."""

import contextlib
import time
from collections import deque
from datetime import UTC, datetime
from typing import Any


class Clock:
    """The server's time belongs to the middle of a round trip; of the last eight the shortest errs least."""

    def __init__(self) -> None:
        self._trips: deque[tuple[float, float]] = deque(maxlen=8)

    def answered(self, sent: float, server_time: str) -> None:
        """``sent`` by ``time.monotonic``. What is kept is the server's time less the monotonic one."""
        received = time.monotonic()
        with contextlib.suppress(ValueError):
            ahead = datetime.fromisoformat(server_time).timestamp() - (sent + received) / 2
            self._trips.append((received - sent, ahead))

    def reading(self) -> dict[str, Any]:
        """The ``clock`` of a report or a statement."""
        now = time.time()
        at = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        if not self._trips:
            return {"at": at, "offset_ms": None, "rtt_ms": None}
        rtt, ahead = min(self._trips)
        return {"at": at, "offset_ms": round((time.monotonic() + ahead - now) * 1000), "rtt_ms": round(rtt * 1000)}
