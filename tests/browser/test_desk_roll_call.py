"""The roll call as an operator holds it: who is ready, whom to phone, what becomes of the documents afterwards."""

import asyncio
from threading import Thread

import aiohttp
from playwright.sync_api import Locator, expect

from ceremony.core.delivery import ReportDelivered, ReportOpened
from ceremony.core.entry import Refused
from ceremony.core.readiness import ReportReady
from ceremony.core.steps import ReportStep
from ceremony.services import contacts, enrolment
from ceremony.services.ceremony import Ceremony
from ceremony.vault.strongbox import Contact
from tests.browser.desk import OPERATOR, Desk, say
from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA, BAN_VUOC, DUYEN_HAI, LAO_CAI, NAMES
from tests.conference import HANDOVER
from tests.wire.client import Device

GOOD = {"link": "ok", "sound": "ok"}
CONTACT = Contact("Lý A Páo", "0912 000 001")


def board(desk: Desk, unit: str) -> Locator:
    return desk.page.locator(f".rollcall-row[data-unit='{unit}']")


def expect_standing(desk: Desk, unit: str, standing: str) -> None:
    expect(board(desk, unit)).to_have_attribute("data-standing", standing)


def report(hall: Hall, unit: str, checks: dict[str, str]) -> None:
    """As the page of the unit's device would."""
    with Ceremony.open(hall.server.data) as ceremony:
        with ceremony.state() as state:
            endpoint = next(e.id for e in state.endpoints.values() if e.unit == unit)
        ceremony.submit(ReportReady(endpoint, checks))
        contacts.keep(ceremony, contacts.ENDPOINT, {unit: CONTACT})


def tell(hall: Hall, unit: str, done: int) -> None:
    """How far a device of the unit is, of a thousand bytes."""

    async def run() -> None:
        async with aiohttp.ClientSession() as http:
            device = await Device.enrol(hall.server.url, http, hall.conference.join_codes[unit])
            line = {"done": done, "total": 1000, "remaining_s": 80, "rtt_ms": 310, "kbps": 384}
            async with device.connect() as point:
                assert await point.call("progress", line) == {"ok": True}

    thread = Thread(target=asyncio.run, args=(run(),))  # a loop of its own, beside the browser's
    thread.start()
    thread.join()


def test_a_unit_goes_from_absent_to_joined_to_ready_before_the_operators_eyes(sealed: Hall) -> None:
    desk = sealed.desk()
    desk.open("rollcall")
    expect_standing(desk, DUYEN_HAI, "absent")
    sealed.commune(DUYEN_HAI)
    expect_standing(desk, DUYEN_HAI, "joined")
    report(sealed, DUYEN_HAI, {**GOOD, "sound": "failed"})
    expect(board(desk, DUYEN_HAI)).to_contain_text(say("result_failed", check=say("readiness_sound")))
    expect(board(desk, DUYEN_HAI).locator("a")).to_have_attribute("href", "tel:0912000001")
    report(sealed, DUYEN_HAI, GOOD)
    expect_standing(desk, DUYEN_HAI, "ready")
    desk.open("readiness")
    expect(desk.page.locator(".checklist")).to_contain_text(say("check_roll_call", n=1, of=4))


def test_a_contact_that_is_forgotten_goes_from_the_board_at_once(sealed: Hall) -> None:
    with Ceremony.open(sealed.server.data) as ceremony:
        contacts.keep(ceremony, contacts.SHEET, {DUYEN_HAI: CONTACT})
        desk = sealed.desk()
        desk.open("rollcall")
        expect(board(desk, DUYEN_HAI).locator(".contact")).to_contain_text(CONTACT.person)
        contacts.forget(ceremony, [DUYEN_HAI])
    expect(board(desk, DUYEN_HAI).locator(".cell-contact")).to_have_text(say("no_contact"))


