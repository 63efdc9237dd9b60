"""Each scene of the large screen, and how it changes from one to the next, on a page that is told what to show."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from .stage_alone import HANDOVER, Alone, handover, now, program, screen, snapshot

UNITS = snapshot()["handover"]["units"]
DOCUMENT = {
    "id": "d1",
    "type": "Quyết định",
    "number": "2389",
    "symbol": "QĐ-UBND",
    "subject": "Về việc giao chỉ tiêu kế hoạch phát triển kinh tế - xã hội và dự toán ngân sách nhà nước năm 2023",
    "pages": 6,
}
CLOSING = {
    "size": 1204,
    "root": "mRkV0q3nXl7dQvY2aB9cDfGhIjKlMnOpQrStUvWxYz0=",
    "at": now(),
    "url": "https://a.b/verify",
}
TALK: dict[str, Any] = {
    "name": "Nguyễn Văn A",
    "position": "Chủ tịch UBND huyện Bát Xát",
    "topic": "Phát triển kinh tế cửa khẩu",
}
NOTICE: dict[str, Any] = {"title": "Nghỉ giải lao", "text": "Hội nghị tiếp tục lúc 10 giờ 15 phút"}


def at(state: str, **more: Any) -> dict[str, Any]:
    """The program is the handover, in this state."""
    return {
        "program": program("handover", handover=HANDOVER),
        "handover": handover(units=UNITS, state=state, arming=1, **more),
    }


def received(state: str) -> dict[str, str]:
    return dict.fromkeys(UNITS, state)


ARMED = at("armed")
RELEASED = at("released", released_at=now(), secret_code="7K2M 9QXA 4TR8 7K2M 9QXA 4TR8 7K2M 9QXA 4TR8")
SCENES: dict[str, tuple[str, dict[str, Any]]] = {
    "neutral": ("neutral", {"program": program("neutral")}),
    "lobby": ("lobby", {"program": program("lobby"), "presence": dict.fromkeys(UNITS[:97], 1)}),
    "welcome": ("welcome", {"program": program("welcome")}),
    "programme": ("programme", {"program": program("programme", cue="c03")}),
    "speaker": ("speaker", {"program": program("speaker", minutes=10, **TALK)}),
    "one target": ("targets", {"program": program("targets", step=3)}),
    "all targets": ("targets", {"program": program("targets", step=11)}),
    "document": ("document", {"program": program("document", document="d1", step=1), "document": DOCUMENT}),
    "at rest": ("press", at("sealed")),
    "press": ("press", ARMED),
    "spreading": ("spreading", {**RELEASED, "deliveries": received("delivered")}),
    "complete": ("complete", {**RELEASED, "deliveries": received("acknowledged")}),
    "announcement": ("announcement", {"program": program("announcement", **NOTICE)}),
    "closing": ("closing", {"program": program("closing"), "closing": CLOSING}),
}
WALLS = ((3840, 2160), (2560, 1080), (3840, 1080), (1600, 1200), (1280, 720))
_OUTSIDE = """() => [...document.querySelectorAll(".scene:not(.leaving) *, .head *, .foot *")].filter((element) => {
  if (element.closest("svg") || element.closest(".disc, .emblem, .visually-hidden")) return false;
  const { left, top, right, bottom, width } = element.getBoundingClientRect();
  return width > 0 && (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1);
}).map((element) => element.className)"""
_WATCH_FRAMES = """() => {
  globalThis.bare = 0;
  requestAnimationFrame(function look() {
    const texts = [...document.querySelectorAll(".scene")].map((scene) => scene.textContent.trim());
    if (!texts.some(Boolean)) globalThis.bare += 1;
    requestAnimationFrame(look);
  });
}"""

Opened = Callable[..., AbstractContextManager[Alone]]


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_fits_every_wall(stage_alone: Opened, name: str) -> None:
    kind, told = SCENES[name]
    with stage_alone(still=True) as stage:
        stage.snapshot(told)
        stage.expect_scene(kind)
        for width, height in WALLS:
            stage.page.set_viewport_size({"width": width, "height": height})
            stage.settle()
            assert stage.page.evaluate(_OUTSIDE) == [], (width, height)


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_has_its_sentences_in_both_languages(stage_alone: Opened, name: str) -> None:
    kind, told = SCENES[name]
    for language in ("vi", "en"):
        with stage_alone(still=True, language=language) as stage:
            stage.snapshot({**told, "conference": {**snapshot()["conference"], "mode": "rehearsal"}})
            stage.expect_scene(kind)
            expect(stage.page.locator(".veil")).to_contain_text("Diễn tập")
            assert not re.search(r"\bstage\.\w|\{\w+\}|undefined|null", stage.page.locator("#stage").inner_text())


def test_no_frame_is_blank_from_one_scene_to_the_next(stage_alone: Opened) -> None:
    with stage_alone() as stage:
        stage.snapshot({"program": program("welcome")})
        stage.expect_scene("welcome")
        stage.page.evaluate(_WATCH_FRAMES)
        for take, (kind, fields) in enumerate(
            [("speaker", TALK), ("programme", {}), ("targets", {}), ("announcement", NOTICE), ("lobby", {})], 2
        ):
            stage.take(kind, take=take, **fields)
            stage.expect_scene(kind)
        assert stage.page.evaluate("() => globalThis.bare") == 0


def test_a_scene_waits_for_its_data_behind_the_one_before(stage_alone: Opened) -> None:
    with stage_alone() as stage:
        stage.snapshot({"program": program("welcome")})
        stage.expect_scene("welcome")
        stage.take("closing", take=2)
        assert stage.sent("snapshot")
        stage.expect_scene("welcome")
        stage.snapshot({"program": program("closing", take=2), "closing": CLOSING})
        stage.expect_scene("closing")


def test_a_page_is_turned_when_its_picture_is_decoded(stage_alone: Opened) -> None:
    held: list[Route] = []
    with stage_alone() as stage:
        stage.snapshot(SCENES["document"][1])
        stage.expect_scene("document")
        top = stage.scene.locator(".spread-top img").first
        stage.page.context.route(re.compile(r"/6\.webp"), lambda route: held.append(route))
        with stage.page.expect_request(re.compile(r"/6\.webp")):
            stage.entries([{"event": "scene_stepped", "take": 1, "step": 4}])
        stage.settle()
        expect(top).to_have_attribute("src", "/stage/pages/d1/2.webp")
        for route in held:
            route.fallback()
        expect(top).to_have_attribute("src", "/stage/pages/d1/5.webp")


def test_a_blank_screen_is_black_and_nothing_else(stage_alone: Opened) -> None:
    with stage_alone(still=True) as stage:
        stage.snapshot({**ARMED, "screen": screen(show={"mode": "blank"})})
        stage.expect_scene("blank")
        stage.settle()
        assert set(stage.colours()) == {(0, 0, 0)}


def test_a_frozen_screen_stays_as_it_was_and_is_right_when_it_thaws(stage_alone: Opened) -> None:
    with stage_alone(still=True) as stage:
        stage.snapshot({**RELEASED, "deliveries": received("released"), "screen": screen()})
        stage.expect_scene("spreading")
        stage.settle()
        before = stage.page.locator("#stage").inner_html()
        stage.event("screen", screen(show={"mode": "frozen"}))
        stage.entries([{"event": "package_acknowledged", "handover": HANDOVER, "unit": unit} for unit in UNITS])
        stage.settle()
        assert stage.page.locator("#stage").inner_html() == before
        stage.event("screen", screen())
        stage.expect_scene("complete")


@pytest.mark.parametrize(
    "own",
    [
        screen(hands=False),
        screen(show={"mode": "blank"}),
        screen(show={"mode": "scene", "scene": {"kind": "announcement", **NOTICE}}),
    ],
)
def test_no_hand_counts_where_the_button_is_not_to_be_pressed(stage_alone: Opened, own: dict[str, Any]) -> None:
    with stage_alone() as stage:
        stage.snapshot({**ARMED, "screen": own})
        stage.settle()
        stage.page.keyboard.down("1")
        stage.settle()
        assert stage.sent("hand") == []
        expect(stage.page.locator(".pad")).to_have_count(0)


def test_a_hand_is_dropped_when_the_screen_freezes(stage_alone: Opened) -> None:
    with stage_alone() as stage:
        stage.snapshot({**ARMED, "screen": screen()})
        stage.page.keyboard.down("1")
        expect(stage.page.locator(".pad").first).to_have_attribute("data-down", "true")
        stage.event("screen", screen(show={"mode": "frozen"}))
        stage.settle()
        told = len(stage.sent("hand"))
        stage.page.wait_for_timeout(400)
        assert len(stage.sent("hand")) == told


def test_a_monitor_shows_the_program_and_does_nothing_else(stage_alone: Opened) -> None:
    with stage_alone(view="preview") as stage:
        stage.snapshot({**ARMED, "screen": screen(show={"mode": "blank"}, volume=80)})
        stage.expect_scene("press")
        for key in ("1", "n"):
            stage.page.keyboard.down(key)
        stage.settle()
        stage.expect_scene("press")
        expect(stage.page.locator(".pill")).to_have_count(3)
        assert stage.page.evaluate("() => [globalThis.alone.auth, globalThis.alone.sent]") == [{"view": "preview"}, []]


def test_whoever_is_needed_moves_the_ring_and_no_more(stage_alone: Opened) -> None:
    with stage_alone() as stage:
        stage.snapshot(at("armed", quorum=2))
        stage.event("hands", {"hands": {"bi-thu": 300}})
        expect(stage.page.locator('.pad[data-holding="true"]')).to_have_count(1)
        expect(stage.page.locator(".ring-arc")).to_have_attribute("stroke-dasharray", re.compile(r"^0(\.0+)? "))
        stage.event("hands", {"hands": {"bi-thu": 600, "ubnd": 300}})
        expect(stage.page.locator(".ring-arc")).not_to_have_attribute("stroke-dasharray", re.compile(r"^0(\.0+)? "))


def test_the_disc_sleeps_until_it_is_armed(stage_alone: Opened) -> None:
    with stage_alone() as stage:
        stage.snapshot(at("sealed"))
        stage.expect_scene("press")
        expect(stage.page.locator(".disc")).to_have_attribute("data-awake", "false")
        expect(stage.page.get_by_role("button")).to_have_count(0)
        stage.entries([{"event": "handover_armed", "handover": HANDOVER, "arming": 1}])
        expect(stage.page.get_by_role("button")).to_have_count(3)


def test_the_desk_is_told_what_the_screen_shows(stage_alone: Opened) -> None:
    with stage_alone() as stage:
        stage.snapshot({"program": program("welcome", take=7), "screen": screen(volume=60)})
        stage.expect_told(take=7, step=0, scene="welcome", width=1920, height=1080, hidden=False, sound="on")
        stage.take("targets", take=8)
        stage.entries([{"event": "scene_stepped", "take": 8, "step": 2}])
        stage.expect_told(take=8, step=2, scene="targets")
        stage.event("screen", screen(volume=0))
        stage.take("neutral", take=9)
        stage.expect_told(take=9, scene="neutral", sound="off")


def test_a_screen_says_which_it_is_whatever_it_shows(stage_alone: Opened) -> None:
    with stage_alone() as stage:
        stage.snapshot({"screen": screen(show={"mode": "blank"})})
        stage.event("identify", {"name": "Màn hình bên trái", "number": 2})
        expect(stage.page.locator(".identity")).to_contain_text("Màn hình bên trái")
        expect(stage.page.locator(".identity-number")).to_have_text("2")


def test_without_a_map_few_units_are_named(stage_alone: Opened) -> None:
    with stage_alone() as stage:
        few = UNITS[:32]
        stage.snapshot(
            {**at("released", released_at=now()), "map": False, "handover": handover(units=few, state="released")}
        )
        expect(stage.page.locator(".cell-name")).to_have_count(32)
