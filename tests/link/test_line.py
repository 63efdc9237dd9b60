"""What the line does to packets, on a clock of its own."""

import os
import random
from collections.abc import Iterator

import pytest

from tests.weak_link import Way, Weakness

BYTES = 1_200
SURE = Weakness(loss=0.0)


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)
    os.close(writing)


def way(out: int, weakness: Weakness = SURE) -> Way:
    return Way(weakness, out, random.Random(1))


def test_a_packet_comes_after_its_own_time_and_the_delay(ends: tuple[int, int]) -> None:
    line = way(ends[1])
    line.take(bytes(BYTES), 0.0)
    line.deliver(0.174)
    assert line.sent == 0
    line.deliver(0.176)  # 25 ms at 384 kbit/s, and 150 ms
    assert line.sent == BYTES


def test_no_more_comes_than_the_rate_allows(ends: tuple[int, int]) -> None:
    line = way(ends[1])
    for _ in range(50):
        line.take(bytes(BYTES), 0.0)
    line.deliver(1.15 + 0.001)
    assert line.sent * 8 == pytest.approx(384_000, rel=0.03)


def test_one_in_twenty_is_lost_and_so_is_what_finds_the_queue_full(ends: tuple[int, int]) -> None:
    line = way(ends[1], Weakness(queue=10_000))
    for _ in range(10_000):
        line.take(b"x", 0.0)
    assert len(line.waiting) == pytest.approx(9_500, abs=100)
    short = way(ends[1], Weakness(loss=0.0, queue=3))
    for _ in range(5):
        short.take(b"x", 0.0)
    assert len(short.waiting) == 3
