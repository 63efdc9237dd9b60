"""The large screen, as the hall sees it."""

import re

from playwright.sync_api import Locator, Page, expect

from .screens import WALL, Screens

#: Whoever stands there: in the order of the places on the screen, which is that of the keys 1, 2, 3.
PLACES = ("first", "second", "third")
_DRAINED = re.compile(r"^0(\.0+)? ")


class Stage:
    def __init__(self, page: Page) -> None:
        self.page = page
        self._scene = page.locator(".scene:not(.leaving)")

    @classmethod
    def open(cls, screens: Screens, link: str, *, touch: bool = False) -> "Stage":
        return cls(screens.open(link, WALL, touch=touch))

    def expect_scene(self, scene: str) -> None:
        expect(self.page.locator(".wall")).to_have_attribute("data-scene", scene)

    def expect_count(self, count: int, of: int) -> None:
        expect(self._scene.locator(".counter .visually-hidden")).to_have_text(f"{count} / {of}")

    def cells(self, unit: str) -> Locator:
        """Of one unit: on the map, and once more under the lens."""
        return self.page.locator(f'.board-drawing:not(.leaving) .cell[data-code="{unit}"]')

    def expect_cell(self, unit: str, state: str) -> None:
        expect(self.cells(unit).first).to_have_attribute("data-state", state)
        other = self.page.locator(f'.cell[data-code="{unit}"]:not([data-state="{state}"])')
        expect(other).to_have_count(0)

    def looks(self, unit: str) -> dict[str, str]:
        """How a unit's cell is painted."""
        body = self.cells(unit).first.locator(".cell-body")
        painted: dict[str, str] = body.evaluate(
            "(path) => (({fill, stroke}) => ({fill, stroke}))(getComputedStyle(path))"
        )
        return painted

    @property
    def places(self) -> dict[str, Locator]:
        """Where each of three presenters puts a hand."""
        pads = self._scene.locator(".pad")
        expect(pads).to_have_count(len(PLACES))
        return {name: pads.nth(i) for i, name in enumerate(PLACES)}

    @property
    def disc(self) -> Locator:
        """Where a presenter who stands alone puts the hand."""
        return self._scene.locator(".disc")

    def middle_of(self, name: str) -> tuple[float, float]:
        box = self.places[name].bounding_box()
        assert box
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def expect_holding(self, *names: str) -> None:
        """That the server counts these hands, and no others."""
        for name, pad in self.places.items():
            expect(pad).to_have_attribute("data-holding", "true" if name in names else "false")

    def expect_ring_moves(self) -> None:
        expect(self._ring).not_to_have_attribute("stroke-dasharray", _DRAINED)

    def expect_ring_drained(self) -> None:
        expect(self._ring).to_have_attribute("stroke-dasharray", _DRAINED)

    def expect_link(self, *, fresh: bool) -> None:
        expect(self.page.locator(".channel")).to_have_attribute("data-fresh", "true" if fresh else "false")

    @property
    def _ring(self) -> Locator:
        return self._scene.locator(".ring-arc")
