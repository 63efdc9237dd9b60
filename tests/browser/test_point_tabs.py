"""Several tabs of one device: one works, the others show the same, and one of them goes on when it is closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.endpoint import PERSON, Endpoint
from tests.browser.hall import Hall, opened
from tests.browser.point import release, wait_for_entries
from tests.browser.screens import LAN_NAME, PHONE, Screens
from tests.conference import make_conference

UNIT = "02635"
#: What is left at the least of a lease that nobody gave up (lead.js), in ms.
LEASE_LEFT = 4_000
RECEIPTS = ("package_staged", "package_delivered", "package_opened", "package_acknowledged")


@pytest.fixture
def hall(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    with opened(make_conference(tmp_path / "data"), screens) as found:
        yield found


@pytest.mark.parametrize("host", ["127.0.0.1", LAN_NAME], ids=["secure", "plain http"])
def test_one_tab_works_the_other_shows_the_same_and_takes_over(hall: Hall, host: str) -> None:
    root = f"http://{host}:{hall.server.port}"
    code = hall.conference.join_codes[UNIT].replace(" ", "")
    first = Endpoint(hall.screens.open(f"{root}/join#{code}", PHONE))
    first.expect_status("armed")
    page = first.page.context.new_page()
    sockets = watched(page)
    page.goto(f"{root}/endpoint")
    second = Endpoint(page)
    for tab in (first, second):
        tab.expect_status("armed")
        tab.expect_link("live")
    assert sockets == []
    release(hall)
    for tab in (first, second):
        tab.expect_status("opened")
        tab.expect_documents(2)
    first.page.close()
    second.acknowledge()
    second.expect_status("acknowledged")
    expect(page.locator(".outcome")).to_contain_text(PERSON)
    assert len(sockets) == 1
    wait_for_entries(hall, "package_acknowledged", UNIT)
    assert [len(hall.ledger(event, UNIT)) for event in RECEIPTS] == [1, 1, 1, 1]
    assert len(hall.ledger("endpoint_enrolled")) == 1


def test_a_page_that_is_loaded_again_works_at_once_over_plain_http_too(hall: Hall) -> None:
    root = f"http://{LAN_NAME}:{hall.server.port}"
    commune = Endpoint.join_by_link(hall.screens, root, hall.conference.join_codes[UNIT])
    commune.expect_status("armed")
    sockets = watched(commune.page)
    commune.page.reload()
    expect(commune.page.locator(".link-live")).to_be_visible(timeout=LEASE_LEFT)
    assert len(sockets) == 1


def test_what_is_done_in_a_tab_that_does_not_work_is_done_by_the_one_that_does(hall: Hall) -> None:
    first = hall.commune(UNIT)
    first.expect_status("armed")
    page = first.page.context.new_page()
    sockets = watched(page)
    page.goto(f"{hall.server.url}/endpoint")
    second = Endpoint(page)
    release(hall)
    second.expect_status("opened")
    second.acknowledge()
    for tab in (first, second):
        tab.expect_status("acknowledged")
    assert sockets == []
    assert len(hall.ledger("package_acknowledged", UNIT)) == 1


def test_a_device_that_goes_to_another_unit_does_so_in_all_its_tabs(hall: Hall) -> None:
    first = hall.commune(UNIT)
    first.expect_status("armed")
    page = first.page.context.new_page()
    page.goto(f"{hall.server.url}/join#{hall.conference.join_codes['02638'].replace(' ', '')}")
    page.locator(".join .button").nth(1).click()
    Endpoint(page).expect_unit("Xã số 02638")
    first.expect_unit("Xã số 02638")
    first.expect_status("armed")


def watched(page: Page) -> list[str]:
    """The sockets that a page opens."""
    found: list[str] = []
    page.on("websocket", lambda socket: found.append(socket.url))
    return found
