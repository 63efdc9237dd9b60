"""Envelopes come ahead of the press, bit by bit, over whatever line there is, and are still there when it counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import lao_cai
from tests.browser.endpoint import Endpoint, say
from tests.browser.hall import Hall, opened
from tests.browser.point import (
    LARGE_BYTES,
    Line,
    Requests,
    kept,
    kill_browser,
    own_browser,
    release,
    spoil_an_envelope,
    wait_for_entries,
    wait_until_kept,
)
from tests.browser.screens import PHONE, Screens
from tests.conference import make_conference

UNIT = "02635"
SLOW = 400_000
ENVELOPES = 2


@pytest.fixture
def large(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    """Two large documents a unit, sealed and not armed."""
    conference = make_conference(tmp_path / "data", document_bytes=LARGE_BYTES, arm_it=False)
    with opened(conference, screens) as hall:
        yield hall


def test_what_came_before_a_reload_is_not_fetched_again(large: Hall) -> None:
    requests = Requests()
    page = requests.watch(slow_page(large))
    wait_until_kept(page, "part", 3)
    expect(page.locator(".line")).to_contain_text("kbit")
    page.reload()
    Endpoint(page).expect_status("staged")
    resumed = [asked for _, asked in requests.asked if asked]
    assert resumed
    assert int(resumed[0].removeprefix("bytes=").rstrip("-")) >= 100_000
    assert kept(page, "envelope") == ENVELOPES
    assert kept(page, "part") == 0
    assert len(wait_for_entries(large, "package_staged", UNIT)) == 1


def test_what_came_before_the_browser_was_killed_is_not_fetched_again(
    large: Hall, browser: Browser, tmp_path: Path
) -> None:
    profile, requests = tmp_path / "profile", Requests()
    with own_browser(browser, profile) as context:
        page = context.new_page()
        Line(page, SLOW)
        page.goto(join_link(large))
        wait_until_kept(page, "part", 3)
        kill_browser(profile)
    with own_browser(browser, profile) as context:
        page = requests.watch(context.new_page())
        page.goto(f"{large.server.url}/endpoint")
        Endpoint(page).expect_status("staged")
        assert any(asked for _, asked in requests.asked)
    assert len(wait_for_entries(large, "package_staged", UNIT)) == 1
    assert len(large.ledger("endpoint_enrolled")) == 1


def test_a_connection_that_breaks_during_staging_goes_on_at_the_byte_where_it_broke(
    screens: Screens, tmp_path: Path
) -> None:
    """So large that what is on its way does not lie in the buffers already."""
    requests = Requests()
    conference = make_conference(tmp_path / "data", (UNIT,), document_bytes=20_000_000, arm_it=False)
    with opened(conference, screens) as hall:
        page = requests.watch(screens.open(f"{hall.server.url}/desk/sign-in", PHONE))
        line = Line(page, SLOW)
        page.goto(join_link(hall))
        wait_until_kept(page, "part", 2)
        screens.expect_lost_links()
        hall.server.kill()
        Endpoint(page).expect_link("lost")
        Endpoint(page).expect_status("retrying")
        line.carries(-1)
        hall.server.start()
        Endpoint(page).expect_status("staged")
        assert any(asked for _, asked in requests.asked)
        assert len(wait_for_entries(hall, "package_staged", UNIT)) == 1


def test_an_envelope_that_was_spoiled_is_found_at_the_arming_told_and_fetched_again(large: Hall) -> None:
    requests = Requests()
    page = requests.watch(large.commune(UNIT).page)
    Endpoint(page).expect_status("staged")
    wait_for_entries(large, "package_staged", UNIT)
    before = len(requests.asked)
    spoil_an_envelope(page)
    lao_cai.arm(large.server.data)
    [fault] = wait_for_entries(large, "package_faulted", UNIT)
    assert fault["fault"] == "storage"
    [lost] = wait_for_entries(large, "package_lost", UNIT)
    assert lost["remaining"] == 0
    Endpoint(page).expect_status("armed")
    assert len(wait_for_entries(large, "package_staged", UNIT, 2)) == 2
    assert len(requests.asked) == before + 1
    page.reload()
    Endpoint(page).expect_status("armed")
    assert len(requests.asked) == before + 1


def test_too_little_room_is_said_before_the_press_and_the_documents_come_after_it(large: Hall) -> None:
    page = large.screens.open(f"{large.server.url}/desk/sign-in", PHONE)
    page.add_init_script(_LITTLE_ROOM)
    page.goto(join_link(large))
    commune = Endpoint(page)
    commune.expect_status("short")
    expect(page.locator(".status-text")).to_contain_text("2 MB")
    assert [entry["fault"] for entry in wait_for_entries(large, "package_faulted", UNIT)] == ["storage"]
    assert large.ledger("package_staged") == []
    release(large)
    opens_and_acknowledges(large, commune)


def test_a_disk_that_turns_out_to_be_full_is_said_and_costs_nothing_while_the_page_is_open(large: Hall) -> None:
    page = large.screens.open(f"{large.server.url}/desk/sign-in", PHONE)
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": large.server.url, "quotaSize": 2_000_000})
    page.goto(join_link(large))
    commune = Endpoint(page)
    commune.expect_status("staged")
    expect(page.get_by_text(say("memory_only"))).to_be_visible()
    assert [entry["fault"] for entry in wait_for_entries(large, "package_faulted", UNIT)] == ["storage"]
    release(large)
    opens_and_acknowledges(large, commune)


def opens_and_acknowledges(hall: Hall, commune: Endpoint) -> None:
    commune.expect_status("opened")
    commune.expect_documents(ENVELOPES)
    commune.acknowledge()
    commune.expect_status("acknowledged")
    assert len(hall.ledger("package_acknowledged", UNIT)) == 1


def slow_page(hall: Hall) -> Page:
    page = hall.screens.open(f"{hall.server.url}/desk/sign-in", PHONE)
    Line(page, SLOW)
    page.goto(join_link(hall))
    Endpoint(page).expect_status("staging")
    return page


def join_link(hall: Hall) -> str:
    return f"{hall.server.url}/join#{hall.conference.join_codes[UNIT].replace(' ', '')}"


_LITTLE_ROOM = "navigator.storage.estimate = async () => ({ quota: 3_000_000, usage: 1_000_000 })"
