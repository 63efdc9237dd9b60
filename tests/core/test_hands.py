from hypothesis import given
from hypothesis import strategies as st

from ceremony.core.hands import LAPSE_MS, Hands, complete


def hold(hands: Hands, presenter: str, start: int, end: int, screen: str = "s", every: int = 150) -> None:
    for now in range(start, end + 1, every):
        hands.press(presenter, screen, now)


def test_a_hand_that_stays_down_counts_from_when_it_came_down():
    hands = Hands()
    hold(hands, "p1", 1000, 2500)
    assert hands.held(2500) == {"p1": 1500}


def test_letting_go_starts_anew():
    hands = Hands()
    hold(hands, "p1", 0, 900)
    hands.lift("p1", "s")
    hold(hands, "p1", 1050, 1200)
    assert hands.held(1200) == {"p1": 150}


def test_a_screen_that_falls_silent_lets_go():
    hands = Hands()
    hold(hands, "p1", 0, 900)
    assert hands.held(900 + LAPSE_MS + 1) == {}
    hands.press("p1", "s", 2000)
    assert hands.held(2000) == {"p1": 0}


def test_the_same_presenter_on_two_screens_is_one_hand():
    hands = Hands()
    hold(hands, "p1", 0, 900, "left")
    hold(hands, "p1", 600, 900, "right")
    hands.leave("left")
    assert hands.held(900) == {"p1": 300}


def test_everyone_required_must_have_held_for_the_whole_time():
    assert not complete({"p1": 1300}, ["p1", "p2"], 1300, 2)
    assert not complete({"p1": 1300, "p2": 1299}, ["p1", "p2"], 1300, 2)
    assert complete({"p1": 1300, "p2": 1300}, ["p1", "p2"], 1300, 2)
    assert not complete({}, [], 1300, 0)


def test_a_quorum_of_hands_is_enough_and_only_those_of_presenters_count():
    held = {"p1": 1300, "p3": 1400, "somebody": 5000}
    assert complete(held, ["p1", "p2", "p3"], 1300, 2)
    assert not complete(held, ["p1", "p2", "p3"], 1300, 3)


def test_a_hand_is_where_it_has_been_down_longest():
    hands = Hands()
    hold(hands, "p1", 0, 900, "podium")
    hold(hands, "p1", 600, 900, "stage")
    hold(hands, "p2", 750, 900, "stage")
    assert hands.places(900) == {"p1": "podium", "p2": "stage"}


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 700), st.booleans()), max_size=60))
def test_nobody_has_held_longer_than_since_the_last_gap(steps):
    hands, now, since, last = Hands(), 0, {}, {}
    for presenter, passed, down in steps:
        now += passed
        if down:
            if presenter not in since or now - last[presenter] > LAPSE_MS:
                since[presenter] = now
            last[presenter] = now
            hands.press(presenter, "s", now)
        else:
            since.pop(presenter, None)
            hands.lift(presenter, "s")
        expected = {p: now - s for p, s in since.items() if now - last[p] <= LAPSE_MS}
        assert hands.held(now) == expected
