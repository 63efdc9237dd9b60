"""A clerk without a mouse: from the documents to the receipt by keys alone, and what matters is in sight."""

from playwright.sync_api import Page, expect

from tests.browser.endpoint import PERSON, POSITION, say
from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA
from tests.browser.screens import NOTEBOOK

MOST_TABS = 40


def test_the_keyboard_alone_leads_from_the_documents_to_the_receipt(released: Hall) -> None:
    commune = released.commune(BAN_QUA)
    commune.expect_status("opened")
    page = commune.page
    expect(page.locator(".answer")).to_be_visible()
    tab_to(page, say("to_answer"))
    page.keyboard.press("Enter")
    page.keyboard.type(PERSON)
    page.keyboard.press("Tab")
    page.keyboard.type(POSITION)
    page.keyboard.press("Enter")
    commune.expect_status("acknowledged")
    expect(page.locator(".status-title")).to_be_in_viewport()
    expect(page.locator(".receipt")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=say("receipt_download"))).to_be_focused()


def test_after_a_refusal_what_became_of_it_is_in_sight(released: Hall) -> None:
    commune = released.commune(BAN_QUA)
    commune.expect_status("opened")
    commune.refuse("Thiếu phụ lục số 3")
    commune.expect_status("refused")
    expect(commune.page.locator(".status-title")).to_be_in_viewport()


def test_a_dialog_gives_the_focus_back_to_where_it_was(released: Hall) -> None:
    page = released.commune(BAN_QUA).page
    expect(page.locator(".help")).to_be_visible()
    tab_to(page, say("help"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name=say("help"))).to_be_focused()


def test_on_a_wide_screen_the_keyboard_reaches_the_answer_before_the_documents(released: Hall) -> None:
    commune = released.commune(BAN_QUA)
    page = commune.page
    page.set_viewport_size({"width": NOTEBOOK[0], "height": NOTEBOOK[1]})
    commune.expect_status("opened")
    expect(page.locator(".answer")).to_be_visible()
    skip = page.get_by_role("button", name=say("to_answer"))
    assert skip.evaluate("(link) => link.offsetHeight") < 3
    tab_to(page, say("to_answer"), most=2)
    assert skip.evaluate("(link) => link.offsetHeight") >= 44
    page.keyboard.press("Enter")
    expect(page.locator(".answer").get_by_label(say("person"))).to_be_focused()


def tab_to(page: Page, button: str, most: int = MOST_TABS) -> None:
    wanted = page.get_by_role("button", name=button)
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"no way to {button!r} by Tab")
