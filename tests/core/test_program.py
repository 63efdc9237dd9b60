"""What the screens show: takes, standby, steps, and what may be shown when."""

import pytest

from ceremony.core.agenda import Cue, PlanRundown
from ceremony.core.documents import Document, ImportDocuments, packages
from ceremony.core.entry import Refused
from ceremony.core.handover import (
    ArmHandover,
    DisarmHandover,
    DraftHandover,
    Envelope,
    Presenter,
    ReleaseHandover,
    SealHandover,
)
from ceremony.core.program import StepScene, TakeCue, TakeNeutral, TakeScene, TimeScene, next_cue
from ceremony.core.scenes import NEUTRAL, formed, handover_scene
from ceremony.core.state import decide
from ceremony.core.targets import ImportTargets, Target
from tests.core.world import World

LOBBY = {"kind": "lobby"}
RUNDOWN = (
    Cue("07:30", 30, "Đón tiếp", scene=LOBBY),
    Cue("08:00", 15, "Khai mạc", "Chủ tịch UBND tỉnh"),
    Cue("08:15", 10, "Giao kế hoạch", scene=handover_scene("h1")),
)


@pytest.fixture
def world():
    world = World()
    world.give(PlanRundown(RUNDOWN))
    return world


def test_a_cue_without_a_scene_shows_who_speaks_or_the_programme(world):
    world.give(PlanRundown((Cue("08:00", 5, "Khai mạc", "Chủ tịch"), Cue("08:05", 5, "Giải lao"))))
    speaking = {"kind": "speaker", "name": "", "position": "Chủ tịch", "topic": "Khai mạc"}
    assert [cue.scene for cue in world.state.rundown] == [speaking, {"kind": "programme"}]
    assert [cue.id for cue in world.state.rundown] == ["c01", "c02"]


def test_two_cues_of_one_name_and_scenes_that_are_none_are_refused(world):
    assert world.give(PlanRundown((Cue("", 0, "A", id="a"), Cue("", 0, "B", id="a")))) == "cue_twice"
    assert world.give(PlanRundown((Cue("", 0, "A", scene={"kind": "fireworks"}),))) == "unknown_scene"


def test_go_takes_one_cue_after_the_other(world):
    taken = []
    while (cue := next_cue(world.state)) is not None:
        world.give(TakeCue(cue, len(taken)))
        taken.append(world.state.program.cue)
    assert taken == ["c01", "c02", "c03"]


def test_a_second_go_that_saw_the_same_program_is_refused(world):
    assert world.give(TakeCue("c01", 0)) == ["scene_taken"]
    assert world.give(TakeCue("c01", 0)) == "taken_meanwhile"
    assert world.give(TakeScene(LOBBY, take=0)) == "taken_meanwhile"
    assert world.state.program.take == 1


def test_the_neutral_slide_needs_no_take_and_a_second_time_does_nothing(world):
    world.give(TakeCue("c02", 0))
    assert world.give(TakeNeutral()) == ["scene_taken"]
    assert world.give(TakeNeutral()) == []
    assert world.state.program.scene == NEUTRAL


def test_after_the_neutral_slide_comes_what_it_interrupted(world):
    world.give(TakeCue("c02", 0))
    assert next_cue(world.state) == "c03"
    world.give(TakeNeutral())
    assert next_cue(world.state) == "c02"


def test_arming_brings_the_button_on_the_screens(world):
    world.give(TakeCue("c01", 0))
    assert world.arm() == ["scene_taken", "handover_armed"]
    assert world.state.program.scene == handover_scene("h1")
    assert world.state.program.cue == "c03"
    world.give(DisarmHandover("h1"))
    assert world.arm() == ["handover_armed"]


@pytest.mark.parametrize("command", [TakeNeutral(), TakeCue("c01"), TakeScene(LOBBY)])
def test_a_scene_that_would_hide_the_live_button_disarms_it_first(world, command):
    world.arm()
    assert world.give(command) == ["handover_disarmed", "scene_taken"]
    assert world.state.handovers["h1"].state == "sealed"


def test_taking_the_armed_handover_again_leaves_it_armed(world):
    world.arm()
    assert world.give(TakeCue("c03")) == ["scene_taken"]
    assert world.state.handovers["h1"].state == "armed"


def test_documents_are_shown_after_their_release_and_never_those_of_single_units(world):
    scene = {"kind": "document", "document": "d1"}
    assert world.give(TakeScene(scene)) == "document_not_common"
    assert world.give(TakeScene({"kind": "document", "document": "d9"})) == "unknown_document"
    common = World("everyone")
    assert common.give(TakeScene(scene)) == "document_not_released"
    common.release()
    assert common.give(TakeScene(scene)) == ["scene_taken"]
    assert common.give(StepScene(common.state.program.take, 1)) == "no_such_step"


def test_figures_are_shown_one_by_one_and_then_together(world):
    world.give(ImportTargets((Target("grdp", "GRDP", "trên 11", "%"), Target("du-lich", "Du khách", "6")), "f"))
    world.give(TakeScene({"kind": "targets"}))
    take = world.state.program.take
    assert [world.give(StepScene(take, step)) for step in (1, 2, 2, 3)] == [
        ["scene_stepped"],
        ["scene_stepped"],
        [],
        "no_such_step",
    ]


def test_time_is_given_to_the_scene_that_its_giver_saw(world):
    world.give(TakeCue("c02", 0))
    assert world.give(TimeScene(1, 16)) == ["scene_timed"]
    assert world.give(TimeScene(1, 16)) == []
    assert world.give(TimeScene(0, 20)) == "taken_meanwhile"
    assert (world.state.program.minutes, world.state.program.take) == (16, 1)


@pytest.mark.parametrize(
    "scene",
    [
        None,
        [],
        {"kind": "nothing"},
        {"kind": ["neutral"]},
        {"kind": "neutral", "more": "x"},
        {"kind": "announcement", "title": "A"},
        {"kind": "announcement", "title": "A", "text": 5},
        {"kind": "announcement", "title": "A", "text": "x" * 601},
        {"kind": "announcement", "title": "A", "text": "\ud800"},
    ],
)
def test_what_is_no_scene_is_refused(world, scene):
    assert not formed(scene)
    assert decide(world.state, TakeScene(scene)) == Refused("malformed")


def test_after_one_handover_another_can_follow(world):
    world.release()
    world.give(DraftHandover("h2", "Giao xã", (Presenter("p1", "A"),)))
    world.give(ImportDocuments("h2", (Document("d2", "d2.pdf", "everyone", 10, 1),), "f"))
    documents = tuple(world.state.handovers["h2"].documents.values())
    for_units = packages(world.state, documents)
    world.give(SealHandover("h2", 1, documents, {"d2": Envelope("cipher-2", 1, "c")}, for_units, "h-2"))
    assert world.give(ArmHandover("h2")) == ["scene_taken", "handover_armed"]
    assert world.state.program.scene == handover_scene("h2")
    assert world.give(ReleaseHandover("h2", 1, {"p1": 1300}, "secret", {"d2": "plain-2"}, 0)) == ["handover_released"]
    assert [handover.state for handover in world.state.handovers.values()] == ["released", "released"]
