"""A simulated endpoint finds the same every time, and the board of many is mostly good."""

from collections import Counter

from ceremony.core.readiness import CHECKS, RESULTS
from ceremony.simulate.self_check import self_check
from ceremony.simulate.view import View


def found(code: str) -> dict[str, str]:
    view = View()
    view.unit = {"code": code}
    said = self_check(view)
    assert (said["person"], said["phone"]) == ("", "")
    return dict(said["checks"])


def test_most_are_ready_and_a_few_have_something_to_look_at() -> None:
    boards = [found(f"{number:05d}") for number in range(2_000, 3_000)]
    assert boards == [found(f"{number:05d}") for number in range(2_000, 3_000)]
    doubtful = [board for board in boards if "warning" in board.values()]
    assert 40 < len(doubtful) < 140
    assert len({check for board in doubtful for check, result in board.items() if result == "warning"}) > 2


def test_it_speaks_in_the_words_of_the_wire() -> None:
    said = Counter(result for number in range(500) for result in found(f"{number:05d}").values())
    assert set(said) <= set(RESULTS)
    assert set(found("02635")) <= set(CHECKS)
