"""Two verifiers that share no code find the same wrong with the same files."""

import json
import random
import subprocess
from pathlib import Path

import pytest

from ceremony.evidence.verify import verify
from tests.evidence.corpus import Case, cases
from tests.evidence.world import World, make_world

ROOT = Path(__file__).parents[2]
CHANGES = 100


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def corpus(world: World) -> list[Case]:
    found = cases(world)
    assert len(found) > 200
    return found


def python(content: bytes) -> tuple[int, set[str]]:
    verdict = verify(content)
    return verdict.status, {finding.code for finding in verdict.findings if not finding.holds}


def javascript(contents: list[bytes], folder: Path) -> list[tuple[int, set[str]]]:
    names = []
    for number, content in enumerate(contents):
        names.append(folder / f"{number}")
        names[-1].write_bytes(content)
    found = []
    for start in range(0, len(names), 50):
        command = ["node", "tests/verify_cli.mjs", *map(str, names[start : start + 50])]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0 or done.stdout, done.stderr
        found += [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(contents)
    return [(one["status"], {f["code"] for f in one["findings"] if not f["holds"]}) for one in found]


def test_every_case_is_found_for_what_it_is(corpus: list[Case]) -> None:
    wrong = []
    for case in corpus:
        status, codes = python(case.content)
        if status != case.status or (case.codes is not None and codes != case.codes):
            wrong.append((case.name, status, codes, case.codes))
    assert wrong == []


def test_the_browsers_verifier_agrees_on_every_case(corpus: list[Case], tmp_path: Path) -> None:
    ours = [python(case.content) for case in corpus]
    theirs = javascript([case.content for case in corpus], tmp_path)
    differ = [(c.name, a, b) for c, a, b in zip(corpus, ours, theirs, strict=True) if a != b]
    assert differ == []


def test_a_hundred_random_single_byte_changes_are_each_found_by_both(world: World, tmp_path: Path) -> None:
    chance = random.Random(2022)
    altered = []
    for _ in range(CHANGES):
        content = bytearray(world.content)
        content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        altered.append(bytes(content))
    assert all(python(content)[0] != 0 for content in altered)
    assert all(status != 0 for status, _ in javascript(altered, tmp_path))


def test_the_key_is_compared_with_the_one_that_is_given(world: World) -> None:
    assert verify(world.content, str(world.signer.key)).status == 0
    assert verify(world.content, str(world.signer.key) + "x").status == 1
    assert verify(world.files["receipts/h1/02635.json"], "other").status == 1
