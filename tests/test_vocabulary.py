"""The words of the wire are the same in the core, in the browser, in the translations and in the docs."""

import ast
import json
import re
from pathlib import Path

import pytest

from ceremony.core.audience import audience
from ceremony.core.delivery import DELIVERY_STATES
from ceremony.core.entry import SYSTEM, Entry
from ceremony.core.handover import HANDOVER_STATES
from ceremony.core.readiness import CHECKS, RESULTS
from ceremony.core.staging import FAULTS
from ceremony.core.state import FOLDS
from ceremony.core.steps import STEPS
from ceremony.translations import LANGUAGES, section
from ceremony.web.answers import STATUS

ROOT = Path(__file__).parents[1]
PROTOCOL = (ROOT / "docs" / "protocol.md").read_text("utf-8")
OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")
FOLD_JS = (ROOT / "static" / "js" / "fold.js").read_text("utf-8")
SECTIONS = sorted(path.stem for path in (ROOT / "ceremony" / "translations" / "vi").glob("*.json"))


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table behind a line of the protocol."""
    table = PROTOCOL[PROTOCOL.index(heading) :].split("\n\n")
    lines = next(block for block in table if block.startswith("|")).splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def documented_entries() -> dict[str, list[str]]:
    return {row[0].strip("`"): row[1:] for row in rows("An **entry** is")}


def words_of_js() -> set[str]:
    lists = re.findall(r"(?:STRUCTURAL|LOG_ONLY|PROGRAM|SCREENS|CALLS|ROLL_CALL|ONWARD) = \[(.*?)\]", FOLD_JS, re.S)
    tables = re.findall(r"(?:STATE_AFTER|HANDOVER_AFTER) = .*?\(\{(.*?)\}", FOLD_JS, re.S)
    single = re.findall(r'LOST = "(\w+)"', FOLD_JS)
    return {*single, *re.findall(r'"(\w+)"', " ".join(lists))} | set(re.findall(r"(\w+):", " ".join(tables)))


def refusal_codes() -> set[str]:
    """Every literal code in Refused(…) of the package; f-strings by their two possible endings."""
    codes = set()
    for path in (ROOT / "ceremony").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused" and node.args:
                code = node.args[0]
                codes |= {code.value} if isinstance(code, ast.Constant) else {"already_armed", "already_released"}
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ConnectionRefusedError":
                codes.add(node.args[0].value)
    return codes


def test_every_entry_of_the_core_is_in_the_protocol_and_in_the_browser():
    assert set(FOLDS) == set(documented_entries()) == words_of_js()


def test_the_protocol_says_who_hears_what():
    columns = {"endpoints": 1, "stage": 2, "desk": 3}
    for event, cells in documented_entries().items():
        fields = {"unit": "02635", "packages": {"02635": []}, "left_out": [], "envelopes": {}}
        names = {name.split(":")[0] for name in audience(Entry(1, "", event, SYSTEM, fields))}
        heard = {"endpoints": bool(names & {"endpoints", "unit"}), "stage": "stage" in names, "desk": "desk" in names}
        documented = {name: bool(cells[column]) for name, column in columns.items()}
        assert heard == documented, event


def test_delivery_and_handover_states_are_the_same_everywhere():
    in_js = re.search(r"DELIVERY_STATES = \[(.*?)\]", FOLD_JS, re.S)
    assert tuple(re.findall(r'"(\w+)"', in_js[1])) == DELIVERY_STATES
    assert tuple(row[0].strip("`") for row in rows("A **delivery** is")) == DELIVERY_STATES
    for language in LANGUAGES:
        words = section(language, "common")
        assert {f"state_{state}" for state in DELIVERY_STATES} <= set(words)
        assert {f"handover_{state}" for state in HANDOVER_STATES} <= set(words)


def test_checks_and_steps_are_the_same_everywhere():
    for name, words in (("CHECKS", CHECKS), ("CHECK_RESULTS", RESULTS), ("STEPS", STEPS)):
        in_js = re.search(rf"\b{name} = \[(.*?)\]", FOLD_JS, re.S)
        assert tuple(re.findall(r'"(\w+)"', in_js[1])) == words
        assert all(f"`{word}`" in PROTOCOL for word in words)
    for language in LANGUAGES:
        desk = section(language, "desk")
        assert {f"readiness_{check}" for check in CHECKS} | {f"step_{step}" for step in STEPS} <= set(desk)


def test_faults_are_documented():
    assert all(f"`{fault}`" in PROTOCOL for fault in FAULTS)


def test_every_refusal_has_a_sentence_in_both_languages_and_none_is_left_over():
    for language in LANGUAGES:
        assert refusal_codes() | {"offline"} == set(section(language, "refusals"))
    assert set(STATUS) <= refusal_codes()


def test_every_entry_has_a_sentence_in_both_languages():
    for language in LANGUAGES:
        assert set(FOLDS) <= set(section(language, "log"))


@pytest.mark.parametrize("name", SECTIONS)
def test_both_languages_have_the_same_sentences_with_the_same_places(name):
    vi, en = (section(language, name) for language in LANGUAGES)
    assert set(vi) == set(en)
    for key in vi:
        assert set(re.findall(r"\{\w+\}", vi[key])) == set(re.findall(r"\{\w+\}", en[key])), key
        assert vi[key].strip()
        assert en[key].strip()


def test_translations_are_sorted_out_of_nothing_but_strings():
    for path in (ROOT / "ceremony" / "translations").rglob("*.json"):
        assert all(isinstance(value, str) for value in json.loads(path.read_text("utf-8")).values()), path


def test_every_socket_event_of_the_server_is_in_the_protocol():
    for surface in ("reporting", "stage", "podium", "operating", "screens"):
        source = (ROOT / "ceremony" / "web" / f"{surface}.py").read_text("utf-8")
        for event in re.findall(r"def on_(\w+)", source):
            if event not in ("connect", "disconnect"):
                assert f"`{event}`" in PROTOCOL, event
    for event in re.findall(r'emit\(\s*"(\w+)"', (ROOT / "ceremony" / "web" / "push.py").read_text("utf-8")):
        assert f"`{event}`" in PROTOCOL, event


def test_every_http_resource_is_in_the_protocol():
    for path in (ROOT / "ceremony" / "web").glob("*.py"):
        source = path.read_text("utf-8")
        prefix = "".join(re.findall(r'Blueprint\(.*url_prefix="([^"]+)"', source))
        for rule in re.findall(r'@blueprint\.(?:get|post|route)\("([^"]+)"', source):
            fixed = re.split(r"<", prefix + rule)[0]
            assert fixed in PROTOCOL, prefix + rule


def test_every_command_and_setting_is_in_the_operations_manual():
    from ceremony.cli import cli
    from ceremony.settings import SETTINGS

    for name, command in cli.commands.items():
        for full in [f"{name} {sub}" for sub in getattr(command, "commands", {})] or [name]:
            assert f"ceremony {full}" in OPERATIONS, full
    for name in SETTINGS:
        assert f"CEREMONY_{name.upper()}" in OPERATIONS, name
