"""The connection point as a unit goes through it, with a link and without, in one language."""

from collections.abc import Mapping
from types import MappingProxyType

from playwright.sync_api import Page, expect

from .endpoint import CONTRADICTED, Endpoint
from .hall import Hall
from .lao_cai import BAN_QUA, DUYEN_HAI, LAO_CAI
from .ready import Check, fill_disk, remind, report_step, set_clock, take_wake_lock
from .screens import Screens
from .views import Halls, View


def join(halls: Halls, screens: Screens) -> Page:
    page = screens.open(f"{halls.sealed.server.url}/join")
    expect(page.locator(".code-input")).to_be_visible()
    return page


def endpoint(state: str, unit: str, tone: str) -> View:
    def view(halls: Halls, screens: Screens) -> Page:
        hall: Hall = getattr(halls, state)
        found = Endpoint.join_by_link(screens, hall.server.url, hall.conference.join_codes[unit])
        expect(found.page.locator(f".status-{tone}")).to_be_visible()
        expect(found.page.locator(".link-live")).to_be_visible()
        if state == "released":
            expect(found.page.locator(".documents")).to_be_visible()
        return found.page

    return view


def alarm(halls: Halls, screens: Screens) -> Page:
    """As if this device had seen another log before; put on its shelf while no page of the endpoint is at work."""
    page = endpoint("released", BAN_QUA, "ask")(halls, screens)
    page.goto(f"{halls.released.server.url}/verify")
    page.evaluate(CONTRADICTED)
    page.goto(f"{halls.released.server.url}/endpoint")
    expect(page.locator(".alarm")).to_be_visible()
    expect(page.locator(".link-live")).to_be_visible()
    return page


def without_a_link(state: str, unit: str, tone: str) -> View:
    def view(halls: Halls, screens: Screens) -> Page:
        page = endpoint(state, unit, tone)(halls, screens)
        expect(page.locator(".help")).to_be_visible()
        screens.expect_lost_links()
        page.context.set_offline(True)
        expect(page.locator(".link-lost")).to_be_visible()
        return page

    return view


def ways_without_a_link(halls: Halls, screens: Screens) -> Page:
    page = without_a_link("armed", BAN_QUA, "ready")(halls, screens)
    page.locator(".release-code summary").click()
    expect(page.locator(".ways")).to_be_visible()
    return page


def answer_that_waits(halls: Halls, screens: Screens) -> Page:
    page = without_a_link("released", BAN_QUA, "ask")(halls, screens)
    for field in ("person", "position"):
        page.locator(f"#answer-h1-{field}").fill("An")
    page.locator(".answer-form .button-primary").click()
    expect(page.locator(".status-wait")).to_be_visible()
    return page


def call_for_help(halls: Halls, screens: Screens) -> Page:
    page = endpoint("sealed", BAN_QUA, "wait")(halls, screens)
    page.locator(".help .button").click()
    page.locator("dialog .button-primary").click()
    expect(page.locator("#help-problem")).to_be_visible()
    return page


def call_that_waits(halls: Halls, screens: Screens) -> Page:
    page = without_a_link("sealed", BAN_QUA, "wait")(halls, screens)
    page.locator(".help .button").click()
    page.locator("#help-sound").check()
    page.locator("dialog .button-primary").click()
    expect(page.locator(".call-queued")).to_be_visible()
    return page


def no_room(halls: Halls, screens: Screens) -> Page:
    page = join(halls, screens)
    page.evaluate("() => { navigator.storage.estimate = async () => ({ quota: 2e6, usage: 1e6 }); }")
    page.evaluate("(code) => { location.hash = code; }", halls.sealed.conference.join_codes[BAN_QUA].replace(" ", ""))
    expect(page.locator(".status-fault")).to_be_visible()
    return page


def checking(halls: Halls, screens: Screens) -> Page:
    page = endpoint("sealed", BAN_QUA, "wait")(halls, screens)
    Check.open(page).expect_looked()
    return page


def troubles(halls: Halls, screens: Screens) -> Page:
    page = endpoint("sealed", BAN_QUA, "wait")(halls, screens)
    expect(page.locator(".ready")).to_be_visible()
    for trouble in (fill_disk, take_wake_lock):
        trouble(page)
    set_clock(page, -3 * 3_600_000)
    check = Check.open(page)
    check.expect_looked()
    page.locator(".ready-contact .button-primary").click()
    page.locator("#ready-sound").click()
    page.locator("#ready-sound ~ .button").last.click()
    page.locator(".ready-dialog").evaluate("(dialog) => dialog.scrollTo(0, 0)")
    return page


