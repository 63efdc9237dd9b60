"""The connection point's page on the device: what the worker keeps, over a bad line and behind others' routers."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.between import Asked, Between, Fault, altered, between, broken, empty, late, portal
from tests.browser.hall import Hall
from tests.browser.screens import PHONE, Screens

#: In the worker, so that what never comes is not waited for longer than it takes to tell.
IMPATIENT = altered({"PATIENCE_MS = 4_000": "PATIENCE_MS = 1_000", "STALLED_MS = 30_000": "STALLED_MS = 2_000"})
#: Longer than its patience.
SLOWLY = 2.5
HALF = 100


@pytest.fixture
def line(sealed: Hall) -> Iterator[Between]:
    sealed.screens.expect_lost_links()
    with between(sealed.server.port) as standing, standing.fault(is_worker, IMPATIENT):
        yield standing
        sealed.screens.close()


@pytest.fixture
def page(line: Between, screens: Screens) -> Page:
    """Of no unit yet, so it keeps nothing by itself; its worker stands."""
    page = screens.open(f"{line.url}/join", PHONE)
    page.evaluate(_WORKER)
    return page


def is_worker(asked: Asked) -> bool:
    return asked.path == "/sw.js"


def is_gone_to(asked: Asked) -> bool:
    return asked.path in ("/endpoint", "/stage") and asked.mode != "cors"


def is_to_be_kept(asked: Asked) -> bool:
    """The page, as the worker fetches it."""
    return asked.path == "/endpoint" and asked.mode == "cors"


def is_words(asked: Asked) -> bool:
    """A file that the page names and does not need to stand."""
    return asked.path.startswith("/static/bundle/point-")


FAULTS: dict[str, Callable[[Between], Fault]] = {
    "late": lambda _: late,
    "stalled": lambda line: line.stalled(HALF),
    "broken": lambda _: broken,
    "a portal's": lambda _: portal,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_that_does_not_come_whole_is_the_one_that_was_kept(line: Between, page: Page, fault: str) -> None:
    assert keep(page)
    with line.fault(is_gone_to, FAULTS[fault](line)):
        page.goto(f"{line.url}/endpoint")
        expect(page.locator(".code-input")).to_be_visible()
    assert line.times(is_gone_to) == 1


@pytest.mark.parametrize("fault", FAULTS)
def test_a_stage_that_does_not_come_whole_is_the_one_that_was_kept(
    sealed: Hall, line: Between, screens: Screens, fault: str
) -> None:
    page = screens.open(sealed.server.links["stage"].replace(sealed.server.url, line.url))
    page.evaluate(_WORKER)
    page.goto(f"{line.url}/stage")
    page.evaluate(_STAGE_KEPT)
    before = line.times(is_gone_to)
    with line.fault(is_gone_to, FAULTS[fault](line)):
        page.goto(f"{line.url}/stage")
        expect(page.locator(".wall")).to_be_visible()
    assert line.times(is_gone_to) == before + 1


def test_where_nothing_is_kept_a_page_comes_as_slowly_as_it_must(line: Between, page: Page) -> None:
    goes_on = threading.Event()
    slowly = threading.Timer(SLOWLY, goes_on.set)
    with line.fault(is_gone_to, line.stalled(HALF, goes_on)):
        slowly.start()
        page.goto(f"{line.url}/endpoint")
        expect(page.locator(".code-input")).to_be_visible()
    assert goes_on.is_set()


@pytest.mark.parametrize("said", [portal, empty])
def test_what_is_no_page_of_ours_is_not_kept_for_one(line: Between, page: Page, said: Fault) -> None:
    with line.fault(is_to_be_kept, said):
        assert not keep(page)
    assert not page.evaluate(_KEPT_PAGE)
    assert keep(page)
    assert page.evaluate(_KEPT_PAGE)


def test_what_was_once_kept_of_a_portal_is_not_shown(line: Between, page: Page) -> None:
    """By a worker that did not look."""
    assert keep(page)
    page.evaluate(_KEEP_A_PORTAL)
    with line.fault(is_gone_to, broken):
        page.goto(f"{line.url}/endpoint")
        expect(page.locator(".code-input")).to_be_visible()


def test_what_a_portal_says_is_not_kept_for_a_file_though_the_browser_kept_it(
    sealed: Hall, line: Between, page: Page
) -> None:
    with line.fault(is_words, portal):
        assert not keep(page)
        assert not page.evaluate(_KEPT_PAGE)
        assert page.evaluate(_FOREIGN) == []
    assert keep(page)
    assert page.evaluate(_FOREIGN) == []
    sealed.server.kill()
    page.goto(f"{line.url}/endpoint")
    assert page.evaluate(_WORDS_ARE_OURS)


def test_what_a_portal_says_to_a_page_is_not_kept_for_the_next(line: Between, page: Page) -> None:
    with line.fault(is_words, portal):
        assert not page.evaluate(_WORDS_ARE_OURS)
    assert page.evaluate(_FOREIGN) == []
    assert page.evaluate(_WORDS_ARE_OURS)


def test_who_asks_again_waits_for_what_is_under_way(line: Between, page: Page) -> None:
    goes_on = threading.Event()
    before = len(line.asked)
    with line.fault(is_words, line.stalled(HALF, goes_on)):
        for extent in ("page", "page", "rest", "rest", "page"):
            page.evaluate(_ASK, extent)
        line.wait_until_asked(is_words)
        goes_on.set()
        assert answers(page) == [True] * 5
    fetched = Counter(asked.path for asked in line.asked[before:])
    assert fetched["/endpoint"] == 1
    assert [path for path, times in fetched.items() if times > 1] == []
    assert any("pdf.worker" in path for path in fetched)


def test_a_page_that_came_up_since_is_kept_after_what_is_under_way(line: Between, page: Page) -> None:
    goes_on = threading.Event()
    newcomer = page.context.new_page()
    with line.fault(lambda asked: asked.path.endswith("point-vi.json"), line.stalled(HALF, goes_on)):
        page.evaluate(_ASK, "page")
        line.wait_until_asked(is_words)
        newcomer.goto(f"{line.url}/endpoint?lang=en")
        newcomer.evaluate(_ASK, "page")
        goes_on.set()
        assert [answers(page), answers(newcomer)] == [[True], [True]]
    assert "point-en.json" in page.evaluate(_KEPT_PAGE)
    assert line.times(is_to_be_kept) == 2
    assert line.times(is_words) == 2


def test_what_comes_no_further_is_given_up_and_asked_for_anew(line: Between, page: Page) -> None:
    with line.fault(is_words, line.stalled(HALF)):
        assert not keep(page)
    before = len(line.asked)
    assert keep(page)
    assert {asked.path for asked in line.asked[before:] if asked.path.startswith("/static/")} == {
        asked.path for asked in line.asked if is_words(asked)
    }


def keep(page: Page) -> bool:
    """Whether the worker says that the page is kept."""
    page.evaluate(_ASK, "page")
    return answers(page)[-1]


def answers(page: Page) -> list[bool]:
    """Of the worker, to all that it was asked."""
    found: list[bool] = page.wait_for_function(_ALL_ANSWERED).json_value()
    return found


_WORKER = """async () => {
  await navigator.serviceWorker.register("/sw.js");
  while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20));
}"""

_ASK = """(extent) => {
  const { port1, port2 } = new MessageChannel();
  globalThis.asked = (globalThis.asked ?? 0) + 1;
  globalThis.answers ??= [];
  port1.onmessage = ({ data }) => globalThis.answers.push(data.kept);
  navigator.serviceWorker.controller.postMessage({ keep: extent }, [port2]);
}"""

_ALL_ANSWERED = "() => globalThis.answers.length === globalThis.asked && globalThis.answers"

_KEPT_PAGE = "async () => (await caches.match('/endpoint'))?.text()"

_KEEP_A_PORTAL = """async () => {
  const set = await caches.open("ceremony-endpoint-portal");
  await set.put("/endpoint", new Response("<title>Wi-Fi</title>", { headers: { "Content-Type": "text/html" } }));
}"""

_STAGE_KEPT = """async () => {
  while (!(await caches.match("/stage"))) await new Promise((done) => setTimeout(done, 20));
}"""

_WORDS_ARE_OURS = """async () => {
  const answer = await fetch(document.querySelector("#app").dataset.words);
  return answer.headers.has("X-Ceremony") && (await answer.json()) !== null;
}"""

_FOREIGN = """async () => {
  const found = await Promise.all((await caches.keys()).map(async (name) => {
    const cache = await caches.open(name);
    return Promise.all((await cache.keys()).map((request) => cache.match(request)));
  }));
  return found.flat().filter(({ headers }) => !headers.has("X-Ceremony")).map(({ url }) => url);
}"""
