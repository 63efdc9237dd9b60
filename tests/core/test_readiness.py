"""The roll call keeps what each device found last, and the last reminder of each unit."""

import pytest

from ceremony.core import readiness
from ceremony.core.entry import ENDPOINT, By, Entry
from ceremony.core.readiness import Remind, ReportReady
from ceremony.core.state import fold
from tests.core.world import World

GOOD = {"link": "ok", "sound": "ok"}


@pytest.fixture
def world():
    world = World()
    world.give(ReportReady("e1", GOOD))
    return world


def test_the_same_report_again_writes_nothing_and_a_changed_one_replaces_it(world):
    assert world.give(ReportReady("e1", GOOD)) == []
    assert world.give(ReportReady("e1", {**GOOD, "sound": "failed"})) == ["endpoint_ready"]
    kept = world.state.readiness["e1"]
    assert (kept.unit, kept.checks["sound"]) == ("02635", "failed")


def test_a_report_of_before_which_named_somebody_is_read_without_the_name(world):
    said = {"endpoint": "e2", "unit": "02635", "checks": GOOD, "person": "Lý A Páo", "phone": "0912 000 001"}
    entry = Entry(world.state.seq + 1, "2022-12-09T01:00:00.000Z", "endpoint_ready", ENDPOINT, said)
    fold(world.state, Entry.decode(entry.encode()))
    assert world.state.readiness["e2"].checks == GOOD
    assert "Páo" not in repr(world.state.readiness)


def test_a_part_of_the_checks_is_enough_but_no_other_word_is_taken(world):
    assert world.give(ReportReady("e2", {"camera": "warning"})) == ["endpoint_ready"]
    assert world.give(ReportReady("e2", {"coffee": "ok"})) == "malformed"
    assert world.give(ReportReady("e2", {"link": "fine"})) == "malformed"
    assert world.give(ReportReady("e9", GOOD)) == "unknown_endpoint"


def test_a_device_in_a_loop_cannot_fill_the_ledger(world, monkeypatch):
    monkeypatch.setattr(readiness, "MOST_REPORTS", 3)
    found = ("warning", "failed", "ok", "warning")
    outcomes = [world.give(ReportReady("e1", {"sound": result})) for result in found]
    assert outcomes == [["endpoint_ready"], ["endpoint_ready"], "too_many_reports", "too_many_reports"]


def test_the_last_reminder_of_a_unit_says_who_and_what(world):
    assert world.give(Remind("02635", "Bật loa", By("operator", "An"))) == ["unit_reminded"]
    world.give(Remind("02635", "Mở trang", By("operator", "Bình")))
    kept = world.state.reminders["02635"]
    assert (kept.by, kept.note) == ("Bình", "Mở trang")
    assert world.give(Remind("99999", "")) == "unknown_unit"
