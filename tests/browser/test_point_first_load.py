"""What a commune's thin line carries until its page stands, and what stays when the line is gone."""

from playwright.sync_api import Page, expect

from ceremony.translations import translate
from tests.browser.endpoint import Endpoint, say
from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA
from tests.browser.screens import PHONE, Screens

MOST_BYTES = 60_000
#: Fetched when the page stands: what comes after the release, the check of the log, the viewer and the scanner.
LATER = (
    "/bundle/moment",
    "/bundle/endpoint-later",
    "/bundle/point-",
    "/bundle/checkpoint",
    "/bundle/statement",
    "/bundle/mirror",
    "/bundle/beside",
    "/bundle/code-reader",
    "/vendor/@noble/",
)
REST = ("/vendor/pdfjs-dist/", "/vendor/zxing-wasm/", "/bundle/viewer", "/bundle/print", "/bundle/scanner")


class Meter:
    """Counts the bytes of bodies as they cross the wire, by address."""

    def __init__(self, page: Page) -> None:
        self._addresses: dict[str, str] = {}
        self._heads: dict[str, int] = {}
        self.bodies: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._began)
        session.on("Network.loadingFinished", self._ended)

    def _began(self, event: dict) -> None:
        self._addresses[event["requestId"]] = event["response"]["url"]
        self._heads[event["requestId"]] = event["response"]["encodedDataLength"]

    def _ended(self, event: dict) -> None:
        body = event["encodedDataLength"] - self._heads.get(event["requestId"], 0)
        url = self._addresses[event["requestId"]]
        self.bodies[url] = self.bodies.get(url, 0) + max(0, int(body))

    def first(self) -> dict[str, int]:
        later = (*LATER, *REST, "/api/")
        return {url: size for url, size in self.bodies.items() if not any(part in url for part in later)}


def test_the_first_load_is_under_60_kilobytes_until_the_documents_are_staged(sealed: Hall, screens: Screens) -> None:
    page = screens.open(f"{sealed.server.url}/desk/sign-in", PHONE)
    meter = Meter(page)
    code = sealed.conference.join_codes[BAN_QUA].replace(" ", "")
    page.goto(f"{sealed.server.url}/join#{code}")
    Endpoint(page).expect_status("staged")
    first = meter.first()
    assert any(url.endswith("/join") for url in first)
    assert sum(first.values()) <= MOST_BYTES, sorted(first.items(), key=lambda one: -one[1])
    assert len(first) <= 14, sorted(first)


def test_the_page_opens_without_its_server_with_what_was_staged(sealed: Hall) -> None:
    commune = sealed.commune(BAN_QUA)
    commune.expect_status("staged")
    commune.page.evaluate(_KEPT_WITH_THE_VIEWER)
    sealed.screens.expect_lost_links()
    sealed.server.kill()
    page = commune.page.context.new_page()
    commune.page.close()
    page.goto(f"{sealed.server.url}/join")
    again = Endpoint(page)
    again.expect_unit("Xã Bản Qua")
    again.expect_link("lost")
    again.expect_status("staged_offline")
    expect(page.locator(".help")).to_contain_text(say("help_title"))
    assert page.evaluate("() => import('ceremony/viewer').then(() => true)")


def test_without_its_server_the_page_comes_up_in_the_language_in_which_it_was_left(sealed: Hall) -> None:
    commune = sealed.commune(BAN_QUA)
    commune.expect_status("staged")
    page = commune.page
    for language in ("vi", "en", "vi"):
        page.goto(f"{sealed.server.url}/endpoint?lang={language}")
        expect(page.locator(".help")).to_contain_text(translate(language, "point.help_title"))
        page.evaluate(_KEPT_IN_LANGUAGE, language)
    sealed.screens.expect_lost_links()
    sealed.server.kill()
    page.reload()
    expect(page.locator(".help")).to_contain_text(translate("vi", "point.help_title"))


def test_a_page_is_never_given_files_of_another_version(sealed: Hall) -> None:
    page = sealed.commune(BAN_QUA).page
    other = f"{sealed.server.url}/static/bundle/endpoint.js?v=000000000000"
    assert page.request.get(other).status == 404


def test_the_page_can_be_installed(sealed: Hall) -> None:
    commune = sealed.commune(BAN_QUA)
    commune.expect_status("staged")
    session = commune.page.context.new_cdp_session(commune.page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["url"].endswith("/endpoint.webmanifest")
    assert manifest["errors"] == []
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] in (
        [],
        [{"errorId": "in-incognito", "errorArguments": []}],
    )
    expect(commune.page.locator("link[rel=manifest]")).to_have_count(1)


_KEPT_WITH_THE_VIEWER = """async () => {
  const isKept = async () => {
    const sets = (await caches.keys()).filter((name) => name.startsWith("ceremony-endpoint-"));
    const requests = await Promise.all(sets.map(async (name) => (await caches.open(name)).keys()));
    const kept = requests.flat().map(({ url }) => url);
    const parts = ["/endpoint", "pdf.worker.min", "jbig2.wasm", "zxing_reader.wasm"];
    return parts.every((part) => kept.some((url) => url.includes(part)));
  };
  while (!(await isKept())) await new Promise((done) => setTimeout(done, 50));
}"""

_KEPT_IN_LANGUAGE = """async (language) => {
  const isKept = async () => {
    const [set] = (await caches.keys()).filter((name) => name.startsWith("ceremony-endpoint-"));
    const page = set && (await (await caches.open(set)).match("/endpoint"));
    return page !== undefined && (await page.text()).includes(`point-${language}.json`);
  };
  while (!(await isKept())) await new Promise((done) => setTimeout(done, 50));
}"""
