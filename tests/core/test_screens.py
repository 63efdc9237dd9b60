"""Screens are paired, named, sent elsewhere and removed; a hand counts where its button is seen."""

import pytest

from ceremony.core.screens import ChangeScreen, PairScreen, RemoveScreen, may_press
from tests.core.world import World

PROGRAM = {"mode": "program"}


@pytest.fixture
def world():
    world = World()
    world.give(PairScreen("s1", "Màn chính", "stage", None, "hash-1"))
    return world


def test_screens_are_numbered_in_the_order_of_pairing_and_no_number_comes_again(world):
    world.give(PairScreen("s2", "", "stage", None, "hash-2"))
    world.give(RemoveScreen("s2"))
    world.give(PairScreen("s3", "", "stage", None, "hash-3"))
    assert [(s.id, s.number) for s in world.state.screens.values()] == [("s1", 1), ("s3", 3)]


def test_two_screens_cannot_have_one_name(world):
    assert world.give(PairScreen("s2", "Màn chính", "stage", None, "hash-2")) == "name_taken"
    assert world.give(ChangeScreen("s1", "Màn chính", PROGRAM, True, 60)) == []


def test_a_podium_belongs_to_a_presenter(world):
    assert world.give(PairScreen("p", "", "podium", None, "hash-2")) == "unknown_presenter"
    assert world.give(PairScreen("p", "", "podium", "p1", "hash-2")) == ["screen_paired"]


def test_a_removed_screen_is_forgotten_with_its_token(world):
    world.give(RemoveScreen("s1"))
    assert world.state.screen_tokens == {}
    assert world.give(ChangeScreen("s1", "", PROGRAM, True, 60)) == "unknown_screen"
    assert world.give(RemoveScreen("s1")) == "unknown_screen"


@pytest.mark.parametrize("show", [{}, {"mode": "party"}, {"mode": "scene"}, {"mode": "scene", "scene": {"kind": "x"}}])
def test_a_screen_cannot_show_what_is_no_scene(world, show):
    assert world.give(ChangeScreen("s1", "Màn chính", show, True, 60)) == "malformed"


@pytest.mark.parametrize("show", [{"mode": "blank"}, {"mode": "frozen"}, {"mode": "scene", "scene": {"kind": "lobby"}}])
def test_a_screen_that_shows_no_button_takes_no_hand(world, show):
    assert may_press(world.state.screens["s1"], "p1", "A") is None
    world.give(ChangeScreen("s1", "Màn chính", show, True, 60))
    assert may_press(world.state.screens["s1"], "p1", "A").code == "hands_off"


def test_a_screen_may_be_told_to_take_no_hands(world):
    world.give(ChangeScreen("s1", "Màn chính", PROGRAM, False, 60))
    assert may_press(world.state.screens["s1"], "p1", "A").code == "hands_off"


def test_a_podium_presses_for_its_own_presenter_only(world):
    world.give(PairScreen("p", "", "podium", "p1", "hash-2"))
    assert may_press(world.state.screens["p"], "p1", "A") is None
    assert may_press(world.state.screens["p"], "p2", "B").code == "not_your_place"


def test_a_podium_is_one_persons_whatever_ids_another_handover_gives(world):
    world.give(PairScreen("p", "", "podium", "p1", "hash-2"))
    assert may_press(world.state.screens["p"], "p1", "B").code == "not_your_place"


def test_a_podium_that_takes_no_hands_or_is_blank_presses_nothing(world):
    world.give(PairScreen("p", "", "podium", "p1", "hash-2"))
    world.give(ChangeScreen("p", "", PROGRAM, False, 60))
    assert may_press(world.state.screens["p"], "p1", "A").code == "hands_off"
    world.give(ChangeScreen("p", "", {"mode": "blank"}, True, 60))
    assert may_press(world.state.screens["p"], "p1", "A").code == "hands_off"


def test_what_is_no_scene_of_a_screen_is_not_kept(world):
    world.give(ChangeScreen("s1", "Trái", {"mode": "blank", "scene": {"kind": "x" * 9999}}, True, 60))
    assert world.state.screens["s1"].show == {"mode": "blank"}
