from ceremony.core.scenes import formed
from ceremony.demo import documents, facts
from ceremony.demo.rundown import HANDOVER, rundown

NAMES = {sheet.row.filename: f"d_{n}" for n, sheet in enumerate(documents.common(181))}


def test_every_cue_has_an_id_of_its_own_and_a_whole_scene():
    cues = rundown(NAMES).cues
    assert len({cue.id for cue in cues}) == len(cues) == len(facts.RUNNING_ORDER)
    assert all(formed(cue.scene) for cue in cues)


def test_the_show_goes_from_the_lobby_over_the_press_to_the_closing():
    kinds = [cue.scene["kind"] for cue in rundown(NAMES).cues]
    assert (kinds[0], kinds[-1]) == ("lobby", "closing")
    assert kinds.index("targets") < kinds.index("handover") < kinds.index("document")
    assert {"welcome", "programme", "speaker"} <= set(kinds)


def test_the_press_is_that_of_the_demo_s_handover_and_the_document_is_a_common_one():
    scenes = {cue.scene["kind"]: cue.scene for cue in rundown(NAMES).cues}
    assert scenes["handover"]["handover"] == HANDOVER
    assert scenes["document"]["document"] == NAMES["chung-1-quyet-dinh.pdf"]
