"""Calls for help come from enrolled devices, once each, and are answered once."""

import pytest

from ceremony.core.calls import MOST_OPEN, AnswerHelp, CallHelp
from ceremony.core.entry import By
from tests.core.world import World


@pytest.fixture
def world():
    world = World()
    world.give(CallHelp("k1", "e1", "sound", "Không nghe rõ"))
    return world


def test_a_call_sent_again_is_the_same_call(world):
    assert world.give(CallHelp("k1", "e1", "sound", "Không nghe rõ")) == []
    assert world.state.calls["k1"].unit == "02635"


def test_another_device_cannot_speak_in_its_name(world):
    assert world.give(CallHelp("k1", "e3", "other", "")) == "malformed"


def test_a_device_that_nobody_knows_cannot_call(world):
    assert world.give(CallHelp("k2", "e9", "sound", "")) == "unknown_endpoint"


def test_one_unit_cannot_flood_the_desk(world):
    outcomes = [world.give(CallHelp(f"m{n}", "e2", "other", "")) for n in range(MOST_OPEN)]
    assert outcomes[-1] == "too_many_calls"
    world.give(AnswerHelp("k1", "Đã rõ"))
    assert world.give(CallHelp("m9", "e1", "other", "")) == ["help_called"]


def test_a_call_is_answered_once(world):
    assert world.give(AnswerHelp("k1", "Đang xử lý", By("operator", "An"))) == ["help_answered"]
    assert world.give(AnswerHelp("k1", "Tôi nữa", By("operator", "Bình"))) == "already_answered"
    assert (world.state.calls["k1"].answer, world.state.calls["k1"].answered_by) == ("Đang xử lý", "An")
    assert world.give(AnswerHelp("k9", "")) == "unknown_call"
