"""What an endpoint may report when, one refusal at a time."""

import json

import pytest

from ceremony.core.checkpoints import ReportContradiction
from ceremony.core.delivery import Acknowledge, Refuse, ReportDelivered, ReportOpened
from ceremony.core.documents import Document, ImportDocuments, packages
from ceremony.core.handover import (
    ArmHandover,
    Envelope,
    SealHandover,
)
from ceremony.core.staging import MOST_LOSSES, ReportFault, ReportStaged
from tests.core.world import CIPHER, PLAIN, World
from tests.statements import CLOCK, statement


@pytest.fixture
def world():
    return World()


@pytest.fixture
def released(world):
    world.release()
    return world


def test_the_whole_way_and_each_step_again(world):
    steps = [
        (ReportStaged("e1", "h1", 1, CIPHER), "package_staged"),
        (ReportDelivered("e1", "h1", PLAIN), "package_delivered"),
        (ReportOpened("e1", "h1", True), "package_opened"),
    ]
    for command, event in steps:
        if event == "package_delivered":
            world.release()
        assert world.give(command) == [event]
        assert world.give(command) == []
    assert world.acknowledge(person="A") == ["package_acknowledged"]
    assert world.acknowledge(person="A") == []
    assert (world.delivery.state, world.delivery.person) == ("acknowledged", "A")
    assert (world.delivery.evidence_seq, world.delivery.evidence_by) == (world.state.seq, "e1")


def test_a_wrong_hash_is_no_delivery_and_is_written_once(released):
    for expected in (1, 1):
        assert released.give(ReportDelivered("e1", "h1", {"d1": "other"})) == "wrong_hash"
        assert released.delivery.state == "released"
        assert len(released.delivery.faults) == expected
    assert released.delivery.fault == "plaintext_hash"
    assert released.give(ReportDelivered("e1", "h1", PLAIN)) == ["package_delivered"]
    assert released.delivery.fault is None


@pytest.mark.parametrize("documents", [{}, {"d1": "plain-1", "d2": "plain-1"}, {"d2": "plain-1"}])
def test_a_delivery_is_of_all_documents_and_no_others(released, documents):
    assert released.give(ReportDelivered("e1", "h1", documents)) == "wrong_hash"


def test_nothing_is_delivered_before_the_release(world):
    assert world.give(ReportDelivered("e1", "h1", PLAIN)) == "not_released"


def test_steps_cannot_be_skipped(released):
    assert released.give(ReportOpened("e1", "h1", True)) == "not_delivered"
    assert released.acknowledge() == "not_opened"
    released.give(ReportDelivered("e1", "h1", PLAIN))
    assert released.acknowledge() == "not_opened"


def test_a_second_endpoint_of_the_unit_neither_repeats_nor_takes_back(released):
    released.give(ReportDelivered("e1", "h1", PLAIN))
    released.give(ReportOpened("e1", "h1", True))
    assert released.give(ReportDelivered("e2", "h1", PLAIN)) == []
    assert released.give(ReportStaged("e2", "h1", 1, CIPHER)) == ["package_staged"]
    assert released.delivery.state == "opened"


def test_an_answer_is_given_once_and_by_a_named_person(released):
    released.give(ReportDelivered("e1", "h1", PLAIN))
    released.give(ReportOpened("e1", "h1", True))
    assert released.acknowledge(person="") == "person_missing"
    assert released.acknowledge(person="\u200b") == "person_missing"
    assert released.acknowledge(position="") == "position_missing"
    assert released.acknowledge() == ["package_acknowledged"]
    assert released.refuse("e2", reason="sai số liệu") == "already_acknowledged"


