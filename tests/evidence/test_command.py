"""``ceremony evidence``: what it writes, what it says, and how it ends."""

import json
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pikepdf
import pytest
from python_calamine import load_workbook

from ceremony.evidence.verify import verify
from tests.evidence.world import UNITS, World, make_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("world"))


def ceremony(*arguments: object, language: str = "en") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ceremony", "evidence", *map(str, arguments)]
    environment = {"CEREMONY_LANGUAGE": language, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=environment)


def test_a_bundle_is_exported_and_verifies_without_the_database(world: World, tmp_path: Path) -> None:
    out = tmp_path / "bundle.zip"
    assert ceremony("export", "--data", world.prepared.data, out).returncode == 0
    for language, word in (("en", "HOLDS"), ("vi", "ĐÚNG")):
        done = ceremony("verify", out, language=language)
        assert done.returncode == 0, done.stderr
        assert word in done.stdout
        assert str(world.signer.key) in done.stdout
    altered = out.read_bytes().replace(b"package_staged", b"package_stoled", 1)
    out.write_bytes(altered)
    done = ceremony("verify", out)
    assert done.returncode == 1
    assert "✗" in done.stdout


def test_a_bomb_of_compressed_zeros_is_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_BZIP2) as packed,
        packed.open("log-key", "w", force_zip64=True) as zeros,
    ):
        for _ in range(64):
            zeros.write(bytes(2**20))
    tracemalloc.start()
    assert verify(bomb.read_bytes()).status == 1
    assert tracemalloc.get_traced_memory()[1] < 2**23
    tracemalloc.stop()


def test_what_a_file_says_of_itself_cannot_repaint_the_terminal(tmp_path: Path) -> None:
    receipt = tmp_path / "r.json"
    receipt.write_text(json.dumps({"format": "ceremony/receipt/v1", "log": "\x1b[2J\x1b[1;1H"}))
    done = ceremony("verify", receipt)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout


def test_what_cannot_be_read_ends_with_two(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    assert ceremony("verify", tmp_path / "x").returncode == 2
    assert ceremony("verify", tmp_path / "missing").returncode == 2
    assert ceremony("verify", tmp_path).returncode == 2


def test_receipts_are_written_as_file_and_on_paper(world: World, tmp_path: Path) -> None:
    for number, unit in enumerate(UNITS[:4]):
        about = ("receipt", "--data", world.prepared.data, "--unit", unit)
        assert ceremony(*about, tmp_path / f"{unit}.json").returncode == 0
        done = ceremony("verify", "--json", tmp_path / f"{unit}.json")
        assert (done.returncode, json.loads(done.stdout)["kind"]) == (0, "receipt")
        if number < 2:
            assert ceremony(*about, tmp_path / f"{unit}.pdf").returncode == 0
            with pikepdf.open(tmp_path / f"{unit}.pdf") as pdf:
                assert len(pdf.pages) == 1
    done = ceremony("receipt", "--data", world.prepared.data, "--unit", UNITS[4], tmp_path / "none.json")
    assert done.returncode == 1
    assert "no receipt yet" in done.stderr
    assert not (tmp_path / "none.json").exists()


def test_minutes_and_register_are_written(world: World, tmp_path: Path) -> None:
    about = ("--data", world.prepared.data)
    for command, name in (("minutes", "m.pdf"), ("minutes", "m.xlsx"), ("register", "r.xlsx")):
        assert ceremony(command, *about, tmp_path / name).returncode == 0
    with pikepdf.open(tmp_path / "m.pdf") as pdf:
        assert "pdfaid" in str(pdf.open_metadata())
    rows = load_workbook(tmp_path / "r.xlsx").get_sheet_by_index(0).to_python()
    assert len(rows) == 1 + 2 * len(UNITS)
    assert ceremony("minutes", *about, tmp_path / "m.docx").returncode == 1
    done = ceremony("minutes", *about, "--handover=h9", tmp_path / "n.pdf")
    assert done.returncode == 1
    assert "h9" in done.stderr


def test_the_page_is_one_file(tmp_path: Path) -> None:
    assert ceremony("page", tmp_path / "verify.html").returncode == 0
    assert "<html" in (tmp_path / "verify.html").read_text("utf-8")
