"""A portal that answers in the server's place: nothing that it says is taken for a document."""

from playwright.sync_api import Route

from tests.browser.endpoint import Endpoint
from tests.browser.hall import Hall
from tests.browser.interference import ENVELOPES, by_answers
from tests.browser.screens import Screens

#: More often than bytes that do not hold are taken for an accident of the line.
TIMES = 4
#: Longer than the documents are.
PAGE = "<!doctype html><title>Wi-Fi</title>" + "<p>Xin đăng nhập</p>" * 50_000


class Portal:
    """Until somebody has signed in."""

    def __init__(self) -> None:
        self.answered = 0

    def __call__(self, route: Route) -> None:
        if self.answered == TIMES:
            route.continue_()
            return
        self.answered += 1
        route.fulfill(content_type="text/html", body=PAGE)


def test_a_device_behind_a_portal_stages_when_the_server_answers_and_calls_nothing_faulty(
    sealed: Hall, screens: Screens
) -> None:
    portal = Portal()
    device = Endpoint(by_answers(ENVELOPES, portal, sealed, screens))
    device.expect_status("staged")
    assert portal.answered == TIMES
    assert sealed.ledger("package_faulted") == []
