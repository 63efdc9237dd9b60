import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conference import Prepared, make_conference
from tests.server import Server

_OUR_FRAME = re.compile(r'File "[^"]*/ceremony/(?:\w+/)?\w+\.py"')


@pytest.fixture
def conference(tmp_path: Path) -> Prepared:
    """Three communes, sealed and armed."""
    return make_conference(tmp_path / "data")


@pytest.fixture
def server(conference: Prepared, tmp_path: Path) -> Iterator[Server]:
    """The server of ``conference``. Whatever clients do, no traceback goes through our own code."""
    running = Server(conference.data, tmp_path / "stderr").start()
    yield running
    running.stop()
    told = running.errors.read_text("utf-8")
    assert not _OUR_FRAME.search(told), told
