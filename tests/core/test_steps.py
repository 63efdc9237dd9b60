"""What becomes of a package is told only after it was acknowledged, and not any more once it is done."""

import pytest

from ceremony.core import steps
from ceremony.core.delivery import ReportDelivered, ReportOpened
from ceremony.core.steps import ReportStep
from tests.core.world import PLAIN, World


@pytest.fixture
def world():
    world = World()
    world.release()
    world.give(ReportDelivered("e1", "h1", PLAIN))
    world.give(ReportOpened("e1", "h1", automatic=True))
    world.acknowledge()
    return world


def step(world, word, person="", due="", note="", endpoint="e1", key=""):
    return world.give(ReportStep(endpoint, "h1", word, person, due, note, key=key))


def test_nothing_is_assigned_before_the_acknowledgement():
    world = World()
    world.release()
    assert step(world, "assigned", "Lý A Páo") == "not_acknowledged"


def test_the_person_and_the_day_of_an_assignment_go_on_until_another_one(world):
    assert step(world, "assigned", "Lý A Páo", "2022-12-20") == ["package_step"]
    assert step(world, "in_progress", note="đang soạn") == ["package_step"]
    kept = world.delivery.step
    assert (kept.step, kept.person, kept.due, kept.note) == ("in_progress", "Lý A Páo", "2022-12-20", "đang soạn")
    assert step(world, "assigned", "Giàng Seo", endpoint="e2") == ["package_step"]
    assert (world.delivery.step.person, world.delivery.step.due) == ("Giàng Seo", "")


def test_the_same_step_again_writes_nothing(world):
    step(world, "assigned", "Lý A Páo")
    assert step(world, "assigned", "Lý A Páo") == []
    step(world, "done")
    assert step(world, "done") == []


def test_a_step_that_comes_late_once_more_takes_nothing_back(world):
    assert step(world, "assigned", "Lý A Páo", key="k1") == ["package_step"]
    assert step(world, "assigned", "Giàng Seo", key="k2") == ["package_step"]
    assert step(world, "assigned", "Lý A Páo", key="k1") == []
    assert world.delivery.step.person == "Giàng Seo"
    assert step(world, "assigned", "Lý A Páo", endpoint="e2", key="k1") == ["package_step"]
    step(world, "done", key="k3")
    assert step(world, "assigned", "Giàng Seo", key="k2") == []


def test_steps_without_a_key_are_never_the_same_by_it(world):
    outcomes = [step(world, "assigned", person) for person in ("Lý A Páo", "Giàng Seo", "Lý A Páo")]
    assert outcomes == [["package_step"]] * 3


def test_after_done_comes_nothing(world):
    step(world, "done", "Lý A Páo")
    assert step(world, "assigned", "Lý A Páo") == "already_done"
    assert step(world, "in_progress") == "already_done"


def test_a_step_needs_a_known_word_a_person_and_a_day_that_exists(world):
    assert step(world, "forgotten", "Lý A Páo") == "malformed"
    assert step(world, "assigned", "Lý A Páo", "20/12/2022") == "malformed"
    assert step(world, "assigned", "Lý A Páo", "2022-02-30") == "malformed"
    for unseen in ("  ", "\u200b", "\u202e\u2066", "\u3164"):
        assert step(world, "assigned", unseen) == "person_missing"
    assert step(world, "in_progress") == "person_missing"


def test_a_unit_in_a_loop_cannot_fill_the_ledger(world, monkeypatch):
    monkeypatch.setattr(steps, "MOST_STEPS", 2)
    outcomes = [step(world, "assigned", f"Người {number}") for number in range(3)]
    assert outcomes == [["package_step"], ["package_step"], "too_many_reports"]


def test_documents_opened_without_a_link_keep_the_time_of_the_device():
    world = World()
    world.release()
    world.give(ReportDelivered("e1", "h1", PLAIN))
    clock = {"at": "2022-12-09T00:50:00.000Z", "offset_ms": 900, "rtt_ms": 40}
    world.give(ReportOpened("e1", "h1", automatic=True, offline=True, clock=clock))
    assert world.delivery.opened_offline == clock
