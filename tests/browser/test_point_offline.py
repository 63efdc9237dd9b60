"""No link at the press: the documents open by the hall's QR code or a colleague's file, and all is told afterwards."""

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import qrcode
from PIL import Image
from playwright.sync_api import Browser, expect

from ceremony.services.ceremony import Ceremony
from ceremony.vault.codes import write_secret
from tests.browser.endpoint import Endpoint, say
from tests.browser.hall import Hall, opened
from tests.browser.point import kept, kill_browser, own_browser, release, wait_for_entries, wait_until_kept
from tests.browser.screens import Screens
from tests.conference import make_conference

RECEIPTS = ("package_delivered", "package_opened", "package_acknowledged")


@pytest.fixture
def hall(screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    with opened(make_conference(tmp_path / "data"), screens) as found:
        yield found


def test_a_colleagues_file_opens_and_the_time_of_that_is_told_when_the_link_is_back(hall: Hall, tmp_path: Path) -> None:
    away, there = hall.commune("02635"), hall.commune("02638")
    for commune in (away, there):
        commune.expect_status("armed")
    cut(hall, away)
    release(hall)
    there.expect_status("opened")
    file = passed_on(there, tmp_path)

    expect(away.page.locator(".status-text")).to_have_text(say("armed_offline_text"))
    ways = away.page.locator(".release-code")
    ways.locator("summary").click()
    choose(away, tmp_path / "another.json", b'{"format": "something else"}')
    expect(ways.get_by_role("alert")).to_have_text(say("release_foreign"))
    before = datetime.now(UTC)
    away.page.get_by_label(say("release_file_open")).set_input_files(file)
    away.expect_status("opened")
    after = datetime.now(UTC)
    expect(away.page.locator(".status-text")).to_have_text(say("opened_offline_text", total=2, parts=""))
    away.acknowledge()
    away.expect_status("queued_acknowledge")
    away.page.reload()
    away.page.context.set_offline(False)
    away.expect_status("acknowledged")
    [opened_entry] = hall.ledger("package_opened", "02635")
    assert opened_entry["offline"] is True
    told = datetime.fromisoformat(opened_entry["clock"]["at"])
    assert before - timedelta(seconds=1) <= told <= after
    assert [len(hall.ledger(event, "02635")) for event in RECEIPTS] == [1, 1, 1]
    there.expect_status("opened")
    assert "offline" not in hall.ledger("package_opened", "02638")[0]


def test_the_camera_reads_the_release_from_the_halls_screen(hall: Hall, browser: Browser, tmp_path: Path) -> None:
    picture = film(tmp_path / "hall.y4m", release_code(hall))
    flags = (
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={picture}",
    )
    with own_browser(browser, tmp_path / "profile", *flags) as context:
        commune = Endpoint(context.new_page())
        commune.page.goto(join_link(hall, "02635"))
        commune.expect_status("armed")
        commune.page.evaluate(_SCANNER_IS_KEPT)
        context.set_offline(True)
        commune.expect_link("lost")
        release(hall)
        commune.page.locator(".release-code summary").click()
        commune.page.get_by_role("button", name=say("scan")).click()
        commune.expect_status("opened")
        expect(commune.page.get_by_role("dialog")).to_have_count(0)
        context.set_offline(False)
        commune.acknowledge()
        commune.expect_status("acknowledged")
    assert hall.ledger("package_opened", "02635")[0]["offline"] is True


def test_a_photo_of_the_code_does_as_well(hall: Hall, tmp_path: Path) -> None:
    commune = hall.commune("02635")
    commune.expect_status("armed")
    commune.page.evaluate(_SCANNER_IS_KEPT)
    cut(hall, commune)
    release(hall)
    photo = tmp_path / "photo.png"
    qrcode.make(release_code(hall)).save(photo)
    commune.page.locator(".release-code summary").click()
    commune.page.get_by_label(say("scan_photo")).set_input_files(photo)
    commune.expect_status("opened")


def test_an_answer_survives_a_killed_browser_and_goes_out_once(hall: Hall, browser: Browser, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with own_browser(browser, profile) as context:
        commune = Endpoint(context.new_page())
        commune.page.goto(join_link(hall, "02635"))
        commune.expect_status("armed")
        release(hall)
        commune.expect_status("opened")
        wait_for_entries(hall, "package_opened", "02635")
        context.set_offline(True)
        commune.expect_link("lost")
        commune.acknowledge()
        commune.expect_status("queued_acknowledge")
        wait_until_kept(commune.page, "answer")
        kill_browser(profile)
    assert hall.ledger("package_acknowledged") == []
    with own_browser(browser, profile) as context:
        commune = Endpoint(context.new_page())
        commune.page.goto(f"{hall.server.url}/endpoint")
        commune.expect_status("acknowledged")
        assert kept(commune.page, "answer") == 0
    assert [len(hall.ledger(event, "02635")) for event in RECEIPTS] == [1, 1, 1]


def test_a_server_that_dies_while_it_is_answered_has_the_answer_once(hall: Hall) -> None:
    commune = hall.commune("02635")
    commune.expect_status("armed")
    release(hall)
    commune.expect_status("opened")
    wait_for_entries(hall, "package_opened", "02635")
    hall.screens.expect_lost_links()
    os.kill(hall.server.pid, signal.SIGSTOP)
    commune.acknowledge()
    commune.expect_status("sending_acknowledge")
    hall.server.kill()
    commune.expect_status("queued_acknowledge")
    hall.server.start()
    commune.expect_status("acknowledged")
    assert len(hall.ledger("package_acknowledged", "02635")) == 1


def cut(hall: Hall, endpoint: Endpoint) -> None:
    hall.screens.expect_lost_links()
    endpoint.page.context.set_offline(True)
    endpoint.expect_link("lost")


def join_link(hall: Hall, unit: str) -> str:
    return f"{hall.server.url}/join#{hall.conference.join_codes[unit].replace(' ', '')}"


def passed_on(endpoint: Endpoint, folder: Path) -> Path:
    """The file as it is saved where there is a link."""
    endpoint.page.locator(".pass-on summary").click()
    with endpoint.page.expect_download() as download:
        endpoint.page.get_by_role("button", name=say("pass_on")).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def choose(endpoint: Endpoint, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    endpoint.page.get_by_label(say("release_file_open")).set_input_files(file)


def release_code(hall: Hall) -> str:
    """What the hall's screen will show."""
    with Ceremony.open(hall.server.data) as ceremony:
        with ceremony.state() as state:
            [handover] = state.handovers.values()
        return write_secret(ceremony.strongbox.secret(handover.release_hash))


def film(file: Path, code: str) -> Path:
    """What a camera sees that is held before it: one frame, black on white."""
    qr = qrcode.make(code).get_image().convert("L").resize((440, 440), Image.Resampling.NEAREST)
    frame = Image.new("L", (640, 480), 255)
    frame.paste(qr, (100, 20))
    chroma = bytes([128]) * (640 * 480 // 2)
    file.write_bytes(b"YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420\n" + 3 * (b"FRAME\n" + frame.tobytes() + chroma))
    return file


_SCANNER_IS_KEPT = """async () => {
  const isKept = async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    const kept = requests.flat().map(({ url }) => url);
    return ["/endpoint", "zxing_reader.wasm", "es/share.js"].every((part) => kept.some((u) => u.includes(part)));
  };
  while (!(await isKept())) await new Promise((done) => setTimeout(done, 50));
}"""
