"""The connection point where something is half done, waits or goes wrong, in one language.

What belongs to its unit from then on (a fault, a call) befalls Bản Vược, which no other view shows.
"""

from collections.abc import Mapping
from types import MappingProxyType

from playwright.sync_api import Page, Route, expect

from .hall import Hall
from .interference import (
    ENVELOPES,
    MANIFESTS,
    NO_ENVELOPES,
    NO_ROOM_FOR_BYTES,
    by_answers,
    by_socket,
    cut_after_greeting,
    enter,
    of_other_documents,
    spoiled,
    without_answers,
    without_handovers,
)
from .lao_cai import BAN_QUA, BAN_VUOC, DUYEN_HAI
from .point import Line, answer_help, spoil_an_envelope
from .point_views import endpoint, join, without_a_link
from .screens import Screens
from .views import Halls, View

#: So slow (bytes a second) that a package is on its way as long as anyone looks at it.
TRICKLE = 4_000


def wrong_code(halls: Halls, screens: Screens) -> Page:
    page = join(halls, screens)
    page.locator(".code-input").fill("EW75 4CJD")
    page.locator(".join .button-primary").click()
    expect(page.locator("#code-problem")).to_be_visible()
    return page


def switching(halls: Halls, screens: Screens) -> Page:
    page = endpoint("sealed", BAN_QUA, "wait")(halls, screens)
    enter(page, halls.sealed, DUYEN_HAI)
    expect(page.locator(".join .button")).to_have_count(2)
    return page


def leaving(halls: Halls, screens: Screens) -> Page:
    page = endpoint("sealed", BAN_QUA, "wait")(halls, screens)
    page.locator(".foot .button").click()
    expect(page.locator("dialog .button-primary")).to_be_visible()
    return page


def connecting(halls: Halls, screens: Screens) -> Page:
    page = by_socket(lambda _: None, halls.sealed, screens)
    expect(page.locator(".link-connecting")).to_be_visible()
    return page


def unreachable(halls: Halls, screens: Screens) -> Page:
    screens.expect_lost_links()
    page = by_socket(cut_after_greeting, halls.sealed, screens)
    expect(page.locator(".link-lost")).to_be_visible()
    return page


def nothing_yet(halls: Halls, screens: Screens) -> Page:
    page = by_socket(without_handovers, halls.sealed, screens)
    expect(page.locator(".help")).to_be_visible()
    expect(page.locator(".handover")).to_have_count(0)
    return page


def coming(state: str) -> View:
    """Over a line that carries the page, and then next to nothing."""

    def view(halls: Halls, screens: Screens) -> Page:
        hall: Hall = getattr(halls, state)
        held: list[Route] = []
        page = by_answers(ENVELOPES, lambda route: held.append(route), hall, screens)
        expect(page.locator(".help")).to_be_visible()
        Line(page, TRICKLE)
        for route in held:
            route.continue_()
        page.unroute(ENVELOPES)
        expect(page.locator(".line")).to_be_visible()
        return page

    return view


def retrying(halls: Halls, screens: Screens) -> Page:
    screens.expect_lost_links()
    page = by_answers(ENVELOPES, lambda route: route.abort(), halls.sealed, screens)
    expect(page.locator(".help")).to_be_visible()
    return page


def lost(halls: Halls, screens: Screens) -> Page:
    page = endpoint("armed", BAN_VUOC, "ready")(halls, screens)
    spoil_an_envelope(page)
    page.add_init_script(NO_ENVELOPES)
    page.reload()
    expect(page.locator(".status-busy")).to_be_visible()
    expect(page.locator(".help")).to_be_visible()
    return page


def other_bytes(halls: Halls, screens: Screens) -> Page:
    page = by_answers(ENVELOPES, spoiled, halls.released, screens)
    expect(page.locator(".status-fault")).to_be_visible()
    expect(page.locator(".button-refuse")).to_be_visible()
    return page


def other_document(halls: Halls, screens: Screens) -> Page:
    page = by_answers(MANIFESTS, of_other_documents, halls.released, screens)
    expect(page.locator(".status-fault")).to_be_visible()
    expect(page.locator(".button-refuse")).to_be_visible()
    return page


