"""The surfaces of the hall in the states in which people see them, in one language: each opens a page and waits until
it stands. Those of the connection point: ``point_views`` and ``point_troubles``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Page, expect

from ceremony.core.entry import Refused
from ceremony.evidence.receipt import write
from ceremony.services import receipts
from ceremony.services.ceremony import Ceremony

from .hall import Hall
from .lao_cai import DUYEN_HAI, PRESENTERS
from .podium import Podium
from .screens import Screens
from .stage import Stage


@dataclass(frozen=True)
class Halls:
    """The same conference before the press, at it, and after it, when one commune has acknowledged (Duyên Hải),
    one has refused (Lào Cai) and one is reading (Bản Qua). ``sessions``: an operator's cookies, by the server's URL."""

    sealed: Hall
    armed: Hall
    released: Hall
    sessions: dict[str, list[Any]]

    def open_desk(self, hall: Hall, screens: Screens, path: str) -> Page:
        root = hall.server.url
        return screens.open(f"{root}/desk/{path}", cookies=self.sessions[root])


View = Callable[[Halls, Screens], Page]


def sign_in(halls: Halls, screens: Screens) -> Page:
    return screens.open(f"{halls.sealed.server.url}/desk/sign-in?code=wrong")


def error(halls: Halls, screens: Screens) -> Page:
    return halls.open_desk(halls.sealed, screens, "units/00000/qr.svg")


def cards(halls: Halls, screens: Screens) -> Page:
    return halls.open_desk(halls.sealed, screens, "cards")


def desk(state: str) -> View:
    def view(halls: Halls, screens: Screens) -> Page:
        page = halls.open_desk(getattr(halls, state), screens, "")
        expect(page.locator(".standing")).to_have_attribute("data-state", state)
        return page

    return view


def desk_view(name: str) -> View:
    def view(halls: Halls, screens: Screens) -> Page:
        page = desk("released")(halls, screens)
        page.locator(f".desk-tabs [data-tab={name}]").click()
        expect(page.locator(f".{name}-panel")).to_be_visible()
        return page

    return view


def keys_of_the_desk(halls: Halls, screens: Screens) -> Page:
    page = desk("sealed")(halls, screens)
    page.keyboard.press("?")
    expect(page.locator(".keys-list")).to_be_visible()
    return page


def phoning(halls: Halls, screens: Screens) -> Page:
    page = desk_view("rollcall")(halls, screens)
    page.keyboard.press("p")
    expect(page.locator(".phone-large")).to_be_visible()
    return page


def question_before_arming(halls: Halls, screens: Screens) -> Page:
    page = desk("sealed")(halls, screens)
    page.locator(".action .button-primary").click()
    expect(page.locator(".readiness")).to_be_visible()
    return page


def unit_detail(halls: Halls, screens: Screens) -> Page:
    page = desk_view("units")(halls, screens)
    page.locator('.unit-row[data-state="refused"] button').click()
    expect(page.locator(".unit-standing blockquote")).to_be_visible()
    return page


def stage(state: str, scene: str) -> View:
    def view(halls: Halls, screens: Screens) -> Page:
        found = Stage.open(screens, getattr(halls, state).server.links["stage"])
        found.expect_scene(scene)
        expect(found.cells(DUYEN_HAI).first).to_be_visible()
        return found.page

    return view


def pairing(halls: Halls, screens: Screens) -> Page:
    page = screens.open(f"{halls.sealed.server.url}/stage")
    expect(page.locator(".pair-code")).to_be_visible()
    return page


def podium(state: str, standing: str) -> View:
    def view(halls: Halls, screens: Screens) -> Page:
        found = Podium.open(screens, getattr(halls, state).server, PRESENTERS[0].id)
        found.expect(standing)
        return found.page

    return view


def verify(halls: Halls, screens: Screens) -> Page:
    page = screens.open(f"{halls.released.server.url}/verify")
    with Ceremony.open(halls.released.server.data) as ceremony:
        receipt = receipts.receipt(ceremony, "h1", DUYEN_HAI)
    assert not isinstance(receipt, Refused)
    file: Any = {"name": "bien-nhan.json", "mimeType": "application/json", "buffer": write(receipt)}
    page.set_input_files("input[type=file]", file)
    expect(page.locator(".verdict")).to_be_visible()
    return page


VIEWS: Mapping[str, View] = MappingProxyType(
    {
        "sign-in": sign_in,
        "error": error,
        "cards": cards,
        "desk before the press": desk("sealed"),
        "question before arming": question_before_arming,
        "desk at the press": desk("armed"),
        "desk after the press": desk("released"),
        "units": desk_view("units"),
        "log": desk_view("log"),
        "screens": desk_view("screens"),
        "readiness": desk_view("readiness"),
        "roll call": desk_view("rollcall"),
        "phoning": phoning,
        "keys of the desk": keys_of_the_desk,
        "unit detail": unit_detail,
        "stage lobby": stage("sealed", "lobby"),
        "stage press": stage("armed", "press"),
        "stage spreading": stage("released", "spreading"),
        "pairing": pairing,
        "podium asleep": podium("sealed", "asleep"),
        "podium armed": podium("armed", "armed"),
        "podium released": podium("released", "released"),
        "verify": verify,
    }
)
