"""Hands on the stage: all of them, for long enough, and then exactly one release."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.fingers import Fingers
from tests.browser.hall import Hall, opened
from tests.browser.lao_cai import BAN_QUA, DUYEN_HAI, HOLD_MS, PRESENTERS
from tests.browser.screens import Screens
from tests.browser.stage import PLACES
from tests.conference import make_conference


@pytest.fixture
def one_presenter(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    """Three communes without a map."""
    with opened(make_conference(tmp_path / "data"), screens) as hall:
        yield hall


def test_one_finger_of_three_that_lifts_too_early_drains_the_ring_and_releases_nothing(armed: Hall) -> None:
    stage = armed.stage(touch=True)
    fingers = Fingers(stage.page)
    fingers.down(**stage.places)
    stage.expect_ring_moves()
    fingers.lift("second")
    stage.expect_holding("first", "third")
    stage.expect_ring_drained()
    stage.expect_scene("press")
    assert releases(armed) == 0

    fingers.down(second=stage.places["second"])
    stage.expect_scene("spreading")
    assert releases(armed) == 1


def test_fingers_that_stay_or_come_again_after_the_release_do_nothing(armed: Hall) -> None:
    stage = armed.stage(touch=True)
    fingers, places = Fingers(stage.page), stage.places
    spots = [stage.middle_of(name) for name in PLACES]
    fingers.down(**places)
    stage.expect_scene("spreading")

    armed.commune(DUYEN_HAI).expect_status("opened")
    stage.expect_cell(DUYEN_HAI, "received")
    fingers.lift_all()
    for x, y in (*spots, *spots):
        stage.page.touchscreen.tap(x, y)
    for key in ("1", "2", "3"):
        stage.page.keyboard.down(key)
    armed.commune(BAN_QUA).expect_status("opened")
    stage.expect_cell(BAN_QUA, "received")
    stage.expect_scene("spreading")
    assert releases(armed) == 1


def test_double_taps_do_nothing(armed: Hall) -> None:
    stage = armed.stage(touch=True)
    fingers = Fingers(stage.page)
    for place in stage.places.values():
        fingers.tap(place)
        fingers.tap(place)
    # Messages of one screen are heard in order: once this hand counts, the taps have been heard.
    fingers.down(first=stage.places["first"])
    stage.expect_holding("first")
    stage.expect_ring_drained()
    stage.expect_scene("press")
    assert releases(armed) == 0


def test_three_keys_that_are_held_release(armed: Hall) -> None:
    stage = armed.stage()
    stage.expect_scene("press")
    for key in ("1", "2"):
        stage.page.keyboard.down(key)
    stage.expect_holding("first", "second")
    stage.expect_ring_drained()
    stage.page.keyboard.down("3")
    stage.expect_scene("spreading")
    (entry,) = armed.ledger("handover_released")
    assert {hand["presenter"] for hand in entry["hands"]} == {presenter.id for presenter in PRESENTERS}
    assert all(hand["held_ms"] >= HOLD_MS for hand in entry["hands"])


def test_two_screens_that_are_pressed_at_the_same_time_release_once(armed: Hall) -> None:
    screens = [armed.stage(), armed.stage()]
    for stage in screens:
        stage.expect_scene("press")
    for key in ("1", "2", "3"):
        for stage in screens:
            stage.page.keyboard.down(key)
    for stage in screens:
        stage.expect_scene("spreading")
    assert releases(armed) == 1


def test_hands_of_one_press_may_lie_on_different_screens(armed: Hall) -> None:
    left, right = armed.stage(), armed.stage(touch=True)
    left.expect_scene("press")
    left.page.keyboard.down("1")
    left.page.keyboard.down("2")
    right.expect_holding("first", "second")
    Fingers(right.page).down(third=right.places["third"])
    for stage in (left, right):
        stage.expect_scene("spreading")
    assert releases(armed) == 1


def test_a_mouse_presses_for_the_one_presenter_and_not_by_a_click(one_presenter: Hall) -> None:
    stage = one_presenter.stage()
    stage.disc.dblclick()
    stage.expect_ring_drained()
    assert releases(one_presenter) == 0

    stage.disc.hover()
    stage.page.mouse.down()
    stage.expect_ring_moves()
    stage.expect_scene("spreading")
    stage.page.mouse.up()
    assert releases(one_presenter) == 1


def releases(hall: Hall) -> int:
    return len(hall.ledger("handover_released"))
