"""A connection point, as a commune's clerk uses it."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from ceremony.translations import section, translate

from .screens import PHONE, Screens

PERSON, POSITION = "Vàng Thị Mỷ", "Văn thư"


def say(key: str, **values: object) -> str:
    """A sentence of the page, whether it comes with it or later."""
    later = key in section("vi", "point")
    return translate("vi", f"{'point' if later else 'endpoint'}.{key}", **values)


class Endpoint:
    def __init__(self, page: Page) -> None:
        self.page = page
        self._documents = page.locator(".document")

    @classmethod
    def join_by_link(cls, screens: Screens, root: str, code: str) -> "Endpoint":
        return cls(screens.open(f"{root}/join#{code.replace(' ', '')}", PHONE))

    @classmethod
    def join_by_code(cls, screens: Screens, root: str, code: str) -> "Endpoint":
        page = screens.open(f"{root}/join", PHONE)
        page.get_by_label(say("join_label")).press_sequentially(code)
        page.get_by_role("button", name=say("join_button")).click()
        return cls(page)

    def expect_unit(self, name: str) -> None:
        expect(self.page.locator(".unit-name")).to_have_text(name)

    def expect_status(self, key: str) -> None:
        expect(self.page.locator(".status-title")).to_have_text(say(f"{key}_title"))

    def expect_link(self, state: str) -> None:
        expect(self.page.locator(".foot .link")).to_have_text(say(f"link_{state}_short"))

    def expect_kept(self) -> None:
        """The page itself is on the device, to open without its server (https only)."""
        self.page.evaluate(_PAGE_KEPT)

    def expect_documents(self, count: int) -> None:
        expect(self._documents).to_have_count(count)

    @property
    def own_document(self) -> Locator:
        return self._documents.filter(has=self.page.get_by_text(say("own"), exact=True))

    def view_own_document(self) -> None:
        """On the whole screen, until there is ink on the page."""
        self.own_document.get_by_role("button", name=say("view")).click()
        expect(self.page.locator(".viewer canvas").first).to_be_visible()
        self.page.wait_for_function(_HAS_INK)
        self.page.locator(".viewer").get_by_role("button", name=say("close"), exact=True).click()
        expect(self.page.locator(".viewer")).to_have_count(0)

    def download_own_document(self) -> tuple[str, bytes]:
        """The name under which it is saved, and the bytes."""
        with self.page.expect_download() as download:
            self.own_document.get_by_role("button", name=say("download")).click()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()

    def sign(self, person: str = PERSON, position: str = POSITION, *, within: str = ".answer") -> None:
        form = self.page.locator(within)
        form.get_by_label(say("person")).fill(person)
        form.get_by_label(say("position")).fill(position)

    def acknowledge(self, person: str = PERSON, position: str = POSITION) -> None:
        self.sign(person, position)
        self.page.get_by_role("button", name=say("acknowledge"), exact=True).click()

    def refuse(self, reason: str) -> None:
        """For a reason in own words."""
        self.page.get_by_role("button", name=say("refuse"), exact=True).click()
        self.sign(within=".refuse-dialog")
        self.page.get_by_label(say("reason_other")).check()
        self.page.locator("#refuse-words").fill(reason)
        self.page.get_by_role("button", name=say("refuse_send")).click()


_PAGE_KEPT = """async () => {
  while (!(await caches.match("/endpoint"))) await new Promise((done) => setTimeout(done, 50));
}"""
_HAS_INK = """() => {
  const canvas = document.querySelector(".viewer canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Uint32Array(data.buffer).some((pixel) => (pixel & 0xffffff) === 0);
}"""

#: Puts a contradiction on the device's shelf, beside the key that it was given when it joined.
CONTRADICTED = """() => new Promise((done) => {
  const opening = indexedDB.open("ceremony-endpoint");
  opening.onsuccess = () => {
    const shelf = opening.result.transaction("kept", "readwrite").objectStore("kept");
    const reading = shelf.get("identity");
    reading.onsuccess = () => {
      const contradiction = { held: "", shown: "", told: true };
      const witnessed = { log: reading.result.log, held: null, contradiction };
      shelf.put(witnessed, "witnessed").onsuccess = () => done();
    };
  };
})"""
