"""Every surface in both languages, on a wall, a notebook and a phone: no gap in the words, nothing cut off, and
nothing that keeps people out who see, hear or move otherwise than others.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import lao_cai
from tests.browser.hall import Hall, copied, opened
from tests.browser.lao_cai import DUYEN_HAI, LAO_CAI
from tests.browser.point_troubles import POINT_TROUBLES
from tests.browser.point_views import POINT_VIEWS
from tests.browser.screens import NOTEBOOK, PHONE, Screens
from tests.browser.views import VIEWS, Halls
from tests.conference import Prepared

EVERY_VIEW = {**VIEWS, **POINT_VIEWS, **POINT_TROUBLES}
#: However long all views take.
ARMED_ALL_ALONG = {"CEREMONY_ARMED_FOR": "3600"}
#: Of these the browser says on its console that the server would not answer them.
TURNED_AWAY = ("error", "wrong code")
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
SIZES = ((3840, 2160), (1440, 900), (360, 740))
_GAP = re.compile(
    r"\b(?:desk|stage|endpoint|point|common|log|units|refusals|imports)\.[a-z_]+\b|\{\w+\}|\bundefined\b|\bNaN\b|\[object"
)


@pytest.fixture(scope="module")
def halls(conference: Prepared, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Halls]:
    here = {name: copied(conference, tmp_path_factory.mktemp(name)) for name in ("sealed", "armed", "released")}
    lao_cai.arm(here["armed"].data)
    lao_cai.release(here["released"].data)
    with ExitStack() as stack:
        screens = stack.enter_context(closing(Screens(browser)))
        found = {name: stack.enter_context(opened(each, screens, ARMED_ALL_ALONG)) for name, each in here.items()}
        settle(found["released"])
        sessions = {hall.server.url: operator_session(hall) for hall in found.values()}
        screens.close()
        yield Halls(**found, sessions=sessions)


@pytest.fixture(scope="module", params=[f"{view}, {language}" for view in EVERY_VIEW for language in ("vi", "en")])
def surface(request: pytest.FixtureRequest, halls: Halls, browser: Browser) -> Iterator[Page]:
    view, language = request.param.split(", ")
    with closing(Screens(browser, language, still=True)) as screens:
        yield EVERY_VIEW[view](halls, screens)
        assert view in TURNED_AWAY or screens.complaints == []


def test_every_word_is_there_in_the_language_that_was_asked_for(surface: Page, request: pytest.FixtureRequest) -> None:
    assert surface.locator("html").get_attribute("lang") == request.node.callspec.params["surface"][-2:]
    words = surface.evaluate(_ALL_WORDS)
    assert len(words) > 2
    assert [text for text in words if _GAP.search(text)] == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_scrolls_sideways_and_no_heading_is_cut_off(surface: Page, size: tuple[int, int]) -> None:
    surface.set_viewport_size({"width": size[0], "height": size[1]})
    surface.evaluate(_NEXT_FRAME)
    assert surface.evaluate(_WIDER_THAN_THE_SCREEN) is False
    assert surface.evaluate(_CUT_OFF) == []


def test_axe_finds_nothing(surface: Page) -> None:
    """By the rules of WCAG 2.2, A and AA, at the size in which most people have the surface."""
    is_in_a_hand = surface.locator("body.endpoint, body.podium").count() > 0
    width, height = PHONE if is_in_a_hand else NOTEBOOK
    surface.set_viewport_size({"width": width, "height": height})
    surface.evaluate(AXE.read_text("utf-8"))
    assert surface.evaluate(_FINDINGS) == []


def settle(hall: Hall) -> None:
    """One commune acknowledges, another refuses."""
    done, refusing = hall.commune(DUYEN_HAI), hall.commune(LAO_CAI)
    for endpoint in (done, refusing):
        endpoint.expect_status("opened")
    done.acknowledge()
    refusing.refuse("Thiếu phụ lục số 3")
    done.expect_status("acknowledged")
    refusing.expect_status("refused")


def operator_session(hall: Hall) -> list[Any]:
    return [cookie for cookie in hall.desk().page.context.cookies() if cookie["name"] != "language"]


_ALL_WORDS = """() => {
  const attributes = ["aria-label", "title", "placeholder", "alt"];
  const elements = [...document.body.querySelectorAll(attributes.map((name) => `[${name}]`).join())];
  const said = elements.flatMap((element) => attributes.map((name) => element.getAttribute(name)));
  return [document.title, ...document.body.innerText.split("\\n"), ...said].filter(Boolean);
}"""

_FINDINGS = """async () => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await axe.run({ runOnly, iframes: false, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary]));
}"""

_NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

_WIDER_THAN_THE_SCREEN = "() => document.documentElement.scrollWidth > innerWidth"

# Lines of headings, titles and buttons that lie outside of the screen, or of an ancestor that hides what overflows.
# What is shortened with an ellipsis says the whole in its title.
_CUT_OFF = """() => {
  const hidden = (overflow) => overflow === "hidden" || overflow === "clip";
  const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";
  const isShortened = (style) => style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
  const boxesAround = (element) => {
    const boxes = [];
    let [x, y] = [true, true];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (isShortened(style) && at.closest("[title]")) return [];
      boxes.push([at.getBoundingClientRect(), x && hidden(style.overflowX), y && hidden(style.overflowY)]);
      x &&= !scrolls(style.overflowX);
      y &&= !scrolls(style.overflowY);
      if (at.matches("dialog")) break;
    }
    return [...boxes, [new DOMRect(0, 0, innerWidth, innerHeight), x, false]];
  };
  const isCut = (line, [box, x, y]) =>
    (x && (line.left < box.left - 1 || line.right > box.right + 1)) ||
    (y && (line.top < box.top - 1 || line.bottom > box.bottom + 1));
  const isSeen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest(".visually-hidden, [inert], [aria-hidden=true]") &&
    getComputedStyle(element).clipPath !== "inset(50%)";
  const linesOf = (element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const lines = [];
    for (const range = document.createRange(); texts.nextNode(); ) {
      if (!isSeen(texts.currentNode.parentElement)) continue;
      range.selectNodeContents(texts.currentNode);
      lines.push(...range.getClientRects());
    }
    return lines;
  };
  const isCutOff = (element) => {
    const boxes = boxesAround(element);
    return linesOf(element).some((line) => boxes.some((box) => isCut(line, box)));
  };
  const headings = "h1, h2, h3, button, .status-title, .disc-verb, .disc-other, .pad-name, .code-large, .release-code";
  return [...document.querySelectorAll(headings)].filter((e) => isSeen(e) && isCutOff(e)).map((e) => e.outerHTML);
}"""
