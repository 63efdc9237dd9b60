"""A phone's Back, where the browser leaves dialogs to the page, and forms that take back what they complained of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.endpoint import PERSON, POSITION, Endpoint, say
from tests.browser.hall import Hall, opened
from tests.browser.point import release
from tests.browser.screens import PHONE, Screens
from tests.conference import make_conference

UNIT = "02635"
DIALOGS = ("help", "not_my_unit")


@pytest.fixture
def hall(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    with opened(make_conference(tmp_path / "data"), screens) as found:
        yield found


def test_back_closes_a_dialog_and_leaves_the_page_only_when_none_is_open(hall: Hall) -> None:
    page = hall.screens.open(f"{hall.server.url}/verify", PHONE)
    page.add_init_script("delete globalThis.CloseWatcher")
    page.goto(f"{hall.server.url}/join#{hall.conference.join_codes[UNIT].replace(' ', '')}")
    Endpoint(page).expect_status("armed")
    dialog = page.get_by_role("dialog")
    for button in DIALOGS:
        page.get_by_role("button", name=say(button)).click()
        expect(dialog).to_be_visible()
        page.go_back()
        expect(dialog).to_have_count(0)
    for button in DIALOGS:
        page.get_by_role("button", name=say(button)).click()
        expect(dialog).to_be_visible()
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
    page.wait_for_function("() => !history.state")
    Endpoint(page).expect_status("armed")
    page.go_back()
    expect(page).to_have_url(f"{hall.server.url}/verify")


def test_what_a_form_complained_of_goes_away_when_it_is_put_right(hall: Hall) -> None:
    release(hall)
    page = hall.commune(UNIT).page
    answer = page.locator(".answer")
    answer.get_by_role("button", name=say("acknowledge")).click()
    expect(answer.locator(".problem")).to_have_count(2)
    answer.get_by_label(say("person")).fill(PERSON)
    expect(answer.locator(".problem")).to_have_text([say("position_missing")])
    answer.get_by_label(say("position")).fill(POSITION)
    expect(answer.locator(".problem")).to_have_count(0)
    page.get_by_role("button", name=say("refuse"), exact=True).click()
    refusal = page.locator(".refuse-dialog")
    refusal.get_by_role("button", name=say("refuse_send")).click()
    expect(refusal.locator(".problem")).to_have_text([say("reason_missing")])
    refusal.get_by_label(say("reason_unreadable")).check()
    expect(refusal.locator(".problem")).to_have_count(0)


def test_when_the_documents_open_what_is_said_of_it_is_in_sight(hall: Hall) -> None:
    commune = hall.commune(UNIT)
    commune.expect_status("armed")
    page = commune.page
    scroll_to_the_end(page)
    expect(page.locator(".status-title")).not_to_be_in_viewport()
    release(hall)
    commune.expect_status("opened")
    expect(page.locator(".status-title")).to_be_in_viewport()
    expect(page.locator("body")).to_be_focused()


def test_who_types_is_left_alone_when_the_documents_open(hall: Hall) -> None:
    commune = hall.commune(UNIT)
    commune.expect_status("armed")
    page = commune.page
    page.get_by_role("button", name=say("help")).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.locator("#help-words").focus()
    scroll_to_the_end(page)
    release(hall)
    commune.expect_status("opened")
    expect(page.locator(".answer")).to_be_attached()
    expect(page.locator("#help-words")).to_be_focused()
    expect(page.locator(".status-title")).not_to_be_in_viewport()


def scroll_to_the_end(page: Page) -> None:
    expect(page.locator(".help")).to_be_attached()
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
