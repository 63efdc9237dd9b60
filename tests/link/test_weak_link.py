"""300 ms, 384 kbit/s, one packet in twenty lost, and cut at the worst moment: each commune ends acknowledged once.

In each scenario one commune only waits, one reloads its page and the browser of one crashes, while the line is cut.
"""

import json
import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.endpoint import PERSON, say
from tests.conference import UNITS
from tests.link.commune import Commune
from tests.link.hall import Hall, until

WAITS, RELOADS, CRASHES = UNITS
INTO_THE_PACKAGE = 40_000
AN_HOUR = timedelta(hours=1)
LITTLE_ROOM = 100_000


def test_cut_while_envelopes_are_staged(hall: Hall) -> None:
    for commune in everyone(hall):
        commune.join()
    cut_while_staging(hall)
    assert not hall.server.events("package_staged")
    trouble(hall)
    mend(hall)
    expect_status(hall, "armed")
    hall.until("package_staged", UNITS)
    hall.press()
    acknowledge_and_end(hall)


def test_cut_at_the_press(hall: Hall) -> None:
    stage(hall)
    cut(hall)
    hall.press()
    trouble(hall)
    assert not hall.server.events("package_delivered")
    mend(hall)
    acknowledge_and_end(hall)


def test_cut_between_delivered_and_acknowledged(hall: Hall) -> None:
    stage(hall)
    hall.press()
    hall.until("package_opened", UNITS)
    cut(hall)
    trouble(hall)
    expect_status(hall, "opened")
    for commune in everyone(hall):
        commune.endpoint.expect_documents(2)
    mend(hall)
    acknowledge_and_end(hall)


def test_cut_while_acknowledging(hall: Hall) -> None:
    """Of the one that waits the acknowledgement came and only the answer is lost; the others say it without a line."""
    stage(hall)
    hall.press()
    hall.until("package_opened", UNITS)
    expect_status(hall, "opened")
    hall.communes[WAITS].endpoint.acknowledge()
    hall.until("package_acknowledged", [WAITS])
    cut(hall)
    for unit in (RELOADS, CRASHES):
        hall.communes[unit].endpoint.acknowledge()
        expect_waiting(hall.communes[unit])
    trouble(hall)
    for unit in (RELOADS, CRASHES):
        expect_waiting(hall.communes[unit])
    assert len(hall.server.events("package_acknowledged")) == 1
    mend(hall)
    end(hall)


def test_the_server_is_killed_and_started_underneath_at_every_step(hall: Hall) -> None:
    commune = hall.communes[WAITS]
    endpoint = commune.join()
    hall.until("endpoint_enrolled", [WAITS])
    restart(hall)
    endpoint.expect_status("armed")
    hall.until("package_staged", [WAITS])
    hall.press()
    restart(hall)
    endpoint.expect_status("opened")
    hall.server.kill()
    endpoint.acknowledge()
    expect_waiting(commune)
    hall.server.start()
    endpoint.expect_status("acknowledged")
    hall.assert_each_once([WAITS])


def test_a_clock_that_is_an_hour_ahead(hall: Hall) -> None:
    commune = hall.communes[WAITS]
    commune.clock_ahead = AN_HOUR
    endpoint = commune.join()
    endpoint.expect_status("armed")
    hall.until("package_staged", [WAITS])
    hall.press()
    endpoint.expect_status("opened")
    endpoint.acknowledge()
    endpoint.expect_status("acknowledged")
    [acknowledged] = hall.server.events("package_acknowledged")
    offset_ms = json.loads(acknowledged["statement"])["clock"]["offset_ms"]
    assert abs(timedelta(milliseconds=offset_ms) + AN_HOUR) < timedelta(seconds=5)
    hall.assert_each_once([WAITS])


def test_a_full_disk_is_said_and_loses_nothing_that_was_confirmed(hall: Hall) -> None:
    """Its envelopes lie in the page only: one reload before the press, and they come again. So may the answer, which is
    then not called kept."""
    commune = hall.communes[WAITS]
    commune.room = LITTLE_ROOM
    endpoint = commune.join()
    expect(commune.page.get_by_text(say("memory_only"))).to_be_visible()
    hall.until("package_staged", [WAITS])
    commune.reload()
    endpoint.expect_status("armed")
    commune.link.cut()
    hall.press()
    commune.link.mend()
    endpoint.expect_status("opened")
    commune.link.cut()
    endpoint.acknowledge()
    expect_waiting(commune, "unkept")
    commune.link.mend()
    endpoint.expect_status("acknowledged")
    hall.assert_each_once([WAITS])


def test_two_tabs_of_one_device(hall: Hall) -> None:
    commune = hall.communes[WAITS]
    first = commune.join()
    first.expect_status("armed")
    second = commune.open()
    second.expect_status("armed")
    hall.until("package_staged", [WAITS])
    commune.link.cut()
    hall.press()
    commune.link.mend()
    for tab in (first, second):
        tab.expect_status("opened")
    second.acknowledge()
    for tab in (first, second):
        tab.expect_status("acknowledged")
    hall.assert_each_once([WAITS])


def everyone(hall: Hall) -> list[Commune]:
    return list(hall.communes.values())


def cut(hall: Hall) -> None:
    for commune in everyone(hall):
        commune.link.cut()


def mend(hall: Hall) -> None:
    for commune in everyone(hall):
        commune.link.mend()


def cut_while_staging(hall: Hall) -> None:
    """Each when so much has come to it since it enrolled."""
    begun: dict[str, int] = {}

    def all_cut() -> bool:
        for entry in hall.server.events("endpoint_enrolled"):
            link = hall.communes[entry["unit"]].link
            if link.carried > begun.setdefault(entry["unit"], link.carried) + INTO_THE_PACKAGE:
                link.cut()
                cut.add(entry["unit"])
        return len(cut) == len(UNITS)

    cut: set[str] = set()
    until(all_cut)


def trouble(hall: Hall) -> None:
    hall.communes[RELOADS].reload()
    hall.communes[CRASHES].crash()
    hall.communes[CRASHES].start_again()


def restart(hall: Hall) -> None:
    hall.server.kill()
    hall.server.start()


def stage(hall: Hall) -> None:
    """The documents, and the page itself, which is to come up again with the line down."""
    for commune in everyone(hall):
        commune.join()
    hall.until("package_staged", UNITS)
    expect_status(hall, "armed")
    for commune in everyone(hall):
        commune.endpoint.expect_kept()


def expect_status(hall: Hall, key: str) -> None:
    for commune in everyone(hall):
        commune.endpoint.expect_status(key)


def expect_waiting(commune: Commune, *others: str) -> None:
    """Said and kept on the device, whether the page knows already that the line is down or not; or another status."""
    waiting = [say(f"{key}_title") for key in ("sending_acknowledge", "queued_acknowledge", *others)]
    expect(commune.page.locator(".status-title")).to_have_text(re.compile("|".join(map(re.escape, waiting))))


def acknowledge_and_end(hall: Hall) -> None:
    expect_status(hall, "opened")
    for commune in everyone(hall):
        commune.endpoint.acknowledge()
    end(hall)


def end(hall: Hall) -> None:
    expect_status(hall, "acknowledged")
    for commune in everyone(hall):
        expect(commune.page.locator(".outcome")).to_contain_text(PERSON)
    hall.assert_each_once(UNITS)