def in_memory(halls: Halls, screens: Screens) -> Page:
    page = join(halls, screens)
    page.evaluate(NO_ROOM_FOR_BYTES)
    enter(page, halls.sealed, BAN_QUA)
    expect(page.locator(".handover .note")).to_be_visible()
    expect(page.locator(".status-wait")).to_be_visible()
    return page


def opened_without_a_link(halls: Halls, screens: Screens) -> Page:
    page = without_a_link("released", BAN_QUA, "ask")(halls, screens)
    page.locator(".pass-on summary").click()
    return page


def answering(halls: Halls, screens: Screens) -> Page:
    """For somebody else, and with a signature by hand."""
    page = endpoint("released", BAN_QUA, "ask")(halls, screens)
    page.locator(".answer .button-primary").click()
    expect(page.locator(".answer .problem")).to_have_count(2)
    page.locator(".more summary").click()
    draw(page)
    expect(page.locator(".more .button")).to_be_visible()
    return page


def draw(page: Page) -> None:
    field = page.locator(".drawing")
    field.scroll_into_view_if_needed()
    box = field.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 60, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, middle - 30, steps=5)
    page.mouse.up()


def sending(halls: Halls, screens: Screens) -> Page:
    """What is said to the server does not reach it, and the link seems to stand."""
    page = by_socket(without_answers, halls.released, screens)
    for field in ("person", "position"):
        page.locator(f"#answer-h1-{field}").fill("An")
    page.locator(".answer-form .button-primary").click()
    expect(page.locator(".status-busy")).to_be_visible()
    return page


def slip_in_the_code(halls: Halls, screens: Screens) -> Page:
    page = without_a_link("armed", BAN_QUA, "ready")(halls, screens)
    page.locator(".release-code summary").click()
    page.locator(".release-code .code-input").fill("7777 7777")
    page.locator(".release-code .button-primary").click()
    expect(page.locator(".release-code .problem")).to_be_visible()
    return page


def scanning(halls: Halls, screens: Screens) -> Page:
    page = endpoint("armed", BAN_QUA, "ready")(halls, screens)
    page.evaluate("() => import('ceremony/scanner')")
    screens.expect_lost_links()
    page.context.set_offline(True)
    page.locator(".release-code summary").click()
    page.locator(".ways button").click()
    expect(page.locator(".scanner [role=status]")).to_be_visible()
    return page


def call_that_was_answered(halls: Halls, screens: Screens) -> Page:
    page = endpoint("sealed", BAN_VUOC, "wait")(halls, screens)
    page.locator(".help .button").click()
    page.locator("#help-picture").check()
    page.locator("dialog .button-primary").click()
    expect(page.locator(".call-called")).to_be_visible()
    call = halls.sealed.ledger("help_called", BAN_VUOC)[-1]["call"]
    answer_help(halls.sealed, call, "Đã báo kỹ thuật; xin tải lại trang sau 2 phút.")
    expect(page.locator(".call-called")).to_have_count(0)
    return page


def second_tab(halls: Halls, screens: Screens) -> Page:
    """Shows what the first one does."""
    first = endpoint("released", BAN_QUA, "ask")(halls, screens)
    page = first.context.new_page()
    page.goto(f"{halls.released.server.url}/endpoint")
    expect(page.locator(".answer")).to_be_visible()
    return page


POINT_TROUBLES: Mapping[str, View] = MappingProxyType(
    {
        "wrong code": wrong_code,
        "switching to another unit": switching,
        "leaving a unit": leaving,
        "connecting": connecting,
        "unreachable": unreachable,
        "nothing yet": nothing_yet,
        "envelopes that come": coming("sealed"),
        "envelopes that come after the release": coming("released"),
        "envelopes that do not come": retrying,
        "envelope that was lost": lost,
        "envelope with other bytes": other_bytes,
        "envelope with another document": other_document,
        "envelopes in memory": in_memory,
        "opened without a link": opened_without_a_link,
        "answering for somebody else": answering,
        "answer on its way": sending,
        "slip in the release code": slip_in_the_code,
        "scanning": scanning,
        "call that was answered": call_that_was_answered,
        "second tab": second_tab,
    }
)