OTHER = {"document": "d1", "type": "", "number": "", "symbol": "", "subject": "", "sha256": "x", "envelope": "cipher-1"}


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": {"code": "02638", "name": "B"}},
        {"endpoint": "e2"},
        {"handover": {"id": "h1", "title": "khác"}},
        {"conference": {"title": "T", "organiser": "", "date": "2022-12-10"}},
        {"device_key": "abc"},
        {"event": "refused"},
        {"documents": []},
        {"documents": [OTHER]},
        {"reason": "vì"},
        {"manual": False},
        {"manual": 1},
        {"person": " A"},
        {"person": "A" * 121},
        {"channel": "other"},
        {"clock": {"at": CLOCK["at"], "offset_ms": 1, "rtt_ms": None}},
        {"clock": {**CLOCK, "at": "garbage"}},
        {"clock": {**CLOCK, "at": "0001-01-01T00:00:00.000Z"}},
        {"checkpoint": {"size": True, "root": ""}},
        {"checkpoint": {"size": 1}},
        {"more": 1},
        {"format": "ceremony/statement/v1"},
        {"person": "\ud800"},
    ],
)
def test_a_statement_that_does_not_say_what_is_known_is_refused(released, changes):
    released.give(ReportDelivered("e1", "h1", PLAIN))
    released.give(ReportOpened("e1", "h1", True))
    text = json.dumps(json.loads(statement(released.state, "e1", "acknowledged")) | changes)
    assert released.give(Acknowledge("e1", "h1", text)) == "wrong_statement"


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "NaN", "[" * 5000, "x" * 70_000])
def test_what_is_no_statement_is_refused(released, text):
    assert released.give(Refuse("e1", "h1", text)) == "wrong_statement"


@pytest.mark.parametrize("flaw", ["wrong_signature", "signature_missing", "unknown_checkpoint"])
def test_what_cryptography_found_wrong_is_refused(released, flaw):
    released.give(ReportDelivered("e1", "h1", PLAIN))
    released.give(ReportOpened("e1", "h1", True))
    assert released.acknowledge(flaw=flaw) == flaw


def test_a_device_may_refuse_what_it_could_not_open(released):
    unopened = [{**OTHER, "sha256": None}]
    assert released.refuse(reason="không mở được", documents=[*unopened, *unopened]) == "wrong_statement"
    assert released.refuse(reason="không mở được", documents=unopened) == ["package_refused"]


def test_a_contradiction_of_the_log_is_written_once_and_a_few_for_each_endpoint(world):
    assert world.give(ReportContradiction("e1", "a", "b", True)) == ["checkpoint_contradicted"]
    assert world.give(ReportContradiction("e1", "a", "b", True)) == []
    written = [world.give(ReportContradiction("e1", "a", str(number), False)) for number in range(9)]
    assert written.count(["checkpoint_contradicted"]) == 2
    assert world.give(ReportContradiction("e9", "a", "b", True)) == "unknown_endpoint"


def test_a_refusal_says_why(released):
    assert released.refuse(reason="") == "reason_missing"
    assert released.refuse(reason="thiếu trang 2") == ["package_refused"]
    assert released.refuse(reason="thiếu trang 2") == []
    assert released.acknowledge() == "already_refused"
    assert released.delivery.reason == "thiếu trang 2"


def test_staging_is_of_the_current_sealing_and_of_every_envelope(world):
    assert world.give(ReportStaged("e1", "h1", 1, {})) == "wrong_envelopes"
    world.seal()
    assert world.give(ReportStaged("e1", "h1", 1, CIPHER)) == "stale_sealing"
    assert world.give(ReportStaged("e1", "h1", 2, CIPHER)) == ["package_staged"]


def test_a_unit_without_documents_has_nothing_to_report(released):
    assert released.give(ReportDelivered("e3", "h1", PLAIN)) == "no_package"
    assert released.give(ReportOpened("e9", "h1", True)) == "unknown_endpoint"
    assert released.give(ReportOpened("e1", "h9", True)) == "unknown_handover"


def test_a_fault_is_written_once_and_of_a_known_kind(world):
    assert world.give(ReportFault("e1", "h1", "d1", "storage")) == ["package_faulted"]
    assert world.give(ReportFault("e1", "h1", "d1", "storage")) == []
    assert world.give(ReportFault("e1", "h1", "d1", "boredom")) == "malformed"
    assert world.give(ReportFault("e1", "h1", "d9", "storage")) == "malformed"


