"""Answers and messages of the server, held back or altered on their way to one page; and a device that fails it."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, Route, WebSocketRoute, expect

from .hall import Hall
from .lao_cai import BAN_QUA, BAN_VUOC
from .screens import Screens

ENVELOPES, MANIFESTS, SOCKETS = "**/api/envelopes/*", "**/api/packages/**", "**/socket.io/**"


def by_answers(where: str, answer: Callable[[Route], object], hall: Hall, screens: Screens) -> Page:
    """What the page fetches there is answered so."""
    page = screens.open(f"{hall.server.url}/join")
    page.route(where, answer)
    expect(page.locator(".code-input")).to_be_visible()
    enter(page, hall, BAN_VUOC)
    return page


def by_socket(carry: Callable[[WebSocketRoute], object], hall: Hall, screens: Screens) -> Page:
    """The page's connection is carried so; it must be told before the page loads."""
    page = screens.open(f"{hall.server.url}/join")
    page.route_web_socket(SOCKETS, carry)
    page.reload()
    expect(page.locator(".code-input")).to_be_visible()
    enter(page, hall, BAN_QUA)
    return page


def enter(page: Page, hall: Hall, unit: str) -> None:
    """A code's link is followed while the page stands already."""
    page.evaluate("(code) => { location.hash = code; }", hall.conference.join_codes[unit].replace(" ", ""))


def spoiled(route: Route) -> None:
    """As a proxy that means well."""
    answer = route.fetch()
    body = answer.body()
    route.fulfill(response=answer, body=body[:-1] + bytes([body[-1] ^ 1]))


def of_other_documents(route: Route) -> None:
    answer = route.fetch()
    manifest = answer.json()
    for envelope in manifest["envelopes"]:
        envelope["plaintext_sha256"] = "0" * 64
    route.fulfill(response=answer, json=manifest)


def cut_after_greeting(socket: WebSocketRoute) -> None:
    """Before the server says what there is."""
    server = socket.connect_to_server()
    server.on_message(lambda message: socket.close() if '["snapshot",' in str(message) else socket.send(message))


def without_handovers(socket: WebSocketRoute) -> None:
    """As if none were sealed yet."""
    server = socket.connect_to_server()

    def tell(message: str | bytes) -> None:
        if isinstance(message, str) and '["snapshot",' in message:
            head, body = message.split("[", 1)
            name, snapshot = json.loads(f"[{body}")
            message = head + json.dumps([name, {**snapshot, "handovers": []}])
        socket.send(message)

    server.on_message(tell)


def without_answers(socket: WebSocketRoute) -> None:
    server = socket.connect_to_server()
    socket.on_message(lambda message: None if '["acknowledge",' in str(message) else server.send(message))


NO_ENVELOPES = """(() => {
  const fetched = globalThis.fetch;
  const isEnvelope = (address) => String(address).includes("api/envelopes/");
  globalThis.fetch = (address, ...more) => (isEnvelope(address) ? new Promise(() => {}) : fetched(address, ...more));
})()"""

NO_ROOM_FOR_BYTES = """() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value, key) {
    if (value instanceof Uint8Array) throw new DOMException("", "QuotaExceededError");
    return put.call(this, value, key);
  };
}"""