def checking_without_a_link(halls: Halls, screens: Screens) -> Page:
    page = without_a_link("sealed", BAN_QUA, "wait")(halls, screens)
    Check.open(page).expect_looked()
    return page


def check_that_waits(halls: Halls, screens: Screens) -> Page:
    page = checking_without_a_link(halls, screens)
    page.locator("#ready-sound").click()
    page.locator("#ready-sound + .button").click()
    for field, text in (("person", "An"), ("phone", "0912 345 678")):
        page.locator(f"#ready-{field}").fill(text)
    page.locator(".ready-contact .button-primary").click()
    expect(page.locator(".ready-dialog")).to_have_count(0)
    return page


def reminded(halls: Halls, screens: Screens) -> Page:
    remind(halls.sealed, LAO_CAI, "Xin bật loa và thử âm thanh trước 8 giờ")
    page = endpoint("sealed", LAO_CAI, "wait")(halls, screens)
    expect(page.locator(".ready-reminder")).to_be_visible()
    return page


def reporting_a_step(halls: Halls, screens: Screens) -> Page:
    page = endpoint("released", DUYEN_HAI, "done")(halls, screens)
    page.locator(".onward .button").click()
    page.locator("dialog .button-primary").click()
    expect(page.locator("#step-person-problem")).to_be_visible()
    return page


def step_that_waits(halls: Halls, screens: Screens) -> Page:
    page = without_a_link("released", DUYEN_HAI, "done")(halls, screens)
    report_step(page, "assigned", "An", "2022-12-20", "Phòng Kinh tế, Hạ tầng và Đô thị")
    expect(page.locator(".onward-waiting")).to_be_visible()
    return page


def refusing(halls: Halls, screens: Screens) -> Page:
    page = endpoint("released", BAN_QUA, "ask")(halls, screens)
    page.locator(".button-refuse").click()
    page.locator(".refuse-dialog .button-primary").click()
    expect(page.locator("#reason-problem")).to_be_visible()
    return page


def viewer(halls: Halls, screens: Screens) -> Page:
    page = endpoint("released", BAN_QUA, "ask")(halls, screens)
    page.locator(".tag-own >> xpath=ancestor::li").locator(".button-view").click()
    expect(page.locator(".viewer canvas").first).to_be_visible()
    return page


def viewer_that_finds(halls: Halls, screens: Screens) -> Page:
    page = viewer(halls, screens)
    page.keyboard.press("Control+f")
    page.locator(".viewer-query").fill("quyet dinh")
    expect(page.locator(".found-chosen")).to_be_visible()
    return page


def viewer_of_pictures(halls: Halls, screens: Screens) -> Page:
    """As on a device with little memory, for a file that is heavier than its pictures."""
    page = endpoint("released", BAN_QUA, "ask")(halls, screens)
    page.evaluate("() => Object.defineProperty(navigator, 'deviceMemory', { value: 1 })")
    page.evaluate("() => Object.defineProperty(Blob.prototype, 'size', { value: 9e6 })")
    page.locator(".button-view").first.click()
    expect(page.locator(".viewer img").first).to_be_visible()
    return page


POINT_VIEWS: Mapping[str, View] = MappingProxyType(
    {
        "join": join,
        "endpoint staged": endpoint("sealed", BAN_QUA, "wait"),
        "endpoint armed": endpoint("armed", BAN_QUA, "ready"),
        "endpoint opened": endpoint("released", BAN_QUA, "ask"),
        "endpoint acknowledged": endpoint("released", DUYEN_HAI, "done"),
        "endpoint refused": endpoint("released", LAO_CAI, "refused"),
        "endpoint alarm": alarm,
        "endpoint without room": no_room,
        "endpoint staged without a link": without_a_link("sealed", BAN_QUA, "wait"),
        "endpoint armed without a link": ways_without_a_link,
        "endpoint answer that waits": answer_that_waits,
        "call for help": call_for_help,
        "call that waits": call_that_waits,
        "readiness check": checking,
        "readiness check with troubles": troubles,
        "readiness check without a link": checking_without_a_link,
        "readiness check that waits": check_that_waits,
        "reminded of the readiness check": reminded,
        "reporting a step": reporting_a_step,
        "step that waits": step_that_waits,
        "refusing": refusing,
        "viewer": viewer,
        "viewer that finds": viewer_that_finds,
        "viewer of pictures": viewer_of_pictures,
    }
)
