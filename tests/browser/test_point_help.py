"""A commune calls for help and is answered, with a link and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.endpoint import Endpoint, say
from tests.browser.hall import Hall, opened
from tests.browser.point import answer_help, kept, wait_for_entries
from tests.browser.screens import Screens
from tests.conference import make_conference

UNIT = "02635"


@pytest.fixture
def hall(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    with opened(make_conference(tmp_path / "data"), screens) as found:
        yield found


def test_a_call_is_made_answered_and_both_are_shown(hall: Hall) -> None:
    commune = hall.commune(UNIT)
    commune.expect_status("armed")
    call(commune, "sound", "Loa hội trường rè")
    shown = commune.page.locator(".call")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(say("help_called"))
    [made] = wait_for_entries(hall, "help_called", UNIT)
    assert (made["topic"], made["text"]) == ("sound", "Loa hội trường rè")
    answer_help(hall, made["call"], "Đã chỉnh âm thanh")
    expect(shown).to_contain_text("Đã chỉnh âm thanh")
    note = commune.page.locator(".answer-note")
    expect(note).to_contain_text("Đã chỉnh âm thanh")
    commune.page.reload()
    expect(note).to_contain_text("Đã chỉnh âm thanh")
    note.get_by_role("button", name=say("help_seen")).click()
    expect(note).to_have_count(0)
    commune.page.reload()
    expect(shown).to_contain_text("Đã chỉnh âm thanh")
    expect(note).to_have_count(0)


def test_a_call_without_a_link_waits_survives_a_reload_and_goes_out_once(hall: Hall) -> None:
    commune = hall.commune(UNIT)
    commune.expect_status("armed")
    hall.screens.expect_lost_links()
    commune.page.context.set_offline(True)
    commune.expect_link("lost")
    call(commune, "other", "Mất điện lưới")
    expect(commune.page.locator(".call")).to_contain_text(say("help_queued"))
    assert kept(commune.page, "calls") == 1
    commune.page.context.set_offline(False)
    commune.page.reload()
    expect(commune.page.locator(".call")).to_contain_text(say("help_called"))
    assert len(wait_for_entries(hall, "help_called", UNIT)) == 1


def test_a_call_says_what_is_wrong(hall: Hall) -> None:
    commune = hall.commune(UNIT)
    commune.page.get_by_role("button", name=say("help")).click()
    send = commune.page.get_by_role("button", name=say("help_send"), exact=True)
    send.click()
    alert = commune.page.get_by_role("alert")
    expect(alert).to_have_text(say("help_missing_topic"))
    commune.page.get_by_label(say("help_other")).check()
    expect(alert).to_have_count(0)
    send.click()
    expect(alert).to_have_text(say("help_missing_words"))
    commune.page.locator("#help-words").fill("Mất điện lưới")
    expect(alert).to_have_count(0)
    assert hall.ledger("help_called") == []


def call(commune: Endpoint, topic: str, words: str) -> None:
    page = commune.page
    page.get_by_role("button", name=say("help")).click()
    page.get_by_label(say(f"help_{topic}")).check()
    page.locator("#help-words").fill(words)
    page.get_by_role("button", name=say("help_send"), exact=True).click()
