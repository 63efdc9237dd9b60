"""A commune that will not take its documents says why: to the organisers, and not to the hall."""

from playwright.sync_api import expect

from tests.browser.endpoint import PERSON, POSITION, say
from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA, DUYEN_HAI, UNITS

WORDS = "Thiếu phụ lục số 3"


def test_a_refusal_needs_a_reason_and_is_shown_on_the_desk_only(released: Hall) -> None:
    desk, stage = released.desk(), released.stage()
    refusing, opening = released.commune(DUYEN_HAI), released.commune(BAN_QUA)
    for endpoint in (refusing, opening):
        endpoint.expect_status("opened")

    page = refusing.page
    page.get_by_role("button", name=say("refuse"), exact=True).click()
    refusing.sign(within=".refuse-dialog")
    send = page.get_by_role("button", name=say("refuse_send"))
    send.click()
    expect(page.locator("#reason-problem")).to_have_text(say("reason_missing"))
    page.get_by_label(say("reason_other")).check()
    send.click()
    expect(page.locator("#reason-problem")).to_be_visible()
    assert released.ledger("package_refused") == []

    page.locator("#refuse-words").fill(WORDS)
    send.click()
    refusing.expect_status("refused")
    desk.expect_state(DUYEN_HAI, "refused")
    expect(desk.row(DUYEN_HAI)).to_contain_text(WORDS)
    expect(desk.row(DUYEN_HAI)).to_contain_text(PERSON)
    expect(desk.log("package_refused")).to_contain_text(WORDS)
    expect(desk.log("package_refused")).to_contain_text(PERSON)
    (entry,) = released.ledger("package_refused")
    assert WORDS in entry["reason"]

    stage.expect_count(0, len(UNITS))
    for unit in (DUYEN_HAI, BAN_QUA):
        stage.expect_cell(unit, "received")
    assert stage.looks(DUYEN_HAI) == stage.looks(BAN_QUA)
    expect(stage.page.locator("body")).not_to_contain_text(WORDS)
    expect(stage.page.locator("body")).not_to_contain_text(PERSON)
    expect(stage.page.locator("body")).not_to_contain_text(POSITION)
