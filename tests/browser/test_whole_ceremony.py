"""Desk, stage and two communes, from the sign-in to the last acknowledgement."""

import re

from playwright.sync_api import expect

from tests.browser import lao_cai
from tests.browser.desk import Desk
from tests.browser.endpoint import PERSON, POSITION, Endpoint
from tests.browser.fingers import Fingers
from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA, DUYEN_HAI, NAMES, UNITS
from tests.browser.stage import Stage

STEPS = ("package_staged", "package_delivered", "package_opened", "package_acknowledged")


def test_three_fingers_hand_over_and_two_communes_acknowledge(sealed: Hall) -> None:
    desk, stage = sealed.desk(), sealed.stage(touch=True)
    stage.expect_scene("lobby")
    stage.expect_count(0, len(UNITS))

    ward, commune = two_communes_join(sealed, desk)
    stage.expect_count(2, len(UNITS))
    for unit in (DUYEN_HAI, BAN_QUA):
        desk.expect_state(unit, "staged")
        stage.expect_cell(unit, "staged")

    desk.arm()
    ward.expect_status("armed")
    three_press(stage)
    desk.expect_handover("released")
    stage.expect_count(0, len(UNITS))
    assert len(sealed.ledger("handover_released")) == 1

    for endpoint, unit in ((ward, DUYEN_HAI), (commune, BAN_QUA)):
        documents_are_there(sealed, endpoint, unit)
        desk.expect_state(unit, "opened")
        stage.expect_cell(unit, "received")

    ward.acknowledge()
    everyone_sees_it(desk, stage, ward)
    stage.expect_cell(BAN_QUA, "received")
    commune.acknowledge("Lý A Sùng", "Chủ tịch UBND xã")
    stage.expect_count(2, len(UNITS))
    expect(desk.log("package_acknowledged")).to_have_count(2)
    for unit in (DUYEN_HAI, BAN_QUA):
        assert {step: len(sealed.ledger(step, unit)) for step in STEPS} == dict.fromkeys(STEPS, 1)


def test_no_screen_shows_an_acknowledgement_before_the_ledger_has_it(released: Hall) -> None:
    desk, stage, commune = released.desk(), released.stage(), released.commune(DUYEN_HAI)
    commune.expect_status("opened")
    desk.expect_state(DUYEN_HAI, "opened")
    with released.standing_still():
        commune.acknowledge()
        commune.expect_status("sending_acknowledge")
        desk.expect_state(DUYEN_HAI, "opened")
        stage.expect_cell(DUYEN_HAI, "received")
        stage.expect_count(0, len(UNITS))
        assert released.ledger("package_acknowledged") == []
    everyone_sees_it(desk, stage, commune)
    assert len(released.ledger("package_acknowledged")) == 1


def two_communes_join(hall: Hall, desk: Desk) -> tuple[Endpoint, Endpoint]:
    """One by the link and one by the code, as the desk shows them; they stage by themselves."""
    _, link = desk.join_code_and_link(DUYEN_HAI)
    code, _ = desk.join_code_and_link(BAN_QUA)
    ward = Endpoint.join_by_link(hall.screens, hall.server.url, link.partition("#")[2])
    commune = Endpoint.join_by_code(hall.screens, hall.server.url, code)
    for endpoint, unit in ((ward, DUYEN_HAI), (commune, BAN_QUA)):
        endpoint.expect_unit(NAMES[unit])
        endpoint.expect_status("staged")
    return ward, commune


def three_press(stage: Stage) -> None:
    stage.expect_scene("press")
    fingers = Fingers(stage.page)
    fingers.down(**stage.places)
    stage.expect_scene("spreading")
    fingers.lift_all()


def documents_are_there(hall: Hall, endpoint: Endpoint, unit: str) -> None:
    """Shown by themselves; viewed, and downloaded as the file that was sealed."""
    endpoint.expect_status("opened")
    endpoint.expect_documents(lao_cai.DOCUMENTS)
    endpoint.view_own_document()
    name, content = endpoint.download_own_document()
    assert re.fullmatch(r"Quyết định số \d+-QĐ-UBND\.pdf", name)
    assert content == lao_cai.own_document(hall.conference.data, unit)


def everyone_sees_it(desk: Desk, stage: Stage, ward: Endpoint) -> None:
    ward.expect_status("acknowledged")
    desk.expect_state(DUYEN_HAI, "acknowledged")
    expect(desk.row(DUYEN_HAI)).to_contain_text(f"{PERSON}, {POSITION}")
    expect(desk.log("package_acknowledged")).to_contain_text([PERSON])
    stage.expect_cell(DUYEN_HAI, "acknowledged")
    stage.expect_count(1, len(UNITS))
