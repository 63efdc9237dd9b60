"""The show as its operators run it: cue by cue, by keys, together, and refused in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ceremony.core.agenda import Cue, PlanRundown
from ceremony.core.scenes import handover_scene
from ceremony.services.ceremony import Ceremony
from ceremony.translations import translate
from tests.browser.desk import Desk, say
from tests.browser.hall import Hall, copied, opened
from tests.browser.screens import WALL, Screens
from tests.conference import HANDOVER, Prepared

WELCOME, TARGETS, PRESS, CLOSING = "Đón tiếp đại biểu", "Các chỉ tiêu", "Giao kế hoạch", "Bế mạc hội nghị"
CUES = (
    Cue("07:30", 30, WELCOME, id="don-tiep", scene={"kind": "lobby"}),
    Cue("08:00", 5, TARGETS, id="chi-tieu", scene={"kind": "targets"}),
    Cue("08:05", 10, PRESS, id="giao", scene=handover_scene(HANDOVER)),
    Cue("08:15", 5, CLOSING, id="be-mac", scene={"kind": "closing"}),
)


@pytest.fixture
def show(conference: Prepared, screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    here = copied(conference, tmp_path)
    with Ceremony.open(here.data) as ceremony:
        ceremony.submit(PlanRundown(CUES))
    with opened(here, screens) as hall:
        yield hall


def test_a_press_of_the_key_takes_one_cue_and_two_quick_presses_take_no_second_one(show: Hall) -> None:
    desk = show.desk()
    desk.expect_standby(WELCOME)
    for _ in range(2):
        desk.page.keyboard.press("g")
    desk.expect_on_air(WELCOME)
    desk.expect_standby(TARGETS)
    desk.page.keyboard.press("PageDown")
    desk.expect_on_air(TARGETS)
    assert [entry["cue"] for entry in show.ledger("scene_taken")] == ["don-tiep", "chi-tieu"]


def test_two_operators_share_standby_and_program_and_the_slower_one_is_refused_in_words(show: Hall) -> None:
    one, other = show.desk(), show.another_desk("Trần Văn Hai")
    other.cue(PRESS).get_by_role("button").click()
    one.expect_standby(PRESS)
    expect(one.page.locator("[data-monitor=preview] .monitor-scene")).to_contain_text("Trần Văn Hai")

    with show.standing_still():
        one.page.keyboard.press("g")
        other.page.keyboard.press("g")
    refused = [desk for desk in (one, other) if said(desk)]
    assert len(refused) == 1
    assert len(show.ledger("scene_taken")) == 1
    for desk in (one, other):
        desk.expect_on_air(PRESS)
        desk.expect_standby(CLOSING)

    refused[0].page.keyboard.press("g")
    one.expect_on_air(CLOSING)
    expect(refused[0].page.locator(".monitors .show-refusal")).to_have_count(0)


def test_a_second_panicked_press_of_neutral_does_nothing_and_go_comes_back_to_what_it_interrupted(show: Hall) -> None:
    desk = show.desk()
    desk.page.keyboard.press("g")
    desk.expect_on_air(WELCOME)
    desk.open("units")
    for _ in range(2):
        desk.page.keyboard.press("n")
    desk.open("show")
    expect(desk.page.locator("[data-monitor=program] .monitor-title")).to_have_text(say("scene_neutral"))
    desk.expect_standby(WELCOME)
    assert [entry["scene"]["kind"] for entry in show.ledger("scene_taken")] == ["lobby", "neutral"]
    desk.page.keyboard.press("g")
    desk.expect_on_air(WELCOME)


def test_keys_do_nothing_to_the_show_while_someone_types_or_answers_a_question(show: Hall) -> None:
    desk = show.desk()
    desk.page.keyboard.press("/")
    search = desk.page.get_by_label(say("search_units"))
    expect(search).to_be_focused()
    desk.page.keyboard.type("gn")
    desk.page.keyboard.press("PageDown")
    expect(search).to_have_value("gn")
    desk.open("show")
    desk.page.keyboard.press("Shift+A")
    expect(desk.page.get_by_role("dialog")).to_be_visible()
    desk.page.keyboard.press("g")
    desk.page.keyboard.press("PageDown")
    desk.page.keyboard.press("Escape")
    desk.expect_standby(WELCOME)
    desk.page.keyboard.press("g")
    desk.expect_on_air(WELCOME)
    assert len(show.ledger("scene_taken")) == 1
    assert show.ledger("handover_armed") == []


def test_the_whole_show_is_run_from_the_keyboard_alone(show: Hall) -> None:
    desk, stage = show.desk(), show.stage()
    keyboard = desk.page.keyboard
    keyboard.press("g")
    desk.expect_on_air(WELCOME)
    keyboard.press("g")
    desk.expect_on_air(TARGETS)
    keyboard.press("ArrowRight")
    keyboard.press("g")
    desk.expect_on_air(PRESS)

    keyboard.press("Shift+A")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name=say("cancel"))).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    desk.expect_handover("armed")
    keyboard.press("d")
    desk.expect_handover("sealed")
    keyboard.press("Shift+A")
    expect(dialog).to_be_visible()
    keyboard.press("Tab")
    keyboard.press("Enter")
    desk.expect_handover("armed")
    stage.expect_scene("press")
    for key in ("1", "2", "3"):
        stage.page.keyboard.down(key)
    desk.expect_handover("released")
    for key in ("1", "2", "3"):
        stage.page.keyboard.up(key)
    keyboard.press("g")
    desk.expect_on_air(CLOSING)


def test_the_operator_presses_for_a_failed_screen_only_while_holding_and_the_ledger_says_so(show: Hall) -> None:
    desk, page = show.desk(), show.screens.pages[0]
    desk.arm()
    page.get_by_role("button", name=say("press_for")).click()
    dialog = page.get_by_role("dialog")
    hold = dialog.locator(".hold-button")
    expect(hold).to_be_disabled()
    for box in dialog.get_by_role("checkbox").all():
        box.check()
    hold.focus()
    page.keyboard.down(" ")
    expect(page.locator(".presenter[data-holding]")).to_have_count(3)
    page.keyboard.up(" ")
    expect(page.locator(".presenter[data-holding]")).to_have_count(0)
    assert show.ledger("handover_released") == []
    page.keyboard.down(" ")
    desk.expect_handover("released")
    page.keyboard.up(" ")
    (released,) = show.ledger("handover_released")
    assert {hand["place"] for hand in released["hands"]} == {"desk"}


def test_a_screen_is_paired_by_its_code_and_then_obeys_the_desk(show: Hall) -> None:
    desk = show.desk()
    wall = show.screens.open(f"{show.server.url}/stage", WALL)
    desk.open("screens")
    desk.page.get_by_role("button", name=say("pair")).click()
    desk.page.get_by_role("dialog").get_by_label(say("screen_name")).fill("Sân khấu")
    desk.page.get_by_role("dialog").get_by_role("button", name=say("pair")).click()
    card = desk.page.locator(".screen-card[data-connected]")
    expect(card.locator(".screen-name strong")).to_have_text("Sân khấu")
    expect(wall.locator(".scene[data-scene=lobby]")).to_be_visible()
    card.get_by_label(say("shows")).select_option("blank")
    expect(wall.locator(".scene[data-scene=lobby]")).to_have_count(0)

    show.screens.expect_lost_links()
    wall.close()
    lost = desk.page.locator(".alarm-line")
    desk.open("show")
    expect(lost).to_have_text(say("alarm_screen_lost", about="Sân khấu"))
    lost.click()
    expect(desk.page.locator(".screen-trouble")).to_be_visible()
    desk.page.get_by_role("button", name=say("remove")).click()
    desk.page.get_by_role("dialog").get_by_role("button", name=say("remove"), exact=True).click()
    expect(desk.page.locator(".screen-card")).to_have_count(0)


def test_a_scanned_pairing_code_opens_its_question_once(show: Hall) -> None:
    desk = show.desk()
    show.screens.open(f"{show.server.url}/podium", WALL)
    desk.open("screens")
    code = desk.page.locator(".waiting .code-large").inner_text()
    desk.page.goto(f"{show.server.url}/desk/#pair={code}")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog.locator(".code-large")).to_have_text(code)
    expect(dialog.get_by_role("radio", name=say("kind_podium"))).to_be_checked()
    dialog.get_by_role("button", name=say("pair")).click()
    expect(dialog).to_have_count(0)
    expect(desk.page.locator(".screen-card")).to_contain_text(say("kind_podium"))
    desk.page.reload()
    expect(desk.page.locator(".screens-panel")).to_be_visible()
    expect(dialog).to_have_count(0)


def test_a_reload_keeps_the_view_that_was_open(show: Hall) -> None:
    desk = show.desk()
    desk.page.keyboard.press("5")
    expect(desk.page.locator(".readiness-panel")).to_be_visible()
    desk.page.reload()
    expect(desk.page.locator(".readiness-panel")).to_be_visible()


def said(desk: Desk) -> bool:
    """Whether this desk was refused, once its command was answered."""
    expect(desk.page.locator(".go-button")).to_have_attribute("aria-busy", "false")
    refusal = desk.page.locator(".monitors .show-refusal")
    if refusal.count() == 0:
        return False
    expect(refusal).to_have_text(translate("vi", "refusals.taken_meanwhile"))
    expect(refusal).to_have_attribute("role", "alert")
    return True
