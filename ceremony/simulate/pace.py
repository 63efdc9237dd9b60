"""How fast a simulated line is."""

import asyncio
from dataclasses import dataclass
from random import uniform


@dataclass(frozen=True)
class Pace:
    """``latency``: seconds a request or report; ``rate``: bytes a second (0: as fast as it goes)."""

    latency: float = 0.0
    rate: int = 0

    async def request(self) -> None:
        if self.latency:
            await asyncio.sleep(self.latency)

    async def carried(self, size: int) -> None:
        """Waits as long as ``size`` bytes take on this line."""
        if self.rate:
            await asyncio.sleep(size / self.rate)


FAST = Pace()
SLOW = Pace(latency=0.3, rate=48_000)


def between(bounds: tuple[float, float]) -> float:
    """Some number of seconds."""
    return uniform(*bounds)  # noqa: S311 - nothing secret


def backoff(attempt: int) -> float:
    """Seconds before try number ``attempt`` (from 1): random, so that a thousand do not come at once."""
    return between((0.2, min(8.0, 0.5 * 2 ** min(attempt, 5))))
