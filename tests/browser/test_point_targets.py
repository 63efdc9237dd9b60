"""A commune's own targets beside the province's: opened by the press like its documents, legible on any screen."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from ceremony.core.documents import TARGETS
from ceremony.services.ceremony import Ceremony
from ceremony.services.preparing import Incoming, seal, take_in
from tests.browser import lao_cai
from tests.browser.endpoint import Endpoint, say
from tests.browser.hall import Hall, opened
from tests.browser.lao_cai import BAN_QUA, DUYEN_HAI
from tests.browser.point import release
from tests.browser.screens import NOTEBOOK, PHONE, Screens
from tests.conference import HANDOVER, UNITS, make_conference


def test_the_units_own_figures_stand_beside_the_provinces_and_no_other_units(released: Hall) -> None:
    commune = released.commune(BAN_QUA)
    card = targets(commune.page)
    expect(card).to_contain_text(say("target_title", unit="Xã Bản Qua"))
    training = card.get_by_role("row").filter(has_text="Tỷ lệ lao động qua đào tạo")
    expect(training.get_by_role("cell")).to_contain_text(["%", "63,1", "67,7"])
    expect(card.get_by_role("columnheader")).to_have_count(5)
    commune.expect_documents(lao_cai.DOCUMENTS)
    other = targets(released.commune(DUYEN_HAI).page)
    expect(other).to_contain_text("Phường Duyên Hải")
    expect(other.get_by_text("63,1", exact=True)).to_have_count(0)


def test_it_is_acknowledged_with_the_documents(released: Hall) -> None:
    commune = released.commune(BAN_QUA)
    commune.expect_status("opened")
    commune.acknowledge()
    commune.expect_status("acknowledged")
    expect(targets(commune.page).get_by_role("table")).to_be_visible()
    [entry] = released.ledger("package_acknowledged", BAN_QUA)
    confirmed = [document["type"] for document in json.loads(entry["statement"])["documents"]]
    assert (len(confirmed), confirmed.count("Chỉ tiêu giao")) == (lao_cai.PACKAGE, 1)


@pytest.mark.parametrize("size", [PHONE, NOTEBOOK], ids=["phone", "notebook"])
def test_every_figure_is_whole_and_in_sight(released: Hall, size: tuple[int, int]) -> None:
    commune = released.commune(DUYEN_HAI)
    commune.page.set_viewport_size({"width": size[0], "height": size[1]})
    expect(targets(commune.page).get_by_role("table")).to_be_visible()
    assert commune.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert commune.page.evaluate(_BROKEN_FIGURES) == []


def test_commas_of_a_column_stand_below_each_other(released: Hall) -> None:
    commune = released.commune(BAN_QUA)
    commune.page.set_viewport_size({"width": NOTEBOOK[0], "height": NOTEBOOK[1]})
    expect(targets(commune.page).get_by_role("table")).to_be_visible()
    ends = commune.page.evaluate(_ENDS_OF_WHOLE_PARTS)
    assert len(ends) > 3
    assert max(ends) - min(ends) < 4


def test_they_can_be_taken_along_as_a_table_and_as_they_were_sealed(released: Hall) -> None:
    commune = released.commune(BAN_QUA)
    name, table = saved(commune, "target_save")
    assert name == f"Chỉ tiêu giao {BAN_QUA} Xã Bản Qua.csv"
    assert table.startswith("\ufeffNhóm;Chỉ tiêu;".encode())
    assert "\r\nXã hội;Tỷ lệ lao động qua đào tạo;%;63,1;67,7;".encode() in table
    name, sealed = saved(commune, "target_original")
    assert name == f"Chỉ tiêu giao {BAN_QUA}.json"
    [entry] = released.ledger("handover_released")
    assert sha256(sealed).hexdigest() in entry["plaintexts"].values()


def test_printing_prints_the_table_and_nothing_else(released: Hall) -> None:
    page = released.commune(BAN_QUA).page
    expect(targets(page).get_by_role("table")).to_be_visible()
    page.evaluate("window.print = () => { window.printed = true; }")
    targets(page).get_by_role("button", name=say("target_print")).click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.locator(".app")).to_be_hidden()
    expect(page.locator(".print-part").get_by_role("table")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".app")).to_be_visible()
    expect(page.locator(".print-part")).to_have_count(0)


@pytest.fixture
def with_a_broken_table(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    conference = make_conference(tmp_path / "data", seal_it=False, arm_it=False)
    path = tmp_path / "Chỉ tiêu.json"
    path.write_bytes(b'{"format": "ceremony/targets/v9"}')
    incoming = Incoming(path, "everyone", 33, 0, sha256(path.read_bytes()).hexdigest(), {"type": "Chỉ tiêu"}, TARGETS)
    with Ceremony.open(conference.data) as ceremony:
        assert take_in(ceremony, HANDOVER, [incoming], "chi-tieu.xlsx")
        assert seal(ceremony, HANDOVER)
    with opened(conference, screens) as hall:
        yield hall


def test_what_cannot_be_shown_is_told_can_be_saved_and_stops_nobody(with_a_broken_table: Hall) -> None:
    hall = with_a_broken_table
    commune = hall.commune(UNITS[0])
    commune.expect_status("staged")
    release(hall)
    expect(targets(commune.page).get_by_role("alert")).to_have_text(say("target_unreadable", file="Chỉ tiêu.json"))
    assert saved(commune, "target_original") == ("Chỉ tiêu.json", b'{"format": "ceremony/targets/v9"}')
    commune.acknowledge()
    commune.expect_status("acknowledged")


def targets(page: Page) -> Locator:
    return page.locator(".targets")


def saved(commune: Endpoint, button: str) -> tuple[str, bytes]:
    """The name under which it is saved, and the bytes."""
    with commune.page.expect_download() as download:
        targets(commune.page).get_by_role("button", name=say(button)).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


_BROKEN_FIGURES = """() => {
  const isBroken = (cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell.firstChild);
    const box = cell.getBoundingClientRect();
    const lines = [...range.getClientRects()];
    return lines.length > 1 || lines.some((line) => line.right > box.right || line.left < box.left);
  };
  return [...document.querySelectorAll("td.target-own")].filter(isBroken).map((cell) => cell.textContent);
}"""

# Where the digits before the comma end, in px, of the figures of the unit.
_ENDS_OF_WHOLE_PARTS = """() => [...document.querySelectorAll("td.target-own")].map((cell) => {
  const range = document.createRange();
  const text = cell.firstChild;
  range.setStart(text, 0);
  range.setEnd(text, text.data.includes(",") ? text.data.indexOf(",") : text.data.length);
  return range.getBoundingClientRect().right;
})"""
