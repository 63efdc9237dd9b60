"""The organisers' telephone number, where somebody may be in need of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.endpoint import say
from tests.browser.hall import Hall, copied, opened
from tests.browser.lao_cai import BAN_QUA
from tests.browser.screens import PHONE, Screens
from tests.conference import Prepared

NUMBER = "0214 000 0000"
LINK = "a[href='tel:02140000000']"


@pytest.fixture
def hall(conference: Prepared, screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    with opened(copied(conference, tmp_path), screens, {"CEREMONY_HOTLINE": NUMBER}) as hall:
        yield hall


def test_it_stands_below_a_wrong_code_and_not_before(hall: Hall, screens: Screens) -> None:
    page = screens.open(f"{hall.server.url}/join", PHONE)
    expect(page.locator(".code-input")).to_be_visible()
    expect(page.locator(LINK)).to_have_count(0)
    page.locator(".code-input").fill("EW75")
    page.locator(".join button").click()
    expect(page.locator(LINK)).to_have_text(NUMBER)


def test_it_stands_where_one_calls_for_help(hall: Hall) -> None:
    page = hall.commune(BAN_QUA).page
    page.get_by_role("button", name=say("help")).click()
    expect(page.get_by_role("dialog").locator(LINK)).to_have_text(NUMBER)


def test_it_stands_on_every_join_card_beside_the_day(hall: Hall, screens: Screens) -> None:
    page = Desk.sign_in(screens, hall.server.links["desk"], "Minh").page
    page.goto(f"{hall.server.url}/desk/cards")
    cards = page.locator(".card")
    expect(page.locator(".card-hotline strong")).to_have_text([NUMBER] * cards.count())
    expect(cards.first).to_contain_text("Ngày 09 tháng 12 năm 2022 · 2022-12-09")
