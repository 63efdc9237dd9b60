"""Communes that lose their link, come late, or begin again: each ends as one that was always there."""

import pytest
from playwright.sync_api import expect

from tests.browser import lao_cai
from tests.browser.endpoint import PERSON, Endpoint
from tests.browser.fingers import Fingers
from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA, BAN_VUOC, DUYEN_HAI, UNITS

RECEIPTS = ("package_staged", "package_delivered", "package_opened", "package_acknowledged")


def test_a_commune_that_loses_its_link_during_the_press_ends_like_the_others(armed: Hall) -> None:
    stage, away, there = armed.stage(touch=True), armed.commune(DUYEN_HAI), armed.commune(BAN_QUA)
    for endpoint in (away, there):
        endpoint.expect_status("armed")
    places, fingers = stage.places, Fingers(stage.page)
    fingers.down(first=places["first"], second=places["second"])
    stage.expect_holding("first", "second")
    cut(armed, away)
    fingers.down(third=places["third"])
    stage.expect_scene("spreading")
    fingers.lift_all()

    there.expect_status("opened")
    away.expect_status("armed")
    away.page.context.set_offline(False)
    away.expect_status("opened")
    away.expect_documents(lao_cai.DOCUMENTS)
    away.expect_link("live")
    assert armed.ledger("package_acknowledged") == []

    late = armed.commune(BAN_VUOC)
    late.expect_status("opened")
    late.expect_documents(lao_cai.DOCUMENTS)
    for endpoint in (away, there, late):
        endpoint.acknowledge()
        endpoint.expect_status("acknowledged")
    stage.expect_count(3, len(UNITS))
    for unit in (DUYEN_HAI, BAN_QUA, BAN_VUOC):
        stage.expect_cell(unit, "acknowledged")
        assert once_each(armed, unit, RECEIPTS[1:]), unit


def test_an_acknowledgement_that_is_given_without_a_link_goes_out_by_itself_and_once(released: Hall) -> None:
    commune = released.commune(DUYEN_HAI)
    commune.expect_status("opened")
    cut(released, commune)
    commune.acknowledge()
    commune.expect_status("queued_acknowledge")
    assert released.ledger("package_acknowledged") == []

    commune.page.context.set_offline(False)
    commune.expect_status("acknowledged")
    expect(commune.page.locator(".outcome")).to_contain_text(PERSON)
    assert once_each(released, DUYEN_HAI, RECEIPTS[1:])


@pytest.mark.parametrize("how", ["reloads", "is closed and opened again"])
def test_a_page_that_begins_again_between_delivered_and_acknowledged_goes_on(released: Hall, how: str) -> None:
    commune = released.commune(DUYEN_HAI)
    commune.expect_status("opened")
    if how == "reloads":
        commune.page.reload()
    else:
        commune = reopened(commune, f"{released.server.url}/endpoint")
    commune.expect_status("opened")
    commune.expect_documents(lao_cai.DOCUMENTS)
    commune.expect_link("live")
    commune.acknowledge()
    commune.expect_status("acknowledged")
    assert once_each(released, DUYEN_HAI, RECEIPTS[1:])
    assert len(released.ledger("endpoint_enrolled")) == 1


def test_two_clerks_at_two_devices_of_one_commune_acknowledge_once(released: Hall) -> None:
    office, phone = released.commune(DUYEN_HAI), released.commune(DUYEN_HAI)
    for endpoint in (office, phone):
        endpoint.expect_status("opened")
    office.acknowledge()
    for endpoint in (office, phone):
        endpoint.expect_status("acknowledged")
        expect(endpoint.page.locator(".answer")).to_have_count(0)
    assert once_each(released, DUYEN_HAI, RECEIPTS[1:])


def cut(hall: Hall, endpoint: Endpoint) -> None:
    hall.screens.expect_lost_links()
    endpoint.page.context.set_offline(True)
    endpoint.expect_link("lost")


def reopened(endpoint: Endpoint, url: str) -> Endpoint:
    """The same device, another window."""
    page = endpoint.page.context.new_page()
    endpoint.page.close()
    page.goto(url)
    return Endpoint(page)


def once_each(hall: Hall, unit: str, events: tuple[str, ...]) -> bool:
    return all(len(hall.ledger(event, unit)) == 1 for event in events)
