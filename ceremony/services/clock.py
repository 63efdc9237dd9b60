"""The only place that asks what time it is."""

import time
from datetime import UTC, datetime, timedelta


def now() -> str:
    """UTC, RFC 3339 with milliseconds."""
    return stamp(datetime.now(UTC))


def later(delay: timedelta) -> str:
    return stamp(datetime.now(UTC) + delay)


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def ms_since(stamped: str) -> int:
    """How long ago a time written by ``stamp`` was; negative for the future."""
    return round((datetime.now(UTC) - datetime.fromisoformat(stamped)).total_seconds() * 1000)


def monotonic_ms() -> int:
    return time.monotonic_ns() // 1_000_000
