"""A commune that has no link at the press opens what it staged by the code that the hall reads out."""

from base64 import urlsafe_b64decode

from playwright.sync_api import Locator, expect

from ceremony.vault.codes import write_secret
from tests.browser import lao_cai
from tests.browser.endpoint import PERSON, Endpoint, say
from tests.browser.fingers import Fingers
from tests.browser.hall import Hall
from tests.browser.lao_cai import DUYEN_HAI

RECEIPTS = ("package_staged", "package_delivered", "package_opened", "package_acknowledged")
OF_ANOTHER_HANDOVER = write_secret(bytes(range(16)))


def test_a_commune_without_a_link_opens_by_the_typed_code_and_reports_when_it_is_back(armed: Hall) -> None:
    stage, commune = armed.stage(touch=True), armed.commune(DUYEN_HAI)
    commune.expect_status("armed")
    stage.expect_cell(DUYEN_HAI, "staged")
    expect(form(commune)).to_have_count(0)
    armed.screens.expect_lost_links()
    commune.page.context.set_offline(True)
    commune.expect_link("lost")
    fingers = Fingers(stage.page)
    fingers.down(**stage.places)
    stage.expect_scene("spreading")
    fingers.lift_all()
    commune.expect_status("armed")

    form(commune).locator("summary").click()
    type_code(commune, with_a_slip(code(armed), group=3))
    expect(form(commune).get_by_role("alert")).to_have_text(say("release_code_slip", n=3))
    type_code(commune, OF_ANOTHER_HANDOVER)
    expect(form(commune).get_by_role("alert")).to_have_count(0)
    send(commune)
    expect(form(commune).get_by_role("alert")).to_have_text(say("release_code_other"))
    commune.expect_status("armed")
    type_code(commune, code(armed).lower().replace(" ", ""))
    expect(field(commune)).to_have_value(code(armed))
    expect_no_sideways_scroll(commune)
    send(commune)

    commune.expect_status("opened")
    expect(commune.page.locator(".status")).to_be_focused()
    commune.expect_documents(lao_cai.DOCUMENTS)
    expect(commune.page.locator(".targets").get_by_role("table")).to_be_visible()
    commune.expect_link("lost")
    expect(form(commune)).to_have_count(0)
    assert commune.download_own_document()[1] == lao_cai.own_document(armed.conference.data, DUYEN_HAI)
    commune.acknowledge()
    commune.expect_status("queued_acknowledge")
    assert not any(armed.ledger(event, DUYEN_HAI) for event in RECEIPTS[1:])

    commune.page.context.set_offline(False)
    commune.expect_status("acknowledged")
    expect(commune.page.locator(".outcome")).to_contain_text(PERSON)
    stage.expect_cell(DUYEN_HAI, "acknowledged")
    assert [len(armed.ledger(event, DUYEN_HAI)) for event in RECEIPTS] == [1, 1, 1, 1]


def code(hall: Hall) -> str:
    [released] = hall.ledger("handover_released")
    return write_secret(urlsafe_b64decode(released["secret"] + "=="))


def with_a_slip(code: str, group: int) -> str:
    """As far as the group, whose first character was misheard."""
    groups = code.split()[:group]
    groups[-1] = ("7" if groups[-1][0] != "7" else "8") + groups[-1][1:]
    return " ".join(groups)


def form(endpoint: Endpoint) -> Locator:
    return endpoint.page.locator(".release-code")


def field(endpoint: Endpoint) -> Locator:
    return form(endpoint).get_by_label(say("release_code_label"))


def type_code(endpoint: Endpoint, typed: str) -> None:
    field(endpoint).fill("")
    field(endpoint).press_sequentially(typed)


def send(endpoint: Endpoint) -> None:
    form(endpoint).get_by_role("button", name=say("release_code_button")).click()


def expect_no_sideways_scroll(endpoint: Endpoint) -> None:
    """On a phone 360 px wide, and the whole code is in sight."""
    assert endpoint.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert field(endpoint).evaluate("(box) => box.scrollHeight <= box.clientHeight + 1")
