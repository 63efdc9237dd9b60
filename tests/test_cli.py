"""The command line as an organiser uses it: a conference from a spreadsheet and a folder to a sealed handover."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conference import small_pdf

UNITS = "Mã đơn vị;Tên đơn vị;Loại;Cấp trên\n080;Thành phố Lào Cai;thành phố;\n02635;Phường Duyên Hải;phường;080\n"


def ceremony(*arguments: object, data: Path, language: str = "vi") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ceremony", *map(str, arguments)],
        env={"CEREMONY_DATA": str(data), "CEREMONY_LANGUAGE": language, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def succeeded(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A conference with two units and a drafted handover."""
    data = tmp_path_factory.mktemp("conference") / "data"
    sheet = data.parent / "don-vi.csv"
    sheet.write_text(UNITS, "utf-8")
    succeeded(ceremony("init", "--title", "Hội nghị", "--date", "2026-12-09", data=data))
    assert "2" in succeeded(ceremony("units", "import", sheet, data=data))
    succeeded(ceremony("handover", "draft", "--title", "Giao kế hoạch", "--presenter", "Chủ tịch", data=data))
    return data


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("van-ban")
    (folder / "02635_quyet-dinh.pdf").write_bytes(small_pdf("own", 2000))
    (folder / "chung_chi-thi.pdf").write_bytes(small_pdf("common", 2000))
    return folder


def test_a_conference_is_prepared_and_can_be_prepared_again_without_doubling(data, folder):
    first = json.loads(succeeded(ceremony("documents", "import", folder, "--json", data=data)))
    again = json.loads(succeeded(ceremony("documents", "import", folder, "--json", data=data)))
    assert (first["changed"], again["changed"]) == (2, 0)
    succeeded(ceremony("handover", "seal", data=data))
    status = json.loads(succeeded(ceremony("handover", "status", "--json", data=data)))
    assert (status["state"], status["documents"]) == ("sealed", 2)
    assert status["deliveries"]["waiting"] == status["units"] == 2
    succeeded(ceremony("handover", "arm", data=data))
    refused = ceremony("handover", "seal", data=data)
    assert refused.returncode == 1
    assert "tắt nút nhấn" in refused.stderr.lower()
    succeeded(ceremony("handover", "arm", "--off", data=data))


def test_the_log_is_exported_with_a_sentence_for_each_entry(data, tmp_path):
    succeeded(ceremony("log", "export", tmp_path / "log.csv", data=data, language="en"))
    lines = (tmp_path / "log.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) > 3
    assert "Hội nghị" in lines[1]
    succeeded(ceremony("log", "export", tmp_path / "log.xlsx", data=data))
    assert (tmp_path / "log.xlsx").read_bytes().startswith(b"PK")


def test_a_sheet_with_an_error_says_where_and_imports_nothing(data, tmp_path):
    before = succeeded(ceremony("handover", "status", "--json", data=data))
    sheet = tmp_path / "sai.csv"
    sheet.write_text(UNITS + ";Xã không mã;xã;080\n", "utf-8")
    refused = ceremony("units", "import", sheet, data=data)
    assert refused.returncode == 1
    assert "sai.csv" in refused.stderr
    assert "4" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert succeeded(ceremony("handover", "status", "--json", data=data)) == before


def test_whom_to_call_comes_with_the_units_and_is_forgotten_when_asked(data, tmp_path):
    sheet = tmp_path / "lien-he.csv"
    sheet.write_text("Mã;Tên;Loại;Cấp trên;Điện thoại\n02635;Phường Duyên Hải;phường;080;0912 000 001\n", "utf-8")
    assert json.loads(succeeded(ceremony("units", "import", sheet, "--json", data=data)))["contacts"] == 1
    assert "1 contacts" in succeeded(ceremony("units", "import", _changed(sheet), data=data, language="en"))
    said = json.loads(succeeded(ceremony("contacts", "forget", "--unit", "02635", "--json", data=data)))
    assert said == {"forgotten": 1}
    assert "0" in succeeded(ceremony("contacts", "forget", "--all", data=data))


def _changed(sheet):
    sheet.write_text(sheet.read_text("utf-8").replace("0912 000 001", "0912 000 002"), "utf-8")
    return sheet


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("contacts", "forget"), "--all"),
        (("contacts", "forget", "--all", "--unit", "02635"), "--all"),
        (("contacts", "forget", "--unit", "99999"), "99999"),
        (("handover", "status", "--handover", "h9"), "h9"),
        (("log", "export", "log.pdf"), ".csv"),
        (("simulate", "--url", "http://127.0.0.1:1", "--units", "99999,1"), "99999"),
        (("simulate", "--url", "http://127.0.0.1:1", "--units", "1"), "http://127.0.0.1:1"),
        (("units", "import", "missing.csv"), "missing.csv"),
        (("init", "--title", "Lại", "--date", "2026-12-09"), "hội nghị"),
    ],
)
def test_a_failure_is_one_sentence_and_a_status(data, arguments, said):
    failed = ceremony(*arguments, data=data)
    assert failed.returncode != 0
    assert said in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_directory_without_a_conference_is_told_from_one_with(tmp_path):
    failed = ceremony("handover", "status", data=tmp_path / "none", language="en")
    assert failed.returncode == 1
    assert failed.stderr.strip().endswith("ceremony init”.")
    assert not (tmp_path / "none").exists()


def test_a_setting_that_is_no_number_is_named(data):
    failed = subprocess.run(
        [sys.executable, "-m", "ceremony", "serve"],
        env={"CEREMONY_DATA": str(data), "CEREMONY_PORT": "tám nghìn"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert failed.returncode == 1
    assert "CEREMONY_PORT" in failed.stderr
