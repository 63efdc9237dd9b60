"""Every problem that the code can name has a sentence in both languages, and no sentence is left over."""

import json
import re
from pathlib import Path
from string import Formatter

import ceremony
from ceremony.files.problems import Problem
from ceremony.translations import section

SOURCES = Path(ceremony.__file__).parent
NOT_CODES = {"at_sheet", "at_row", "at_column", "more"}


def test_both_languages_have_the_same_sentences_with_the_same_values() -> None:
    vietnamese, english = section("vi", "imports"), section("en", "imports")
    assert vietnamese.keys() == english.keys()
    for key, sentence in vietnamese.items():
        assert _values(sentence) == _values(english[key]), key


def test_each_code_in_the_sources_has_a_sentence_and_each_sentence_a_code() -> None:
    text = "".join(p.read_text("utf-8") for p in [*(SOURCES / "files").rglob("*.py"), SOURCES / "vault/preflight.py"])
    named = set(re.findall(r'(?:Problem|problem|Unreadable|UnknownAudience|NoScene|_refused)\(\s*"(\w+)"', text))
    assert named <= section("vi", "imports").keys()
    quoted = set(re.findall(r'"(\w+)"', text))
    assert section("vi", "imports").keys() - NOT_CODES <= quoted


def test_places_leave_out_what_is_not_known() -> None:
    assert Problem("no_pages", "a.pdf").place("vi") == "a.pdf"
    assert Problem("no_pages").place("vi") == ""
    assert Problem("code_missing", "a.csv", None, 7, "C").place("en") == "a.csv, row 7, column C"


def test_programs_read_the_place_as_fields() -> None:
    problem = Problem("code_twice", "a.csv", None, 7, "A", value="02635", other=3)
    assert json.loads(json.dumps(problem.as_dict("en"))) == {
        "code": "code_twice", "severity": "error", "file": "a.csv", "row": 7, "column": "A",
        "sentence": problem.sentence("en"),
    }  # fmt: skip


def _values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
