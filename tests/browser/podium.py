"""A podium: a tablet on which one presenter presses."""

from playwright.sync_api import Locator, Page, expect

from ceremony.services.ceremony import Ceremony
from ceremony.services.pairing import Paired, let_in
from tests.server import Server

from .screens import Screens

TABLET = (820, 1180)
_ENTER = """async (token) => {
  const body = JSON.stringify({ token });
  const headers = { "Content-Type": "application/json" };
  while (!(await fetch("/screens/session", { method: "POST", headers, body })).ok)
    await new Promise((again) => setTimeout(again, 50));
}"""


class Podium:
    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def open(cls, screens: Screens, server: Server, presenter: str) -> "Podium":
        """As one that was paired before: it brings its token."""
        with Ceremony.open(server.data) as ceremony:
            paired = let_in(ceremony, "", "podium", presenter)
        assert isinstance(paired, Paired)
        page = screens.open(f"{server.url}/podium", TABLET, touch=True)
        page.evaluate(_ENTER, paired.token)
        page.goto(f"{server.url}/podium")
        return cls(page)

    @property
    def disc(self) -> Locator:
        return self.page.locator(".place-disc")

    def expect(self, standing: str) -> None:
        expect(self.page.locator(".place")).to_have_attribute("data-standing", standing)
