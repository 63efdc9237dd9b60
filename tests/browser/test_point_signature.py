"""A clerk who acknowledges for somebody else and signs by hand: it stands in what the device signs."""

import json
import re

from tests.browser.hall import Hall
from tests.browser.lao_cai import BAN_QUA


def test_who_stands_in_signs_by_hand_and_both_are_in_the_statement(released: Hall) -> None:
    point = released.commune(BAN_QUA)
    point.expect_status("opened")
    page = point.page
    page.locator(".more > summary").click()
    page.get_by_label("Thay mặt", exact=True).fill("Chủ tịch UBND xã Bản Qua")
    field = page.locator(".drawing")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 8):
        page.mouse.move(box["x"] + 30 + 12 * step, box["y"] + 60 - 20 * (step % 2))
    page.mouse.up()
    point.acknowledge()
    point.expect_status("acknowledged")
    (entry,) = released.ledger("package_acknowledged", BAN_QUA)
    said = json.loads(entry["statement"])
    assert entry["on_behalf_of"] == said["on_behalf_of"] == "Chủ tịch UBND xã Bản Qua"
    assert re.fullmatch(r"M\d+ \d+(L\d+ \d+){5,}", said["drawing"])
