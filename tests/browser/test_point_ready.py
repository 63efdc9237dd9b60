"""A device checks itself before the event, says what to do, and reports it: with a link, without, in two tabs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ceremony.services.ceremony import Ceremony
from ceremony.services.contacts import contact_of
from tests.browser.endpoint import Endpoint, say
from tests.browser.hall import Hall, opened
from tests.browser.point import kept, own_browser, release, wait_for_entries
from tests.browser.ready import CONTACT, PHONE_NUMBER, Check, fill_disk, remind, set_clock, take_wake_lock
from tests.browser.screens import LAN_NAME, PHONE, Screens
from tests.conference import make_conference

UNIT = "02635"
BY_ITSELF = {"link": "ok", "clock": "ok", "storage": "ok", "envelope": "ok", "awake": "ok"}


@pytest.fixture
def hall(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    with opened(make_conference(tmp_path / "data"), screens) as found:
        yield found


def test_a_device_checks_itself_and_reports_it_with_whom_to_call(hall: Hall) -> None:
    page = hall.commune(UNIT).page
    expect(page.locator(".ready-state")).to_have_text(say("ready_none_now"))
    check = Check.open(page)
    check.expect_looked()
    check.expect_row("envelope", "ok", say("ready_envelope_opened"))
    check.expect_left(1)
    check.hear()
    expect(check.dialog.locator(".ready-summary")).to_have_text(say("ready_all_good"))
    check.send()
    expect(check.dialog).to_have_count(0)
    [entry] = wait_for_entries(hall, "endpoint_ready", UNIT)
    assert entry["checks"] == {**BY_ITSELF, "sound": "ok"}
    with Ceremony.open(hall.server.data) as ceremony:
        assert contact_of(ceremony, UNIT) == {"person": CONTACT, "phone": PHONE_NUMBER}
    state = page.locator(".ready-good")
    expect(state).to_contain_text(say("ready_reported_good", time="").split(":")[0].strip())
    expect(state).not_to_contain_text(say("being_sent"))
    said = state.inner_text()
    page.reload()
    expect(state).to_have_text(said)
    again = Check.open(page)
    expect(page.get_by_label(say("ready_person"))).to_have_value(CONTACT)
    expect(page.get_by_label(say("ready_phone"))).to_have_value(PHONE_NUMBER)
    again.expect_looked()
    again.press_send()
    expect(again.dialog).to_have_count(0)
    assert len(hall.ledger("endpoint_ready", UNIT)) == 1


def test_each_thing_that_is_not_right_says_what_to_do(hall: Hall) -> None:
    commune = hall.commune(UNIT)
    commune.expect_status("armed")
    page = commune.page
    for trouble in (fill_disk, take_wake_lock):
        trouble(page)
    set_clock(page, 3_600_000)
    check = Check.open(page)
    check.expect_looked()
    check.expect_row("clock", "warning", say("ready_clock_ahead", off=say("minutes", n=60)))
    check.expect_row("storage", "warning", say("ready_storage_tight", free="1\u00a0kB"))
    check.expect_row("awake", "warning", say("ready_awake_absent"))
    check.play()
    check.expect_row("sound", "asked", say("ready_sound_asked"))
    check.hear("no")
    check.expect_row("sound", "failed", say("ready_sound_unheard"))
    check.expect_row("camera", "optional", say("ready_camera_text"))
    check.expect_left(4)
    check.row("awake").get_by_role("button", name=say("ready_awake_done")).click()
    check.expect_row("awake", "ok", say("ready_awake_set"))
    check.row("awake").get_by_role("button", name=say("ready_awake_undo")).click()
    check.expect_row("awake", "warning", say("ready_awake_absent"))
    check.row("awake").get_by_role("button", name=say("ready_awake_done")).click()
    check.expect_left(3)
    check.send()
    [entry] = wait_for_entries(hall, "endpoint_ready", UNIT)
    expected = {**BY_ITSELF, "clock": "warning", "storage": "warning", "sound": "failed"}
    assert entry["checks"] == expected
    expect(page.locator(".ready-state")).to_contain_text(say("ready_reported_todo", time="", n=3).split(":")[1].strip())


def test_a_page_that_is_not_yet_kept_is_said(hall: Hall) -> None:
    """It would not open without its server, whatever lies on the shelf."""
    page = hall.screens.open(f"{hall.server.url}/desk/sign-in", PHONE)
    page.add_init_script("navigator.serviceWorker.register = () => Promise.reject(new Error())")
    page.goto(f"{hall.server.url}/join#{hall.conference.join_codes[UNIT].replace(' ', '')}")
    check = Check.open(page)
    check.expect_looked()
    check.expect_row("storage", "warning", say("ready_storage_page"))


def test_nothing_is_reported_before_somebody_listened_and_can_be_called(hall: Hall) -> None:
    page = hall.commune(UNIT).page
    check = Check.open(page)
    check.expect_looked()
    check.send(person="", phone="số của tôi")
    expect(page.locator("#ready-person")).to_be_focused()
    expect(page.locator("#ready-person-problem")).to_have_text(say("ready_person_missing"))
    expect(page.locator("#ready-phone-problem")).to_have_text(say("ready_phone_missing"))
    page.locator("#ready-person").fill(CONTACT)
    expect(page.locator("#ready-person-problem")).to_have_count(0)
    expect(page.locator("#ready-phone-problem")).to_be_visible()
    check.send()
    expect(page.locator("#ready-sound")).to_be_focused()
    expect(page.get_by_role("alert")).to_have_text(say("ready_sound_missing"))
    assert hall.ledger("endpoint_ready") == []


def test_a_check_without_a_link_waits_survives_a_reload_and_goes_out_once(hall: Hall) -> None:
    commune = hall.commune(UNIT)
    page = commune.page
    expect(page.locator(".ready")).to_be_visible()
    commune.expect_kept()
    hall.screens.expect_lost_links()
    page.context.set_offline(True)
    commune.expect_link("lost")
    check = Check.open(page)
    check.expect_looked()
    check.expect_row("link", "failed", say("ready_link_lost"))
    check.expect_row("envelope", "unknown", say("ready_envelope_unknown"))
    check.hear()
    check.expect_left(3)
    check.send()
    expect(page.locator(".ready-state")).to_contain_text(say("waiting_to_be_sent"))
    assert kept(page, "report") == 1
    page.context.set_offline(False)
    page.reload()
    [entry] = wait_for_entries(hall, "endpoint_ready", UNIT)
    assert entry["checks"] == {"link": "failed", "storage": "ok", "awake": "ok", "sound": "ok"}
    expect(page.locator(".ready-state")).not_to_contain_text(say("waiting_to_be_sent"))
    commune.expect_link("live")
    assert len(hall.ledger("endpoint_ready", UNIT)) == 1


def test_a_link_that_comes_back_is_checked_again_by_itself(hall: Hall) -> None:
    commune = hall.commune(UNIT)
    expect(commune.page.locator(".ready")).to_be_visible()
    hall.screens.expect_lost_links()
    commune.page.context.set_offline(True)
    commune.expect_link("lost")
    check = Check.open(commune.page)
    check.expect_looked()
    check.expect_row("link", "failed", say("ready_link_lost"))
    commune.page.context.set_offline(False)
    expect(check.row("link")).to_contain_text(say("ready_is_ok"))
    check.expect_row("envelope", "ok", say("ready_envelope_opened"))


def test_what_is_checked_in_a_tab_that_does_not_work_is_reported_by_the_one_that_does(hall: Hall) -> None:
    first = hall.commune(UNIT)
    first.expect_status("armed")
    page = first.page.context.new_page()
    page.goto(f"{hall.server.url}/endpoint")
    check = Check.open(page)
    check.expect_looked()
    check.hear()
    check.send()
    wait_for_entries(hall, "endpoint_ready", UNIT)
    for tab in (first.page, page):
        expect(tab.locator(".ready-good")).to_be_visible()
        expect(tab.locator(".ready-state")).not_to_contain_text(say("being_sent"))
    assert len(hall.ledger("endpoint_ready", UNIT)) == 1


def test_over_plain_http_what_the_browser_forbids_is_named_and_the_rest_is_checked(hall: Hall) -> None:
    root = f"http://{LAN_NAME}:{hall.server.port}"
    commune = Endpoint.join_by_link(hall.screens, root, hall.conference.join_codes[UNIT])
    check = Check.open(commune.page)
    check.expect_looked()
    check.expect_row("camera", "optional", say("ready_camera_insecure"))
    check.expect_row("awake", "warning", say("ready_awake_absent"))
    check.expect_row("storage", "ok", say("ready_storage_works"))
    check.expect_row("envelope", "ok", say("ready_envelope_opened"))
    check.row("awake").get_by_role("button", name=say("ready_awake_done")).click()
    check.hear()
    check.send()
    [entry] = wait_for_entries(hall, "endpoint_ready", UNIT)
    assert entry["checks"] == {**BY_ITSELF, "sound": "ok"}


def test_a_camera_is_tried_only_when_somebody_wants_it(hall: Hall, browser: Browser, tmp_path: Path) -> None:
    flags = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    with own_browser(browser, tmp_path / "profile", *flags) as context:
        page = context.new_page()
        page.goto(f"{hall.server.url}/join#{hall.conference.join_codes[UNIT].replace(' ', '')}")
        check = Check.open(page)
        check.expect_looked()
        check.row("camera").get_by_role("button").click()
        check.expect_row("camera", "ok", say("ready_camera_works"))
        check.hear()
        check.send()
        [entry] = wait_for_entries(hall, "endpoint_ready", UNIT)
    assert entry["checks"] == {**BY_ITSELF, "camera": "ok", "sound": "ok"}


def test_a_reminder_is_shown_until_the_device_was_checked(hall: Hall) -> None:
    page = hall.commune(UNIT).page
    expect(page.locator(".ready")).to_be_visible()
    remind(hall, UNIT, "Xin bật loa")
    reminder = page.locator(".ready-reminder")
    expect(reminder).to_contain_text("Xin bật loa")
    page.reload()
    expect(reminder).to_contain_text("Xin bật loa")
    check = Check.open(page)
    check.expect_looked()
    check.hear()
    check.send()
    expect(reminder).to_have_count(0)
    wait_for_entries(hall, "endpoint_ready", UNIT)
    remind(hall, UNIT, "Xin bật loa lần nữa")
    expect(reminder).to_contain_text("lần nữa")
    again = Check.open(page)
    again.expect_looked()
    again.press_send()
    expect(reminder).to_have_count(0)


def test_the_screen_is_held_awake_from_the_arming_to_the_answer(hall: Hall) -> None:
    page = hall.screens.open(f"{hall.server.url}/verify", PHONE)
    page.add_init_script(_COUNT_LOCKS)
    page.goto(f"{hall.server.url}/join#{hall.conference.join_codes[UNIT].replace(' ', '')}")
    commune = Endpoint(page)
    commune.expect_status("armed")
    page.wait_for_function("() => window.held === 1")
    release(hall)
    commune.expect_status("opened")
    assert page.evaluate("() => window.held") == 1
    commune.acknowledge()
    commune.expect_status("acknowledged")
    page.wait_for_function("() => window.held === 0")


def test_the_check_is_done_with_the_keyboard_alone(hall: Hall) -> None:
    page = hall.commune(UNIT).page
    tab_to(page, ".ready .button")
    page.keyboard.press("Enter")
    check = Check(page)
    check.expect_looked()
    tab_to(page, "#ready-sound")
    page.keyboard.press("Enter")
    tab_to(page, "#ready-sound + .button")
    page.keyboard.press("Space")
    tab_to(page, "#ready-person")
    page.keyboard.insert_text(CONTACT)
    page.keyboard.press("Tab")
    page.keyboard.insert_text(PHONE_NUMBER)
    page.keyboard.press("Enter")
    wait_for_entries(hall, "endpoint_ready", UNIT)
    expect(page.locator(".ready .button")).to_be_focused()


@pytest.mark.parametrize("size", [(320, 640), (360, 740), (683, 384)], ids=["narrowest", "phone", "notebook at 200 %"])
def test_the_check_fits_a_small_screen_and_a_thumb(hall: Hall, size: tuple[int, int]) -> None:
    page = hall.commune(UNIT).page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    check = Check.open(page)
    check.expect_looked()
    page.locator("#ready-sound").click()
    assert page.evaluate(_TOO_WIDE) == []
    assert page.evaluate(_TOO_SMALL) == []


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no way to {selector}")


_COUNT_LOCKS = """(() => {
  window.held = 0;
  navigator.wakeLock.request = async () => {
    window.held += 1;
    return { released: false, release: async () => { window.held -= 1; } };
  };
})()"""

_TOO_WIDE = """() => [document.documentElement, document.querySelector(".ready-dialog")]
  .filter((element) => element.scrollWidth > element.clientWidth)
  .map((element) => element.tagName)"""

_TOO_SMALL = """() => [...document.querySelectorAll(".ready-dialog :is(button, input)")]
  .filter((element) => element.getBoundingClientRect().height < 44)
  .map((element) => element.outerHTML)"""