def test_what_is_lost_is_staged_no_longer_until_it_is_staged_again(world):
    world.give(ReportStaged("e1", "h1", 1, CIPHER))
    assert world.give(ReportFault("e1", "h1", "d1", "storage")) == ["package_faulted", "package_lost"]
    assert (world.delivery.state, world.delivery.staged_by) == ("waiting", set())
    assert world.give(ReportStaged("e1", "h1", 1, CIPHER)) == ["package_staged"]
    assert world.give(ReportFault("e1", "h1", "d1", "storage")) == ["package_lost"]
    assert world.give(ReportFault("e1", "h1", "d1", "storage")) == []


def test_a_unit_stays_staged_while_another_of_its_endpoints_holds_everything(world):
    for endpoint in ("e1", "e2"):
        world.give(ReportStaged(endpoint, "h1", 1, CIPHER))
    world.give(ReportFault("e1", "h1", "d1", "storage"))
    assert (world.delivery.state, world.delivery.staged_by) == ("staged", {"e2"})


def test_an_endpoint_that_loses_for_ever_does_not_fill_the_ledger(world):
    written = []
    for _ in range(MOST_LOSSES + 5):
        written += world.give(ReportStaged("e1", "h1", 1, CIPHER))
        written += world.give(ReportFault("e1", "h1", "d1", "storage"))
    assert written.count("package_lost") == MOST_LOSSES


def test_what_one_endpoint_loses_for_ever_is_not_counted_against_another(world):
    for _ in range(MOST_LOSSES + 1):
        world.give(ReportStaged("e1", "h1", 1, CIPHER))
        world.give(ReportFault("e1", "h1", "d1", "storage"))
    world.give(ReportStaged("e2", "h1", 1, CIPHER))
    assert "package_lost" in world.give(ReportFault("e2", "h1", "d1", "storage"))


def test_what_an_endpoint_says_of_its_storage_after_the_release_takes_nothing_back(released):
    state = released.delivery.state
    assert "package_lost" not in released.give(ReportFault("e1", "h1", "d1", "storage"))
    assert released.delivery.state == state


def test_a_document_for_nobody_is_not_sealed(world):
    world.give(ImportDocuments("h1", (Document("d2", "d2.pdf", "units:99999", 10, 1),), "f"))
    handover = world.state.handovers["h1"]
    documents = tuple(handover.documents.values())
    envelopes = {document.id: Envelope(document.id, 1, "c") for document in documents}
    for_units = packages(world.state, documents)
    assert world.give(SealHandover("h1", 2, documents, envelopes, for_units, "h")) == "addressed_to_nobody"


def test_documents_that_changed_after_the_sealing_are_not_armed(world):
    world.give(ImportDocuments("h1", (Document("d2", "d1.pdf", "units:02635", 11, 1),), "f"))
    assert world.give(ArmHandover("h1")) == "changed_since_sealing"


def test_units_that_changed_while_documents_were_sealed_are_noticed(world):
    handover = world.state.handovers["h1"]
    documents = tuple(handover.documents.values())
    stale = {"02638": ["d1"]}
    sealing = SealHandover("h1", 2, documents, {"d1": Envelope("c2", 1, "c")}, stale, "h")
    assert world.give(sealing) == "changed_meanwhile"


@pytest.mark.parametrize(
    "drawing", ["M1 2", "L1 2", "M1,2L3 4", "M1 2L3 4Z", "M12345 1", "M١ 2", "M1 2 L3 4", "<script>", "M1 2" * 2001]
)
def test_a_drawn_signature_is_strokes_and_nothing_else(released, drawing):
    released.give(ReportDelivered("e1", "h1", PLAIN))
    released.give(ReportOpened("e1", "h1", True))
    taken = ["package_acknowledged"] if drawing == "M1 2" else "wrong_statement"
    assert released.acknowledge(drawing=drawing) == taken


def test_who_stands_in_for_somebody_says_for_whom(released):
    released.give(ReportDelivered("e1", "h1", PLAIN))
    released.give(ReportOpened("e1", "h1", True))
    released.acknowledge(on_behalf_of="Chủ tịch UBND xã")
    assert released.delivery.on_behalf_of == "Chủ tịch UBND xã"
