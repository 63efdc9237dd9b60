"""After the acknowledgement: who has the documents in hand and how far that is, told once, with a link or without."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.endpoint import Endpoint, say
from tests.browser.hall import Hall, opened
from tests.browser.point import kept, release, wait_for_entries
from tests.browser.ready import report_step
from tests.browser.screens import Screens
from tests.conference import make_conference

UNIT = "02635"
PERSON = "Lý A Páo"


@pytest.fixture
def hall(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    with opened(make_conference(tmp_path / "data"), screens) as found:
        yield found


@pytest.fixture
def commune(hall: Hall) -> Endpoint:
    """It has acknowledged."""
    found = hall.commune(UNIT)
    found.expect_status("armed")
    release(hall)
    found.expect_status("opened")
    expect(found.page.locator(".onward")).to_have_count(0)
    found.acknowledge()
    found.expect_status("acknowledged")
    return found


def test_steps_are_reported_one_after_the_other_until_the_work_is_done(hall: Hall, commune: Endpoint) -> None:
    page = commune.page
    report_step(page, "assigned", PERSON, "2022-12-20", "Phòng Kinh tế")
    last = page.locator(".onward-step")
    expect(last).to_contain_text(say("step_assigned"))
    expect(last).to_contain_text(f"{PERSON} · {say('step_due_by', date='20/12/2022')}")
    [entry] = wait_for_entries(hall, "package_step", UNIT)
    assert entry["key"]
    said = [entry[name] for name in ("step", "person", "due", "note")]
    assert said == ["assigned", PERSON, "2022-12-20", "Phòng Kinh tế"]
    expect(page.locator(".onward-waiting")).to_have_count(0)
    before = last.inner_text()
    page.reload()
    expect(last).to_have_text(before, use_inner_text=True)

    page.get_by_role("button", name=say("step_report")).click()
    expect(page.locator("#step-person")).to_be_visible()  # it opens a moment after it is there
    expect(page.locator("#step-in_progress")).to_be_checked()
    expect(page.locator("#step-person")).to_have_value(PERSON)
    page.keyboard.press("Escape")
    report_step(page, "done")
    expect(last).to_contain_text(say("step_done"))
    assert [one["step"] for one in wait_for_entries(hall, "package_step", UNIT, 2)] == ["assigned", "done"]
    expect(page.get_by_role("button", name=say("step_report"))).to_have_count(0)


def test_a_step_without_a_link_waits_survives_a_reload_and_goes_out_once(hall: Hall, commune: Endpoint) -> None:
    page = commune.page
    hall.screens.expect_lost_links()
    page.context.set_offline(True)
    commune.expect_link("lost")
    before = datetime.now(UTC)
    report_step(page, "assigned", PERSON)
    report_step(page, "in_progress")
    after = datetime.now(UTC)
    waiting = page.locator(".onward-waiting")
    expect(waiting).to_contain_text(say("step_in_progress"))
    expect(waiting).to_contain_text(PERSON)
    expect(waiting).to_contain_text(say("waiting_to_be_sent"))
    assert kept(page, "report") == 2
    page.context.set_offline(False)
    page.reload()
    commune.expect_link("live")
    entries = wait_for_entries(hall, "package_step", UNIT, 2)
    assert [(one["step"], one["person"]) for one in entries] == [("assigned", PERSON), ("in_progress", PERSON)]
    for entry in entries:
        assert before - timedelta(seconds=1) <= datetime.fromisoformat(entry["clock"]["at"]) <= after
    expect(waiting).to_have_count(0)
    expect(page.locator(".onward-step")).to_contain_text(say("step_in_progress"))
    assert len(hall.ledger("package_step", UNIT)) == 2


def test_all_tabs_show_a_step_that_one_of_them_reports(hall: Hall, commune: Endpoint) -> None:
    page = commune.page.context.new_page()
    page.goto(f"{hall.server.url}/endpoint")
    report_step(page, "assigned", PERSON)
    wait_for_entries(hall, "package_step", UNIT)
    for tab in (commune.page, page):
        expect(tab.locator(".onward-step")).to_contain_text(PERSON)
        expect(tab.locator(".onward-waiting")).to_have_count(0)
    assert len(hall.ledger("package_step", UNIT)) == 1


def test_a_step_that_comes_too_late_is_answered_in_words(hall: Hall, commune: Endpoint) -> None:
    other = hall.commune(UNIT)
    other.expect_status("acknowledged")
    hall.screens.expect_lost_links()
    commune.page.context.set_offline(True)
    commune.expect_link("lost")
    report_step(commune.page, "assigned", PERSON)
    report_step(other.page, "done", PERSON)
    wait_for_entries(hall, "package_step", UNIT)
    commune.page.context.set_offline(False)
    expect(commune.page.locator(".onward").get_by_role("alert")).to_be_visible()
    expect(commune.page.locator(".onward-step")).to_contain_text(say("step_done"))
    assert len(hall.ledger("package_step", UNIT)) == 1


def test_a_step_needs_somebody_who_answers_for_it(hall: Hall, commune: Endpoint) -> None:
    page = commune.page
    report_step(page, "assigned")
    expect(page.locator("#step-person")).to_be_focused()
    expect(page.locator("#step-person-problem")).to_have_text(say("step_person_missing"))
    page.keyboard.insert_text(PERSON)
    page.keyboard.press("Enter")
    [entry] = wait_for_entries(hall, "package_step", UNIT)
    assert (entry["step"], entry["person"], entry["due"]) == ("assigned", PERSON, "")
