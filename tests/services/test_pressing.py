"""Hands from screens become exactly one release."""

import pytest

from ceremony.core.entry import Refused
from ceremony.core.handover import ArmHandover, DisarmHandover, Presenter
from ceremony.services.ceremony import Ceremony
from ceremony.services.pressing import Pressing
from tests.conference import HANDOVER, make_conference

THREE = (Presenter("p1", "Bí thư"), Presenter("p2", "Chủ tịch HĐND"), Presenter("p3", "Chủ tịch UBND"))


@pytest.fixture
def ceremony(tmp_path):
    prepared = make_conference(tmp_path / "data", presenters=THREE)
    with Ceremony.open(prepared.data) as ceremony:
        yield ceremony


class Hall:
    """A clock that steps, and screens that say what they feel."""

    def __init__(self, ceremony):
        self.now = 0
        self.ceremony = ceremony
        self.pressing = Pressing(ceremony, lambda: self.now)

    def hold(self, presenters, ms, screen="stage", arming=1):
        outcomes = []
        for _ in range(0, ms, 50):
            self.now += 50
            for presenter in presenters:
                self.pressing.hand(HANDOVER, arming, presenter, screen, True)
            outcomes.append(self.pressing.tick())
        return [outcome for outcome in outcomes if outcome]

    def released(self):
        bodies = [body for _, body in self.ceremony.ledger.after(0)]
        return sum(b'"handover_released"' in body for body in bodies)


def test_all_hands_held_long_enough_release_once(ceremony):
    hall = Hall(ceremony)
    hall.hold(["p1", "p2", "p3"], 1000)
    assert hall.released() == 0
    hall.hold(["p1", "p2", "p3"], 5000)
    assert hall.released() == 1
    assert hall.pressing.hand(HANDOVER, 1, "p1", "stage", True) == Refused("not_armed")


def test_one_missing_hand_releases_nothing(ceremony):
    hall = Hall(ceremony)
    hall.hold(["p1", "p3"], 5000)
    assert hall.released() == 0


def test_one_hand_that_lets_go_starts_its_time_anew(ceremony):
    hall = Hall(ceremony)
    hall.hold(["p1", "p2", "p3"], 1000)
    hall.pressing.hand(HANDOVER, 1, "p2", "stage", False)
    hall.hold(["p1", "p3"], 300)
    assert "p2" not in hall.pressing.held()
    hall.hold(["p1", "p2", "p3"], 1000)
    assert hall.released() == 0
    hall.hold(["p1", "p2", "p3"], 400)
    assert hall.released() == 1


def test_hands_on_two_screens_count_together(ceremony):
    hall = Hall(ceremony)
    for _ in range(40):
        hall.now += 50
        hall.pressing.hand(HANDOVER, 1, "p1", "left", True)
        hall.pressing.hand(HANDOVER, 1, "p2", "right", True)
        hall.pressing.hand(HANDOVER, 1, "p3", "right", True)
        hall.pressing.tick()
    assert hall.released() == 1


def test_a_screen_that_is_gone_lets_go_of_all_its_hands(ceremony):
    hall = Hall(ceremony)
    hall.hold(["p1", "p2", "p3"], 1000)
    hall.pressing.leave("stage")
    hall.hold(["p1", "p2", "p3"], 1000)
    assert hall.released() == 0


def test_hands_of_an_earlier_arming_do_not_count(ceremony):
    hall = Hall(ceremony)
    hall.hold(["p1", "p2", "p3"], 1000)
    ceremony.submit(DisarmHandover(HANDOVER))
    ceremony.submit(ArmHandover(HANDOVER))
    assert hall.pressing.hand(HANDOVER, 1, "p1", "stage", True) == Refused("stale_arming")
    assert hall.pressing.held() == {}
    hall.hold(["p1", "p2", "p3"], 1000, arming=2)
    assert hall.released() == 0
    hall.hold(["p1", "p2", "p3"], 400, arming=2)
    assert hall.released() == 1


def test_a_presenter_who_is_not_named_is_refused(ceremony):
    assert Hall(ceremony).pressing.hand(HANDOVER, 1, "p9", "stage", True) == Refused("unknown_presenter")
