"""The desk, as an operator uses it."""

from playwright.sync_api import Locator, Page, expect

from ceremony.translations import translate

from .screens import Screens

OPERATOR = "Nguyễn Thị Điều"


def say(key: str, **values: object) -> str:
    return translate("vi", f"desk.{key}", **values)


class Desk:
    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def sign_in(cls, screens: Screens, link: str, operator: str) -> "Desk":
        page = screens.open(link)
        page.get_by_label(say("sign_in_name")).fill(operator)
        page.get_by_role("button", name=say("sign_in_submit")).click()
        desk = cls(page)
        expect(page.locator(".freshness")).to_have_attribute("data-state", "fresh")
        return desk

    def open(self, view: str) -> None:
        """One of the desk's views: show, units, log, screens, readiness or rollcall."""
        button = self.page.locator(f".desk-tabs [data-tab={view}]")
        if button.get_attribute("aria-current") is None:
            button.click()
        expect(button).to_have_attribute("aria-current", "page")

    def arm(self) -> None:
        """With the question that comes before it."""
        self.open("show")
        self.page.get_by_role("button", name=say("arm"), exact=True).click()
        self.page.get_by_role("dialog").get_by_role("button", name=say("arm_confirm")).click()
        self.expect_handover("armed")

    def expect_handover(self, state: str) -> None:
        expect(self.page.locator(".standing")).to_have_attribute("data-state", state)

    def row(self, unit: str) -> Locator:
        self.open("units")
        return self.page.locator(".unit-row").filter(has=self.page.get_by_role("cell", name=unit, exact=True))

    def expect_state(self, unit: str, state: str) -> None:
        expect(self.row(unit)).to_have_attribute("data-state", state)
        expect(self.row(unit).locator(".state")).to_have_text(translate("vi", f"common.state_{state}"))

    def log(self, event: str) -> Locator:
        self.open("log")
        return self.page.locator(f".log-panel .log-line[data-event={event}]")

    def cue(self, title: str) -> Locator:
        return self.page.locator(".cue").filter(has_text=title)

    def expect_on_air(self, title: str) -> None:
        expect(self.page.locator(".cue[data-on-air] .cue-title")).to_have_text(title)
        expect(self.page.locator("[data-monitor=program] .monitor-title")).to_have_text(title)

    def expect_standby(self, title: str) -> None:
        expect(self.page.locator(".cue[data-standby] .cue-title")).to_have_text(title)
        expect(self.page.locator("[data-monitor=preview] .monitor-title")).to_have_text(title)

    def join_code_and_link(self, unit: str) -> tuple[str, str]:
        """As the unit's details show them."""
        self.row(unit).get_by_role("button").click()
        drawer = self.page.get_by_role("dialog")
        code, link = drawer.locator("#join-code").inner_text(), drawer.locator("#join-link").inner_text()
        self.page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
        return code, link
