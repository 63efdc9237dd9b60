"""A hall with an authority of its own: after it was installed, browsers hold its pages for secure."""

import ssl
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.browser.hall import Hall, copied
from tests.browser.lao_cai import BAN_QUA, own_document, release
from tests.browser.screens import PHONE, Screens, launch
from tests.browser.stage import Stage
from tests.browser.trusting import home_that_trusts
from tests.conference import Prepared
from tests.server import Server

SERVICE_WORKER = "() => navigator.serviceWorker.getRegistration().then((found) => found?.active?.scriptURL)"


@pytest.fixture(scope="module")
def served(conference: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Prepared, Server]]:
    here = copied(conference, tmp_path_factory.mktemp("secure"))
    release(here.data)
    server = Server(here.data, here.data.parent / "stderr", options=("--tls-own", "--install-port", "0")).start()
    yield here, server
    server.stop()


@pytest.fixture(scope="module")
def trusting(
    browser: Browser, served: tuple[Prepared, Server], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    home = home_that_trusts(served[1].authority, tmp_path_factory.mktemp("home"))
    with closing(launch(browser.browser_type, env=home)) as running:
        yield running


@pytest.fixture
def hall(served: tuple[Prepared, Server], trusting: Browser) -> Iterator[Hall]:
    with closing(Screens(trusting)) as screens:
        yield Hall(*served, screens)
        assert screens.complaints == []


def test_a_commune_has_a_secure_context_and_ends_with_a_signed_acknowledgement(hall: Hall) -> None:
    commune = hall.commune(BAN_QUA)
    commune.expect_status("opened")
    assert commune.page.evaluate("[isSecureContext, typeof crypto.subtle]") == [True, "object"]
    assert commune.download_own_document()[1] == own_document(hall.conference.data, BAN_QUA)
    commune.acknowledge()
    commune.expect_status("acknowledged")
    [acknowledged] = hall.ledger("package_acknowledged", BAN_QUA)
    assert acknowledged["signature"]


def test_a_screens_service_worker_is_at_work_and_its_socket_is_live(hall: Hall) -> None:
    stage = Stage.open(hall.screens, hall.server.links["stage"])
    stage.expect_link(fresh=True)
    assert stage.page.wait_for_function(SERVICE_WORKER).json_value() == f"{hall.server.url}/sw.js"


def test_whoever_did_not_install_it_is_warned(served: tuple[Prepared, Server], browser: Browser) -> None:
    page = browser.new_page()
    with closing(page), pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
        page.goto(f"{served[1].url}/join")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_install_page_fits_a_phone_and_gives_the_certificate(
    served: tuple[Prepared, Server], browser: Browser, language: str
) -> None:
    port = served[1].links["install"].rsplit(":", 1)[1]
    with closing(Screens(browser, language)) as screens:
        page = screens.open(f"http://127.0.0.1:{port}", PHONE)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        with page.expect_download() as download:
            page.locator(".button-primary").click()
        der = Path(download.value.path()).read_bytes()
        assert ssl.DER_cert_to_PEM_cert(der) == served[1].authority.read_text()
        expect(page.locator(".fingerprint span")).to_have_count(16)
        assert screens.complaints == []


def test_its_links_lead_to_https(hall: Hall) -> None:
    page = hall.screens.open(f"{hall.server.url}/install")
    leads_to = page.locator(".downloads a").last.get_attribute("href")
    assert leads_to is not None
    assert leads_to.startswith("https://")
    assert leads_to.endswith(f":{hall.server.port}/stage")
