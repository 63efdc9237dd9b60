from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conference import Prepared, make_conference
from tests.server import Server

MANY = tuple(f"{number:05}" for number in range(2_600, 2_630))


@pytest.fixture
def conference(tmp_path: Path) -> Prepared:
    """Thirty communes, sealed and armed."""
    return make_conference(tmp_path / "data", MANY)


@pytest.fixture
def server(conference: Prepared, tmp_path: Path) -> Iterator[Server]:
    running = Server(conference.data, tmp_path / "stderr").start()
    yield running
    running.stop()
