"""Presenters with a device of their own, with and without a network."""

import pytest

from tests.browser.fingers import Fingers
from tests.browser.hall import Hall
from tests.browser.lao_cai import PRESENTERS
from tests.browser.podium import Podium
from tests.browser.stage import Stage

FIRST, SECOND, THIRD = (presenter.id for presenter in PRESENTERS)


def podium(hall: Hall, presenter: str) -> Podium:
    return Podium.open(hall.screens, hall.server, presenter)


def hold(podium: Podium) -> Fingers:
    fingers = Fingers(podium.page)
    fingers.down(first=podium.disc)
    return fingers


def places(hall: Hall) -> dict[str, str]:
    (release,) = hall.ledger("handover_released")
    return {hand["presenter"]: hand["place"] for hand in release["hands"]}


def test_two_podiums_and_one_place_on_the_stage_press_together(armed: Hall) -> None:
    stage, left, right = armed.stage(touch=True), podium(armed, FIRST), podium(armed, SECOND)
    for one in (left, right):
        one.expect("armed")
        hold(one)
    stage.expect_holding("first", "second")
    Fingers(stage.page).down(third=stage.places["third"])
    stage.expect_scene("spreading")
    for one in (left, right):
        one.expect("released")
    assert places(armed) == {FIRST: "podium", SECOND: "podium", THIRD: "stage"}


def test_a_podium_that_lets_go_drains_the_ring_of_all(armed: Hall) -> None:
    stage, left = armed.stage(), podium(armed, FIRST)
    left.expect("armed")
    fingers = hold(left)
    stage.expect_holding("first")
    fingers.lift("first")
    stage.expect_holding()
    assert armed.ledger("handover_released") == []


def test_a_podium_that_loses_its_link_in_the_press_lets_go_and_the_stage_takes_its_place(armed: Hall) -> None:
    stage, left = armed.stage(), podium(armed, FIRST)
    left.expect("armed")
    hold(left)
    stage.expect_holding("first")
    armed.screens.expect_lost_links()
    left.page.context.set_offline(True)
    left.expect("offline")
    stage.expect_holding()
    press_keys(stage)
    stage.expect_scene("spreading")
    left.page.context.set_offline(False)
    left.expect("released")
    assert set(places(armed).values()) == {"stage"}


def test_podiums_press_while_the_stage_has_no_network_and_it_shows_the_truth_when_it_is_back(armed: Hall) -> None:
    stage = armed.stage()
    stage.expect_scene("press")
    armed.screens.expect_lost_links()
    stage.page.context.set_offline(True)
    stage.expect_link(fresh=False)
    everyone = [podium(armed, presenter) for presenter in (FIRST, SECOND, THIRD)]
    for one in everyone:
        one.expect("armed")
    for one in everyone:
        hold(one)
    for one in everyone:
        one.expect("released")
    stage.expect_scene("press")
    stage.page.context.set_offline(False)
    stage.expect_scene("spreading")
    assert set(places(armed).values()) == {"podium"}


@pytest.mark.parametrize("ending", ["kill", "stop"])
def test_a_server_that_goes_in_the_middle_of_a_press_releases_nothing_and_the_next_press_does(
    armed: Hall, ending: str
) -> None:
    stage, left = armed.stage(), podium(armed, FIRST)
    left.expect("armed")
    fingers = hold(left)
    stage.expect_holding("first")
    armed.screens.expect_lost_links()
    getattr(armed.server, ending)()
    left.expect("offline")
    fingers.lift("first")
    armed.server.start()
    left.expect("armed")
    stage.expect_link(fresh=True)
    assert armed.ledger("handover_released") == []
    press_keys(stage)
    stage.expect_scene("spreading")
    left.expect("released")


def press_keys(stage: Stage) -> None:
    for key in ("1", "2", "3"):
        stage.page.keyboard.down(key)
