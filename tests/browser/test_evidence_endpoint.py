"""What a connection point leaves behind that a stranger can check, and what it does when the log does not fit."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from ceremony.services.statements import is_signed
from tests.browser.endpoint import Endpoint, say
from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA, DUYEN_HAI, PACKAGE
from tests.browser.screens import LAN_NAME, PATIENCE_MS


def test_an_acknowledgement_is_signed_by_a_key_that_never_left_the_device(released: Hall) -> None:
    commune = acknowledged(released, DUYEN_HAI)
    (enrolled,) = released.ledger("endpoint_enrolled", DUYEN_HAI)
    (entry,) = released.ledger("package_acknowledged", DUYEN_HAI)
    assert is_signed(enrolled["device_key"], entry["statement"], entry["signature"])

    said = json.loads(entry["statement"])
    assert (said["channel"], said["device_key"]) == ("secure", enrolled["device_key"])
    assert len(said["documents"]) == PACKAGE
    assert 0 < said["checkpoint"]["size"] < entry["seq"]
    assert said["clock"]["rtt_ms"] >= 0
    assert abs(said["clock"]["offset_ms"]) < 1000
    assert commune.page.evaluate(_EXPORTED_KEY) == "InvalidAccessError"


def test_reports_say_what_time_it_was_on_the_device(released: Hall) -> None:
    acknowledged(released, DUYEN_HAI)
    for event in ("package_delivered", "package_opened"):
        (entry,) = released.ledger(event, DUYEN_HAI)
        assert entry["clock"].keys() == {"at", "offset_ms", "rtt_ms"}


def test_a_device_that_is_an_hour_slow_says_so(released: Hall) -> None:
    page = released.screens.open(f"{released.server.url}/join")
    page.add_init_script("const now = Date.now; Date.now = () => now() - 3_600_000;")
    page.reload()
    commune = Endpoint(page)
    page.get_by_label(say("join_label")).press_sequentially(released.conference.join_codes[DUYEN_HAI])
    page.get_by_role("button", name=say("join_button")).click()
    commune.expect_status("opened")
    commune.acknowledge()
    commune.expect_status("acknowledged")
    (entry,) = released.ledger("package_acknowledged", DUYEN_HAI)
    assert abs(json.loads(entry["statement"])["clock"]["offset_ms"] - 3_600_000) < 2000


def test_after_a_reload_the_same_key_signs_and_the_same_log_is_followed(released: Hall) -> None:
    commune = released.commune(DUYEN_HAI)
    commune.expect_status("opened")
    seen = witnessed(commune.page)
    commune.page.reload()
    commune.expect_link("live")
    commune.acknowledge()
    commune.expect_status("acknowledged")
    (enrolled,) = released.ledger("endpoint_enrolled", DUYEN_HAI)
    (entry,) = released.ledger("package_acknowledged", DUYEN_HAI)
    assert is_signed(enrolled["device_key"], entry["statement"], entry["signature"])
    assert json.loads(entry["statement"])["checkpoint"]["size"] >= seen["held"]["size"]
    expect(commune.page.locator(".alarm")).to_have_count(0)


def test_the_receipt_is_kept_by_itself_and_saved_as_a_file(released: Hall) -> None:
    commune = acknowledged(released, DUYEN_HAI)
    kept(commune.page, "receipt:h1")
    commune.page.context.set_offline(True)
    released.screens.expect_lost_links()
    with commune.page.expect_download() as download:
        commune.page.get_by_role("button", name=say("receipt_file")).click()
    assert download.value.suggested_filename == f"bien-nhan-{DUYEN_HAI}-h1.json"
    receipt = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert (receipt["format"], receipt["unit"]) == ("ceremony/receipt/v1", DUYEN_HAI)
    (entry,) = released.ledger("package_acknowledged", DUYEN_HAI)
    assert json.loads(receipt["delivery"]["entry"]) == entry
    expect(commune.page.locator(".receipt")).to_contain_text(say("receipt_signed"))


def test_the_receipt_is_a_page_to_print(released: Hall) -> None:
    commune = acknowledged(released, DUYEN_HAI)
    with commune.page.expect_download() as download:
        commune.page.get_by_role("button", name=say("receipt_download")).click()
    assert download.value.suggested_filename == f"bien-nhan-{DUYEN_HAI}-h1.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def test_over_plain_http_the_acknowledgement_is_unsigned_and_says_so(released: Hall) -> None:
    root = f"http://{LAN_NAME}:{released.server.port}"
    commune = Endpoint.join_by_link(released.screens, root, released.conference.join_codes[BAN_QUA])
    commune.expect_status("opened")
    commune.acknowledge()
    commune.expect_status("acknowledged")
    (entry,) = released.ledger("package_acknowledged", BAN_QUA)
    said = json.loads(entry["statement"])
    assert (said["device_key"], said["channel"], entry["signature"]) == (None, "insecure", None)
    assert said["checkpoint"]["size"] > 0
    expect(commune.page.locator(".receipt")).to_contain_text(say("receipt_unsigned"))


def test_a_log_that_lost_what_a_device_saw_raises_an_alarm_that_stays(released: Hall) -> None:
    """The organisers put back an older copy of the data, as after a broken disk."""
    commune = released.commune(DUYEN_HAI)
    commune.expect_status("opened")
    released.server.stop()
    older = released.server.data.parent / "older"
    shutil.copytree(released.server.data, older)
    released.screens.expect_lost_links()
    released.server.start()
    commune.expect_link("live")
    released.commune(BAN_QUA).expect_status("opened")
    size = witnessed(commune.page)["held"]["size"]
    commune.page.reload()
    held = witnessed(commune.page, lambda seen: seen["held"]["size"] > size)["held"]["note"]

    released.server.stop()
    shutil.rmtree(released.server.data)
    shutil.copytree(older, released.server.data)
    released.server.start()
    alarm = commune.page.get_by_role("alert").filter(has_text=say("log_contradicted_title"))
    expect(alarm).to_be_visible()
    witnessed(commune.page, lambda seen: seen["contradiction"]["told"])
    (entry,) = released.ledger("checkpoint_contradicted")
    assert (entry["unit"], entry["held"], entry["proven"]) == (DUYEN_HAI, held, True)

    commune.page.reload()
    expect(alarm).to_be_visible()
    commune.expect_link("live")
    commune.acknowledge()
    commune.expect_status("acknowledged")
    (answer,) = released.ledger("package_acknowledged", DUYEN_HAI)
    assert json.loads(answer["statement"])["checkpoint"] is None
    assert len(released.ledger("checkpoint_contradicted")) == 1


def acknowledged(hall: Hall, unit: str) -> Endpoint:
    commune = hall.commune(unit)
    commune.expect_status("opened")
    commune.acknowledge()
    commune.expect_status("acknowledged")
    return commune


def witnessed(page: Page, condition: Callable[[Any], bool] = bool) -> Any:
    """What the device keeps of the log."""
    return kept(page, "witnessed", condition)


def kept(page: Page, key: str, condition: Callable[[Any], bool] = bool) -> Any:
    """What is on the device's shelf, once it is there and so."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < deadline:
        found = page.evaluate(_KEPT, key)
        if found is not None and condition(found):
            return found
        page.wait_for_timeout(_LOOK_EVERY_MS)
    raise AssertionError(f"{key} did not come to be so on the shelf: {found}")


_LOOK_EVERY_MS = 50
_KEPT = """(key) => new Promise((resolve) => {
  const opening = indexedDB.open("ceremony-endpoint");
  opening.onsuccess = () => {
    const reading = opening.result.transaction("kept").objectStore("kept").get(key);
    reading.onsuccess = () => resolve(reading.result ?? null);
  };
})"""
_EXPORTED_KEY = f"""async () => {{
  const {{ keys }} = await ({_KEPT})("identity");
  return crypto.subtle.exportKey("pkcs8", keys.privateKey).then(() => "exported", (error) => error.name);
}}"""
