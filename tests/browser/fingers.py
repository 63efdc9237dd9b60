"""Fingers on a touch screen: several at once, put down and lifted one by one."""

from itertools import count

from playwright.sync_api import Locator, Page


class Fingers:
    """Trusted touch events by the DevTools protocol; a finger is known by the name it is given."""

    def __init__(self, page: Page) -> None:
        self._devtools = page.context.new_cdp_session(page)
        self._numbers = count()
        self._points: dict[str, dict[str, float]] = {}

    def down(self, **places: Locator) -> None:
        """Each lands in the middle of its place, one after the other."""
        for finger, place in places.items():
            box = place.bounding_box()
            assert box, f"{place} cannot be touched"
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            self._points[finger] = {"x": x, "y": y, "id": next(self._numbers)}
            self._send("touchStart", *self._points)

    def lift(self, *fingers: str) -> None:
        """Chromium lifts those that a ``touchEnd`` names, and leaves the others."""
        self._send("touchEnd", *fingers)
        for finger in fingers:
            del self._points[finger]

    def lift_all(self) -> None:
        self.lift(*self._points)

    def tap(self, place: Locator) -> None:
        self.down(tap=place)
        self.lift("tap")

    def _send(self, kind: str, *fingers: str) -> None:
        points = [self._points[finger] for finger in fingers]
        self._devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
