"""A clerk reads, finds, copies, prints and saves documents, on a PC and on a phone, and before the file is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ceremony.translations import translate
from tests.browser import papers
from tests.browser.endpoint import Endpoint
from tests.browser.hall import Hall, copied, opened
from tests.browser.point import Line, release
from tests.browser.screens import NOTEBOOK, PHONE, Screens
from tests.conference import Prepared

SLOW = 150_000
DECISION, SCAN, DAMAGED, LOCKED = ("Quyết định số 12", "Báo cáo", "Công văn", "Thông báo")


def say(key: str, **values: object) -> str:
    return translate("vi", f"point.{key}", **values)


class Viewer:
    """A document on the whole screen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.desk = page.locator(".viewer-desk")
        self.found = page.locator(".found-chosen")
        self.count = page.locator(".viewer-count")

    @classmethod
    def of(cls, page: Page, document: str) -> "Viewer":
        page.locator(".document", has_text=document).get_by_role("button", name=say("view")).click()
        return cls(page)

    def find(self, words: str) -> None:
        self.page.keyboard.press("Control+f")
        self.page.get_by_label(say("read_find_label")).fill(words)

    def expect_page(self, number: int) -> None:
        expect(self.page.get_by_label(say("read_page"))).to_have_value(str(number))

    def go_to(self, number: int) -> None:
        field = self.page.get_by_label(say("read_page"))
        field.fill(str(number))
        field.press("Enter")

    def tool(self, key: str) -> Locator:
        return self.page.locator(".viewer").get_by_role("button", name=say(key), exact=True)

    def expect_drawn(self, number: int, kind: str = "canvas") -> None:
        expect(self.page.locator(".sheet").nth(number - 1).locator(f".sheet-picture {kind}")).to_be_visible()


