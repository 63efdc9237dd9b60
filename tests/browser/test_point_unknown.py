"""A server that does not know the device, a disk that keeps nothing, pieces that do not come: nothing is lost by it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.endpoint import PERSON, Endpoint, say
from tests.browser.hall import Hall, opened
from tests.browser.point import Requests, kept, release, wait_for_entries
from tests.browser.ready import Check
from tests.browser.screens import PHONE, Screens
from tests.conference import make_conference

UNIT = "02635"


@pytest.fixture
def hall(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    with opened(make_conference(tmp_path / "data"), screens) as found:
        yield found


def test_what_a_device_has_goes_on_when_it_joins_a_server_again_that_had_forgotten_it(
    hall: Hall, tmp_path: Path
) -> None:
    release(hall)
    before = shutil.copytree(hall.server.data, tmp_path / "before")
    hall.screens.expect_lost_links()
    requests = Requests()
    commune = hall.commune(UNIT)
    page = requests.watch(commune.page)
    commune.expect_status("opened")
    wait_for_entries(hall, "package_opened", UNIT)
    hall.server.kill()
    commune.expect_link("lost")
    commune.acknowledge()
    commune.expect_status("queued_acknowledge")

    shutil.rmtree(hall.server.data)
    shutil.move(before, hall.server.data)
    hall.server.start()
    expect(page.get_by_text(say("expelled"))).to_be_visible()
    assert kept(page, "answer") == 1
    requests.asked.clear()
    page.get_by_label(say("join_label")).press_sequentially(hall.conference.join_codes[UNIT])
    page.get_by_role("button", name=say("join_button")).click()
    commune.expect_status("acknowledged")
    assert requests.asked == []
    [acknowledged] = hall.ledger("package_acknowledged", UNIT)
    assert acknowledged["person"] == PERSON


def test_another_unit_finds_nothing_of_the_first(hall: Hall, tmp_path: Path) -> None:
    before = shutil.copytree(hall.server.data, tmp_path / "before")
    hall.screens.expect_lost_links()
    commune = hall.commune(UNIT)
    page = commune.page
    commune.expect_status("armed")
    there = kept(page, "envelope")
    hall.server.kill()
    shutil.rmtree(hall.server.data)
    shutil.move(before, hall.server.data)
    hall.server.start()
    expect(page.get_by_text(say("expelled"))).to_be_visible()
    assert kept(page, "envelope") == there > 0
    page.evaluate(_WATCH_THE_SHELF)
    page.get_by_label(say("join_label")).press_sequentially(hall.conference.join_codes["02638"])
    page.get_by_role("button", name=say("join_button")).click()
    commune.expect_status("armed")
    assert page.evaluate("() => emptied"), "what was the first unit's is taken away before the second comes"


def test_an_answer_that_no_disk_keeps_is_not_called_kept(hall: Hall) -> None:
    release(hall)
    commune = hall.commune(UNIT)
    commune.expect_status("opened")
    wait_for_entries(hall, "package_opened", UNIT)
    commune.page.evaluate(_KEEP_NO_ANSWER)
    hall.screens.expect_lost_links()
    commune.page.context.set_offline(True)
    commune.expect_link("lost")
    commune.acknowledge()
    commune.expect_status("unkept")
    expect(commune.page.locator(".status-text")).to_have_text(say("unkept_text"))
    commune.page.context.set_offline(False)
    commune.expect_status("acknowledged")


@pytest.mark.parametrize("how", ["lost", "portal"])
def test_a_piece_of_the_page_that_did_not_come_is_asked_for_until_it_does(hall: Hall, how: str) -> None:
    hall.screens.expect_lost_links()
    page = hall.screens.open(f"{hall.server.url}/desk/sign-in", PHONE)
    misses = dict.fromkeys(("moment", "point-vi"), 1)

    def interfere(route: Route) -> None:
        piece = next(one for one in misses if one in route.request.url)
        misses[piece] -= 1
        if misses[piece] < 0:
            route.continue_()
        elif how == "lost":
            route.abort("connectionfailed")
        else:
            route.fulfill(status=200, content_type="text/html", body="<h1>Please sign in to this network</h1>")

    page.route(lambda url: any(one in url for one in misses), interfere)
    page.goto(f"{hall.server.url}/join#{hall.conference.join_codes[UNIT].replace(' ', '')}")
    commune = Endpoint(page)
    commune.expect_status("armed")
    Check.open(page).expect_looked()
    assert all(left < 0 for left in misses.values())


#: As a full disk does, to what a person says and to nothing else.
_KEEP_NO_ANSWER = """() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    if (String(key).startsWith("answer:")) throw new DOMException("", "QuotaExceededError");
    return put.call(this, value, key);
  };
}"""

_WATCH_THE_SHELF = """() => {
  globalThis.emptied = false;
  const remove = IDBObjectStore.prototype.delete;
  IDBObjectStore.prototype.delete = function (key) {
    if (String(key).startsWith("package:")) globalThis.emptied = true;
    return remove.call(this, key);
  };
}"""
