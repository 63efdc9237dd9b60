"""A time stamp of a real authority in a bundle: both verifiers take it, and neither takes it for another checkpoint."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ceremony.evidence.container import unpack
from ceremony.services import evidence
from ceremony.services.ceremony import Ceremony
from ceremony.services.timestamping import stamp
from tests.authority import Authority
from tests.evidence.test_corpus import javascript, python
from tests.evidence.world import World, changed, make_world, rebuild


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("stamped")
    world, authority = make_world(folder), Authority(folder)
    with Ceremony.open(world.prepared.data) as ceremony:
        stamp(ceremony, authority.url, 30)
        yield World(world.prepared, evidence.export(ceremony, "vi"), world.seed)
    authority.close()


def test_both_verifiers_take_it(stamped: World, tmp_path: Path) -> None:
    assert python(stamped.content) == (0, set())
    assert javascript([stamped.content], tmp_path) == [(0, set())]


def test_neither_takes_it_for_another_checkpoint_or_takes_another_token(stamped: World, tmp_path: Path) -> None:
    entries, seq = stamped.entries, stamped.number("checkpoint_timestamped")
    other = json.loads(unpack(stamped.content)["checkpoints.jsonl"].split(b"\n")[0])
    token = base64.b64decode(entries[seq - 1]["token"])
    at = token.index(bytes.fromhex("0420")) + 2  # the first octet string of 32 bytes: the message imprint
    tokens = [token[:at] + bytes([token[at] ^ 1]) + token[at + 1 :], token[:-1], token + b"\0", token[1:], b""]
    bundles = [rebuild(stamped, changed(entries, seq, lambda entry: entry.update(checkpoint=other)))]
    for wrong in tokens:
        encoded = base64.b64encode(wrong).decode()
        bundles.append(rebuild(stamped, changed(entries, seq, lambda entry, t=encoded: entry.update(token=t))))
    found = [python(content) for content in bundles]
    assert found == [(1, {"timestamp"})] * len(bundles)
    assert javascript(bundles, tmp_path) == found