@pytest.fixture(scope="module")
def conference(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return papers.prepare(tmp_path_factory.mktemp("papers") / "data")


@pytest.fixture
def hall(conference: Prepared, screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    """Released before anybody came: nothing was staged."""
    with opened(copied(conference, tmp_path), screens) as running:
        release(running)
        yield running


def joined(hall: Hall, size: tuple[int, int] = NOTEBOOK, *, touch: bool = False) -> Page:
    code = hall.conference.join_codes[papers.UNIT].replace(" ", "")
    page = hall.screens.open(f"{hall.server.url}/join#{code}", size, touch=touch)
    Endpoint(page).expect_status("opened")
    return page


def test_words_are_found_without_diacritics_marked_and_brought_into_sight(hall: Hall) -> None:
    viewer = Viewer.of(joined(hall), DECISION)
    viewer.expect_drawn(1)
    viewer.find("hoa binh")
    expect(viewer.count).to_have_text("1/1")
    expect(viewer.found).to_have_text("Hoà Bình")
    expect(viewer.found).to_be_in_viewport()
    viewer.expect_page(9)
    viewer.find("thôn hòa bình")
    expect(viewer.count).to_have_text("1/1")
    viewer.find("hỏa bình")
    expect(viewer.count).to_have_text(say("read_find_none"))


def test_the_search_goes_round_by_keyboard_alone_and_ends_where_it_began(hall: Hall) -> None:
    page = joined(hall)
    viewer = Viewer.of(page, DECISION)
    viewer.expect_drawn(1)
    viewer.find("trang")
    expect(viewer.count).to_have_text(f"1/{papers.LONG_PAGES}")
    for key, number in (("Enter", 2), ("Shift+Enter", 1), ("Shift+F3", papers.LONG_PAGES), ("F3", 1)):
        page.keyboard.press(key)
        expect(viewer.count).to_have_text(f"{number}/{papers.LONG_PAGES}")
        expect(viewer.found).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(viewer.desk).to_be_focused()
    expect(page.locator("mark")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".viewer")).to_have_count(0)
    expect(page.locator(".document", has_text=DECISION).get_by_role("button", name=say("view"))).to_be_focused()


def test_on_a_phone_the_search_stands_in_the_bars_place(hall: Hall) -> None:
    viewer = Viewer.of(joined(hall, PHONE, touch=True), DECISION)
    viewer.expect_drawn(1)
    viewer.tool("read_find").click()
    expect(viewer.tool("close")).to_be_hidden()
    viewer.tool("read_find_close").click()
    expect(viewer.tool("close")).to_be_visible()


def test_a_scan_says_plainly_that_it_has_no_text(hall: Hall) -> None:
    viewer = Viewer.of(joined(hall), SCAN)
    viewer.expect_drawn(1)
    viewer.find("thu")
    expect(viewer.count).to_have_text(say("read_find_scan"))
    label = say("read_scan_page", page=1, pages=papers.SCAN_PAGES)
    expect(viewer.page.get_by_role("img", name=label)).to_have_count(1)


def test_the_text_of_a_page_is_there_for_the_ear_and_for_copying(hall: Hall) -> None:
    viewer = Viewer.of(joined(hall), DECISION)
    page = viewer.page.get_by_role("group", name=say("page_of", page=1, pages=papers.LONG_PAGES))
    expect(page).to_contain_text("Đồng chí Chủ tịch chịu trách nhiệm.")
    page.locator("span").first.select_text()
    assert viewer.page.evaluate("() => String(getSelection())") == "Trang 1"


def test_only_pages_near_what_is_read_are_kept(hall: Hall) -> None:
    viewer = Viewer.of(joined(hall), DECISION)
    viewer.expect_drawn(1)
    for number in range(1, papers.LONG_PAGES + 1):
        viewer.go_to(number)
        viewer.expect_drawn(number)
    drawn = viewer.page.locator(".sheet-picture canvas")
    viewer.page.wait_for_function("() => document.querySelectorAll('.sheet-picture canvas').length <= 3")
    assert drawn.count() >= 1
    viewer.expect_page(papers.LONG_PAGES)


def test_who_turns_the_screen_or_enlarges_stays_on_the_page(hall: Hall) -> None:
    viewer = Viewer.of(joined(hall, PHONE), DECISION)
    viewer.expect_drawn(1)
    viewer.go_to(7)
    viewer.expect_drawn(7)
    sheet = viewer.page.locator(".sheet").nth(6)
    viewer.page.set_viewport_size({"width": PHONE[1], "height": PHONE[0]})
    expect(sheet).to_have_css("inline-size", "708px")
    viewer.expect_page(7)
    viewer.tool("zoom_in").click()
    viewer.expect_page(7)
    expect(sheet).to_be_in_viewport()
    viewer.tool("read_fit_page").click()
    expect(viewer.tool("read_fit_width")).to_be_visible()
    viewer.expect_page(7)
    expect(sheet).to_be_in_viewport(ratio=0.9)


def test_a_file_that_is_none_gets_a_sentence(hall: Hall) -> None:
    page = joined(hall)
    for document, key in ((DAMAGED, "read_damaged"), (LOCKED, "read_locked")):
        viewer = Viewer.of(page, document)
        expect(viewer.desk.get_by_role("alert")).to_have_text(say(key))
        viewer.tool("close").click()


def test_a_document_is_saved_under_a_name_that_any_device_takes(hall: Hall) -> None:
    viewer = Viewer.of(joined(hall), DAMAGED)
    with viewer.page.expect_download() as saved:
        viewer.tool("download").click()
    assert saved.value.suggested_filename == "Công văn số 12-BC-UBND.pdf"
    expect(viewer.page.locator(".document-seen")).to_have_count(1)


def test_where_the_browser_has_no_viewer_of_its_own_pages_are_printed_as_pictures(hall: Hall) -> None:
    page = joined(hall)
    page.evaluate(_NO_VIEWER_OF_ITS_OWN)
    viewer = Viewer.of(page, DECISION)
    viewer.expect_drawn(1)
    page.keyboard.press("Control+p")
    page.wait_for_function("() => window.printed !== undefined")
    assert page.evaluate("() => window.printed") == papers.LONG_PAGES
    expect(page.locator(".print-pages")).to_have_count(0)


def test_a_phone_reads_a_heavy_scan_as_pictures_and_the_file_if_somebody_wants_it(hall: Hall) -> None:
    viewer = Viewer.of(joined(hall, PHONE, touch=True), SCAN)
    viewer.expect_drawn(1, "img")
    viewer.go_to(3)
    viewer.expect_drawn(3, "img")
    viewer.tool("read_show_file").click()
    viewer.expect_drawn(3)
    viewer.expect_page(3)
    viewer.tool("read_show_pictures").click()
    viewer.expect_drawn(3, "img")
    viewer.tool("close").click()
    Viewer.of(viewer.page, DECISION).expect_drawn(1)


def test_a_picture_that_does_not_come_is_asked_for_again(hall: Hall) -> None:
    page = joined(hall, PHONE, touch=True)
    hall.screens.expect_lost_links()
    page.route("**/api/pages/**", lambda route: route.abort())
    viewer = Viewer.of(page, SCAN)
    expect(viewer.desk.get_by_text(say("read_page_waiting", page=1))).to_be_visible()
    page.unroute("**/api/pages/**")
    viewer.expect_drawn(1, "img")
    expect(viewer.desk.get_by_text(say("read_page_waiting", page=1))).to_have_count(0)


def test_without_a_link_a_phone_reads_the_file(hall: Hall) -> None:
    page = joined(hall, PHONE, touch=True)
    viewer = Viewer.of(page, DECISION)
    viewer.expect_drawn(1)
    viewer.tool("close").click()
    hall.screens.expect_lost_links()
    page.context.set_offline(True)
    Endpoint(page).expect_link("lost")
    Viewer.of(page, SCAN).expect_drawn(1)


def test_pages_are_read_while_the_documents_are_still_coming_and_count_for_nothing(hall: Hall) -> None:
    code = hall.conference.join_codes[papers.UNIT].replace(" ", "")
    page = hall.screens.open(f"{hall.server.url}/join")
    line = Line(page, SLOW)
    page.goto(f"{hall.server.url}/join#{code}")
    page.reload()
    Endpoint(page).expect_status("fetching")
    page.locator(".envelope", has_text=SCAN).get_by_role("button", name=say("read_now")).click()
    viewer = Viewer(page)
    viewer.expect_drawn(1, "img")
    expect(page.locator(".viewer-way")).to_have_text(say("read_pictures_coming"))
    expect(viewer.tool("download")).to_have_attribute("aria-disabled", "true")
    assert hall.ledger("package_opened", papers.UNIT) == []
    viewer.go_to(4)
    line.carries(-1)
    viewer.tool("read_show_file").click()
    viewer.expect_drawn(4)
    viewer.tool("close").click()
    expect(page.locator(".document", has_text=SCAN).get_by_role("button", name=say("view"))).to_be_focused()


_NO_VIEWER_OF_ITS_OWN = """() => {
  Object.defineProperty(navigator, "pdfViewerEnabled", { value: false });
  window.print = () => {
    window.printed = document.querySelectorAll(".print-pages img").length;
    dispatchEvent(new Event("afterprint"));
  };
}"""
