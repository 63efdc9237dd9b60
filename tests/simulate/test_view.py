"""What an endpoint takes in, in whatever order it comes."""

from typing import Any

import pytest

from ceremony.simulate.stage_hands import StageView
from ceremony.simulate.view import View

SECRET = "xj4fF5NfXyvfnoH_076amg"


def snapshot(seq: int, state: str = "waiting", **more: Any) -> dict[str, Any]:
    handover = {"id": "h1", "title": "", "sealing": 1, "delivery": {"state": state, "staged_here": False}, **more}
    return {"seq": seq, "endpoint": "e_1", "unit": {"code": "02635"}, "conference": {}, "handovers": [handover]}


def entry(seq: int, event: str, **fields: Any) -> dict[str, Any]:
    return {"seq": seq, "event": event, "handover": "h1", **fields}


@pytest.fixture
def view() -> View:
    taken = View()
    taken.snapshot(snapshot(10))
    return taken


def test_entries_before_the_snapshot_wait_for_it() -> None:
    view = View()
    view.entries([entry(10, "handover_released", secret="older"), entry(11, "package_staged", endpoint="e_1")])
    view.snapshot(snapshot(10))
    assert view.handovers["h1"].staged_here
    assert view.handovers["h1"].secret is None


def test_the_release_brings_the_secret_and_the_state(view: View) -> None:
    view.entries([entry(11, "handover_released", secret=SECRET)])
    assert view.handovers["h1"].delivery == "released"
    assert len(view.handovers["h1"].secret or b"") == 16


def test_another_device_that_staged_is_not_this_one(view: View) -> None:
    view.entries([entry(11, "package_staged", endpoint="e_2")])
    assert view.handovers["h1"].delivery == "staged"
    assert not view.handovers["h1"].staged_here


def test_a_delivery_never_goes_back_and_a_final_one_stays(view: View) -> None:
    view.entries([entry(11, "package_opened"), entry(12, "package_delivered")])
    assert view.handovers["h1"].delivery == "opened"
    view.entries([entry(13, "package_acknowledged"), entry(14, "package_refused")])
    assert view.handovers["h1"].delivery == "acknowledged"


def test_a_new_sealing_begins_anew(view: View) -> None:
    view.entries([entry(11, "package_staged", endpoint="e_1"), entry(12, "handover_sealed", sealing=2)])
    handover = view.handovers["h1"]
    assert (handover.sealing, handover.delivery, handover.staged_here) == (2, "waiting", False)


def test_only_a_head_beyond_what_is_here_is_a_gap(view: View) -> None:
    assert not view.behind(10)
    assert view.behind(11)
    view.lost()
    assert view.behind(0)


def test_a_snapshot_that_entries_overtook_is_left_alone(view: View) -> None:
    view.entries([entry(12, "package_opened")])
    view.snapshot(snapshot(11))
    assert view.handovers["h1"].delivery == "opened"
    assert view.behind(13)


def test_a_snapshot_after_the_release_carries_the_secret() -> None:
    view = View()
    view.snapshot(snapshot(30, "delivered", secret=SECRET))
    assert view.handovers["h1"].secret
    assert view.handovers["h1"].delivery == "delivered"


def test_a_stage_fetches_its_handover_anew_when_something_happened_to_it() -> None:
    view = StageView()
    view.snapshot({"seq": 1, "handover": {"state": "sealed"}})
    view.entries([entry(2, "package_staged")])
    assert not view.stale
    view.entries([entry(3, "handover_armed")])
    assert view.stale
    view.snapshot({"seq": 3, "handover": {"state": "armed"}})
    assert (view.stale, view.state) == (False, "armed")
