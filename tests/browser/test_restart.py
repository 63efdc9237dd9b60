"""The server is killed under open pages and started again: nobody has to click."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.browser import lao_cai
from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA, BAN_VUOC, DUYEN_HAI, UNITS
from tests.browser.stage import Stage


def test_every_page_comes_back_by_itself_with_the_true_state(released: Hall) -> None:
    desk, stage = released.desk(), released.stage()
    done, reading = released.commune(DUYEN_HAI), released.commune(BAN_QUA)
    for endpoint in (done, reading):
        endpoint.expect_status("opened")
    done.acknowledge()
    hall_shows_one(stage)
    before = released.server.ledger()

    released.screens.expect_lost_links()
    released.server.kill()
    for endpoint in (done, reading):
        endpoint.expect_link("lost")
    expect(desk.page.get_by_role("alert")).to_be_visible()
    stage.expect_link(fresh=False)
    hall_shows_one(stage)
    for page in (desk.page, stage.page, done.page, reading.page):
        no_page_is_blank(page)

    released.server.start()
    assert released.server.ledger()[: len(before)] == before
    expect(desk.page.locator(".freshness")).to_have_attribute("data-state", "fresh")
    desk.expect_handover("released")
    desk.expect_state(DUYEN_HAI, "acknowledged")
    desk.expect_state(BAN_QUA, "opened")
    stage.expect_link(fresh=True)
    hall_shows_one(stage)
    for endpoint in (done, reading):
        endpoint.expect_link("live")
        endpoint.expect_documents(lao_cai.DOCUMENTS)
    done.expect_status("acknowledged")
    reading.expect_status("opened")

    for page in (desk.page, stage.page, done.page, reading.page):
        expect(page.get_by_role("alert")).to_have_count(0)
    reading.acknowledge()
    reading.expect_status("acknowledged")
    desk.expect_state(BAN_QUA, "acknowledged")
    stage.expect_count(2, len(UNITS))
    assert [entry["unit"] for entry in released.ledger("package_acknowledged")] == [DUYEN_HAI, BAN_QUA]


def test_the_press_works_after_a_restart_without_anyone_touching_the_stage(armed: Hall) -> None:
    stage, commune = armed.stage(), armed.commune(BAN_VUOC)
    stage.expect_scene("press")
    commune.expect_status("armed")
    stage.page.keyboard.down("1")
    stage.expect_holding("first")
    armed.screens.expect_lost_links()
    armed.server.kill()
    stage.expect_link(fresh=False)
    stage.expect_scene("press")
    stage.page.keyboard.up("1")

    armed.server.start()
    stage.expect_link(fresh=True)
    commune.expect_link("live")
    stage.expect_holding()
    for key in ("1", "2", "3"):
        stage.page.keyboard.down(key)
    stage.expect_scene("spreading")
    commune.expect_status("opened")
    stage.expect_cell(BAN_VUOC, "received")
    assert len(armed.ledger("handover_released")) == 1


def hall_shows_one(stage: Stage) -> None:
    stage.expect_scene("spreading")
    stage.expect_count(1, len(UNITS))
    stage.expect_cell(DUYEN_HAI, "acknowledged")
    stage.expect_cell(BAN_QUA, "received")


def no_page_is_blank(page: Page) -> None:
    expect(page.locator("h1:visible").first).not_to_be_empty()


def test_a_stage_that_is_loaded_again_without_its_server_shows_its_last_true_picture(released: Hall) -> None:
    stage = kept(released)
    released.screens.expect_lost_links()
    released.server.kill()
    stage.page.reload()
    stage.expect_link(fresh=False)
    hall_shows_one(stage)
    no_page_is_blank(stage.page)

    released.server.start()
    stage.expect_link(fresh=True)
    hall_shows_one(stage)


def kept(released: Hall) -> Stage:
    """A stage that shows one acknowledgement, and keeps that picture on its device."""
    stage, done, reading = released.stage(), released.commune(DUYEN_HAI), released.commune(BAN_QUA)
    for endpoint in (done, reading):
        endpoint.expect_status("opened")
    done.acknowledge()
    hall_shows_one(stage)
    stage.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    # The second time everything goes through the worker, which so has it.
    stage.page.reload()
    hall_shows_one(stage)
    stage.page.evaluate(_IS_KEPT, DUYEN_HAI)
    return stage


_IS_KEPT = """async (unit) => {
  const { get } = await import("idb-keyval");
  while ((await get("stage"))?.state.deliveries[unit] !== "acknowledged")
    await new Promise((again) => setTimeout(again, 50));
}"""


@pytest.mark.parametrize(("status", "said"), [(502, "Bad Gateway"), (200, "Router login")])
def test_what_answers_in_the_servers_place_never_takes_the_place_of_the_picture(
    released: Hall, status: int, said: str
) -> None:
    stage = kept(released)
    released.screens.expect_lost_links()
    released.server.kill()
    with another_server(released.server.port, status, said):
        stage.page.reload()
        hall_shows_one(stage)
    stage.page.reload()
    hall_shows_one(stage)
    released.server.start()
    stage.expect_link(fresh=True)


@contextmanager
def another_server(port: int, status: int, said: str) -> Iterator[None]:
    """A proxy without its server, or a router's own page."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f"<h1>{said}</h1>".encode())

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            server.shutdown()
