"""What people and devices call themselves is text, on every screen that shows it."""

import json
import urllib.request

from playwright.sync_api import expect

from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA, DUYEN_HAI

_ATTACK = '<img src=x onerror="document.title=`{name}`">'
DEVICE, PERSON, POSITION = (_ATTACK.format(name=name) for name in ("device", "person", "position"))


def test_names_with_markup_stand_on_the_desk_as_text(released: Hall) -> None:
    desk, commune = released.desk(), released.commune(DUYEN_HAI)
    enrol(released, DUYEN_HAI, DEVICE)
    commune.acknowledge(PERSON, POSITION)
    commune.expect_status("acknowledged")
    expect(commune.page.locator(".outcome")).to_contain_text(PERSON)

    expect(desk.log("endpoint_enrolled").filter(has_text=DEVICE)).to_have_count(1)
    expect(desk.log("package_acknowledged")).to_contain_text(PERSON)
    expect(desk.row(DUYEN_HAI)).to_contain_text(f"{PERSON}, {POSITION}")
    desk.row(DUYEN_HAI).get_by_role("button").click()
    drawer = desk.page.get_by_role("dialog")
    expect(drawer.locator(".devices")).to_contain_text(DEVICE)
    expect(drawer.locator(".unit-standing")).to_contain_text(PERSON)
    for page in (desk.page, commune.page):
        assert page.locator("img[src=x]").count() == 0
        assert page.title() not in ("device", "person", "position")


def test_a_reason_and_an_operator_with_markup_are_text_too(released: Hall) -> None:
    commune = released.commune(BAN_QUA)
    desk = released.desk(PERSON)
    expect(desk.page.locator(".desk-operator")).to_contain_text(PERSON)
    commune.expect_status("opened")
    commune.refuse(_ATTACK.format(name="reason"))
    commune.expect_status("refused")
    expect(desk.row(BAN_QUA)).to_contain_text(_ATTACK.format(name="reason"))
    expect(desk.log("operator_signed_in")).to_contain_text(PERSON)
    assert desk.page.locator("img[src=x]").count() == 0


def enrol(hall: Hall, unit: str, device: str) -> None:
    body = json.dumps({"code": hall.conference.join_codes[unit], "device": device}).encode()
    request = urllib.request.Request(f"{hall.server.url}/api/enrol", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as reply:
        assert reply.status == 201
