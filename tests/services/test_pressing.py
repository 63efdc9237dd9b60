"""Hands from screens become exactly one release."""

import pytest

from ceremony.core.entry import By, Entry, Refused
from ceremony.core.handover import ArmHandover, DisarmHandover, Presenter
from ceremony.services.ceremony import Ceremony
from ceremony.services.pressing import Place, Pressing
from tests.conference import HANDOVER, make_conference

STAGE = Place("stage")
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
                self.pressing.hand(HANDOVER, arming, presenter, Place(screen), True)
            outcomes.append(self.pressing.tick())
        return [outcome for outcome in outcomes if outcome]

    def entries(self, event):
        return [e for e in (Entry.decode(body) for _, body in self.ceremony.ledger.after(0)) if e.event == event]

    def released(self):
        return len(self.entries("handover_released"))


def test_all_hands_held_long_enough_release_once(ceremony):
    hall = Hall(ceremony)
    hall.hold(["p1", "p2", "p3"], 1000)
    assert hall.released() == 0
    hall.hold(["p1", "p2", "p3"], 5000)
    assert hall.released() == 1
    assert hall.pressing.hand(HANDOVER, 1, "p1", STAGE, True) == Refused("not_armed")


def test_one_missing_hand_releases_nothing(ceremony):
    hall = Hall(ceremony)
    hall.hold(["p1", "p3"], 5000)
    assert hall.released() == 0


def test_one_hand_that_lets_go_starts_its_time_anew(ceremony):
    hall = Hall(ceremony)
    hall.hold(["p1", "p2", "p3"], 1000)
    hall.pressing.hand(HANDOVER, 1, "p2", STAGE, False)
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
        hall.pressing.hand(HANDOVER, 1, "p1", Place("left"), True)
        hall.pressing.hand(HANDOVER, 1, "p2", Place("right"), True)
        hall.pressing.hand(HANDOVER, 1, "p3", Place("right"), True)
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
    assert hall.pressing.hand(HANDOVER, 1, "p1", STAGE, True) == Refused("stale_arming")
    assert hall.pressing.held() == {}
    hall.hold(["p1", "p2", "p3"], 1000, arming=2)
    assert hall.released() == 0
    hall.hold(["p1", "p2", "p3"], 400, arming=2)
    assert hall.released() == 1


def test_a_presenter_who_is_not_named_is_refused(ceremony):
    assert Hall(ceremony).pressing.hand(HANDOVER, 1, "p9", STAGE, True) == Refused("unknown_presenter")


def test_the_release_says_where_each_hand_was_and_who_held_for_a_failed_screen(ceremony):
    hall = Hall(ceremony)
    desk = Place("desk-1", "desk", "Người điều khiển")
    for _ in range(40):
        hall.now += 50
        hall.pressing.hand(HANDOVER, 1, "p1", Place("tablet", "podium"), True)
        hall.pressing.hand(HANDOVER, 1, "p2", STAGE, True)
        hall.pressing.hand(HANDOVER, 1, "p3", desk, True)
        hall.pressing.tick()
    release = hall.entries("handover_released")[0]
    places = [(hand["presenter"], hand["place"], hand.get("operator")) for hand in release.fields["hands"]]
    assert places == [("p1", "podium", None), ("p2", "stage", None), ("p3", "desk", "Người điều khiển")]
    assert release.by == By("presenter", "Bí thư, Chủ tịch HĐND")


def test_an_operator_who_held_for_everyone_stands_in_the_log_as_the_one_who_pressed(ceremony):
    hall = Hall(ceremony)
    for _ in range(40):
        hall.now += 50
        for presenter in THREE:
            hall.pressing.hand(HANDOVER, 1, presenter.id, Place("desk-1", "desk", "Người điều khiển"), True)
        hall.pressing.tick()
    assert hall.entries("handover_released")[0].by == By("operator", "Người điều khiển")


def test_an_arming_ends_by_itself_but_never_under_a_hand(ceremony):
    hall = Hall(ceremony)
    hall.pressing.armed_for_s = 60
    hall.pressing.tick()
    hall.now += 59_900
    hall.hold(["p1"], 600)
    assert hall.entries("handover_disarmed") == []
    hall.now += 600
    hall.pressing.tick()
    assert [entry.fields["cause"] for entry in hall.entries("handover_disarmed")] == ["timeout"]
    assert hall.pressing.hand(HANDOVER, 1, "p1", STAGE, True) == Refused("not_armed")


def test_a_quorum_of_hands_releases(tmp_path):
    prepared = make_conference(tmp_path / "data", presenters=THREE, quorum=2)
    with Ceremony.open(prepared.data) as ceremony:
        hall = Hall(ceremony)
        hall.hold(["p3"], 3000)
        assert hall.released() == 0
        hall.hold(["p1", "p3"], 1500)
        assert [hand["presenter"] for hand in hall.entries("handover_released")[0].fields["hands"]] == ["p1", "p3"]


def test_each_hand_at_a_desk_is_logged_under_the_operator_who_held_it(ceremony):
    hall = Hall(ceremony)
    for _ in range(40):
        hall.now += 50
        hall.pressing.hand(HANDOVER, 1, "p1", Place("desk-1", "desk", "An"), True)
        hall.pressing.hand(HANDOVER, 1, "p2", Place("desk-2", "desk", "Bình"), True)
        hall.pressing.hand(HANDOVER, 1, "p3", STAGE, True)
        hall.pressing.tick()
    hands = hall.entries("handover_released")[0].fields["hands"]
    assert [hand.get("operator") for hand in hands] == ["An", "Bình", None]


def test_an_operator_whose_hand_did_not_count_is_not_named(tmp_path):
    prepared = make_conference(tmp_path / "data", presenters=THREE, quorum=1)
    with Ceremony.open(prepared.data) as ceremony:
        hall = Hall(ceremony)
        hall.hold(["p2"], 1000)
        for _ in range(10):
            hall.now += 50
            hall.pressing.hand(HANDOVER, 1, "p1", Place("desk-1", "desk", "An"), True)
            hall.pressing.hand(HANDOVER, 1, "p2", STAGE, True)
            hall.pressing.tick()
        assert [hand["presenter"] for hand in hall.entries("handover_released")[0].fields["hands"]] == ["p2"]
        assert hall.entries("handover_released")[0].by == By("presenter", "Chủ tịch HĐND")


def test_a_finger_that_rests_for_ever_does_not_keep_the_button_live_for_ever(ceremony):
    hall = Hall(ceremony)
    hall.pressing.armed_for_s = 60
    hall.pressing.tick()
    hall.hold(["p1"], 119_000)
    assert hall.entries("handover_disarmed") == []
    hall.hold(["p1"], 1_100)
    assert len(hall.entries("handover_disarmed")) == 1
