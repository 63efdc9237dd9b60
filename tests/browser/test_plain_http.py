"""A hall with no certificate: plain http on a name in the local network, which browsers call insecure."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.endpoint import Endpoint
from tests.browser.hall import Hall, opened
from tests.browser.lao_cai import BAN_QUA, own_document
from tests.browser.point import LARGE_BYTES, release
from tests.browser.screens import LAN_NAME, Screens
from tests.browser.test_release_code import code, form, send, type_code
from tests.conference import UNITS, make_conference


def test_a_commune_opens_its_documents_without_a_secure_context(released: Hall) -> None:
    root = f"http://{LAN_NAME}:{released.server.port}"
    commune = Endpoint.join_by_link(released.screens, root, released.conference.join_codes[BAN_QUA])
    commune.expect_status("opened")
    assert commune.page.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]
    _, content = commune.download_own_document()
    assert content == own_document(released.conference.data, BAN_QUA)
    commune.view_own_document()
    commune.acknowledge()
    commune.expect_status("acknowledged")
    assert len(released.ledger("package_acknowledged", BAN_QUA)) == 1


def test_what_is_large_is_opened_beside_the_page_whatever_the_line_does_by_then(
    screens: Screens, tmp_path: Path
) -> None:
    """A line that is cut, and on which whatever is still asked for gets no answer, not even a refusal."""
    conference = make_conference(tmp_path / "data", document_bytes=LARGE_BYTES)
    with opened(conference, screens) as hall:
        root = f"http://{LAN_NAME}:{hall.server.port}"
        commune = Endpoint.join_by_link(screens, root, conference.join_codes[UNITS[0]])
        commune.expect_status("armed")
        expect(commune.page.locator(".help")).to_be_visible()
        screens.expect_lost_links()
        commune.page.route("**/*", lambda _: None)
        commune.page.context.set_offline(True)
        commune.expect_link("lost")
        release(hall)
        form(commune).locator("summary").click()
        type_code(commune, code(hall))
        send(commune)
        commune.expect_status("opened")
        assert any(worker.url.endswith("/crypto/worker.js") for worker in commune.page.workers)
        commune.page.unroute_all(behavior="ignoreErrors")
        commune.page.context.set_offline(False)
        commune.acknowledge()
        commune.expect_status("acknowledged")