def test_the_key_goes_through_those_who_are_missing_and_each_reminder_is_written_down(sealed: Hall) -> None:
    desk = sealed.desk()
    for unit in (DUYEN_HAI, LAO_CAI):
        desk.page.keyboard.press("p")
        dialog = desk.page.get_by_role("dialog", name=say("phone_title", name=NAMES[unit]))
        dialog.get_by_label(say("remind_note")).fill(say("remind_join"))
        desk.page.keyboard.press("Enter")
        expect(dialog).to_have_count(0)
        expect(board(desk, unit).locator(".cell-reminder")).not_to_be_empty()
    expect(desk.page.locator(".next-call strong")).to_have_text(NAMES[BAN_VUOC])
    reminders = sealed.ledger("unit_reminded")
    assert [entry["unit"] for entry in reminders] == [DUYEN_HAI, LAO_CAI]
    assert {(entry["by"]["name"], entry["note"]) for entry in reminders} == {(OPERATOR, say("remind_join"))}


def test_the_board_is_narrowed_and_those_who_are_missing_are_printed(sealed: Hall) -> None:
    sealed.commune(BAN_QUA)
    desk = sealed.desk()
    desk.open("rollcall")
    expect_standing(desk, BAN_QUA, "joined")
    desk.page.locator(".standings .count[data-standing=joined]").click()
    expect(desk.page.locator(".rollcall-row[data-unit]")).to_have_count(1)
    desk.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    desk.page.get_by_role("button", name=say("print_missing")).click()
    desk.page.wait_for_function("() => window.printed")
    expect(desk.page.locator(".missing-sheet tbody tr")).to_have_count(4)
    desk.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(desk.page.locator(".missing-sheet")).to_have_count(0)


def test_what_a_unit_does_with_the_documents_is_counted_and_named(released: Hall) -> None:
    point = released.commune(DUYEN_HAI)
    point.expect_status("opened")
    point.acknowledge()
    point.expect_status("acknowledged")
    desk = released.desk()
    with Ceremony.open(released.server.data) as ceremony:
        with ceremony.state() as state:
            endpoint = next(iter(state.endpoints))
        ceremony.submit(ReportStep(endpoint, HANDOVER, "assigned", "Giàng Seo", "2022-12-20", "Soạn kế hoạch"))
    count = desk.page.locator(".count[data-state=assigned]")
    expect(count.locator(".number")).to_have_text("1")
    count.click()
    expect(desk.page.locator(".unit-row[data-place]")).to_have_count(1)
    desk.row(NAMES[DUYEN_HAI]).get_by_role("button").click()
    onward = desk.page.locator(".onward")
    expect(onward).to_contain_text("Giàng Seo")
    expect(onward).to_contain_text(say("step_due", date="20/12/2022"))


def test_how_far_a_unit_is_stands_in_its_row_until_it_is_staged(sealed: Hall) -> None:
    desk = sealed.desk()
    row = desk.row(NAMES[BAN_QUA])
    tell(sealed, BAN_QUA, 300)
    expect(row.locator(".staging")).to_have_text("30%")
    expect(row.locator(".cell-person")).to_contain_text(say("staging_delay", ms=310))
    tell(sealed, BAN_QUA, 1000)
    expect(row.locator(".staging")).to_have_count(0)


def test_documents_that_were_opened_without_a_link_are_marked_with_the_time_of_the_device(released: Hall) -> None:
    with Ceremony.open(released.server.data) as ceremony:
        with ceremony.state() as state:
            plaintexts, packages = (state.handovers[HANDOVER].plaintexts, state.handovers[HANDOVER].packages)
        code = released.conference.join_codes[BAN_VUOC]
        enrolled = enrolment.enrol(ceremony, code, "Máy tính bảng")
        assert not isinstance(enrolled, Refused)
        endpoint = enrolled[0].id
        ceremony.submit(ReportDelivered(endpoint, HANDOVER, {id_: plaintexts[id_] for id_ in packages[BAN_VUOC]}))
        clock = {"at": "2022-12-09T01:40:05.000Z", "offset_ms": 12_300, "rtt_ms": 90}
        ceremony.submit(ReportOpened(endpoint, HANDOVER, automatic=True, offline=True, clock=clock))
    desk = released.desk()
    desk.row(NAMES[BAN_VUOC]).get_by_role("button").click()
    said = say("opened_offline_off", time="08:40:05", n=12)
    expect(desk.page.locator(".unit-standing")).to_contain_text(said)
