"""The readiness check and the steps after the acknowledgement, as a commune's clerk goes through them."""

from playwright.sync_api import Locator, Page, expect

from ceremony.core.entry import By, Refused
from ceremony.core.readiness import Remind
from ceremony.services.ceremony import Ceremony

from .endpoint import say
from .hall import Hall

CONTACT, PHONE_NUMBER = "Lý A Páo", "0912 345 678"


class Check:
    """The page of the check on a connection point."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialog = page.locator(".ready-dialog")

    @classmethod
    def open(cls, page: Page) -> "Check":
        page.locator(".ready > .ready-line .button").click()
        return cls(page)

    def expect_looked(self) -> None:
        """What needs no person was looked at."""
        expect(self.dialog.locator(".ready-busy")).to_have_count(0)
        expect(self.dialog.locator(".ready-line .button")).to_be_enabled()

    def row(self, name: str) -> Locator:
        return self.dialog.locator(f"[data-check={name}]")

    def expect_row(self, name: str, result: str, sentence: str) -> None:
        row = self.row(name)
        expect(row).to_contain_text(say(f"ready_is_{result}"))
        expect(row).to_contain_text(sentence)

    def expect_left(self, count: int) -> None:
        expect(self.dialog.locator(".ready-summary")).to_have_text(say("ready_left", n=count))
        expect(self.dialog.locator(".ready-row:not(.ready-ok, .ready-optional)")).to_have_count(count)

    def play(self) -> None:
        self.row("sound").locator("#ready-sound").click()

    def hear(self, heard: str = "yes") -> None:
        self.play()
        self.row("sound").get_by_role("button", name=say(f"ready_sound_{heard}")).click()

    def send(self, person: str = CONTACT, phone: str = PHONE_NUMBER) -> None:
        self.page.get_by_label(say("ready_person")).fill(person)
        self.page.get_by_label(say("ready_phone")).fill(phone)
        self.press_send()

    def press_send(self) -> None:
        self.page.get_by_role("button", name=say("ready_send")).click()


def report_step(page: Page, step: str, person: str | None = None, due: str = "", note: str = "") -> None:
    """``person``: None leaves who is there already."""
    page.locator(".onward > .ready-line .button").click()
    page.locator(f"#step-{step}").check()
    if person is not None:
        page.locator("#step-person").fill(person)
    if due:
        page.locator("#step-due").fill(due)
    page.locator("#step-note").fill(note)
    page.locator("dialog .button-primary").click()


def remind(hall: Hall, unit: str, note: str) -> None:
    with Ceremony.open(hall.server.data) as ceremony:
        outcome = ceremony.submit(Remind(unit, note, By("operator", "Lan")))
    assert not isinstance(outcome, Refused)


def set_clock(page: Page, ahead_ms: int) -> None:
    """As if the device's clock were wrong."""
    page.evaluate("(ahead) => { const now = Date.now.bind(Date); Date.now = () => now() + ahead; }", ahead_ms)


def fill_disk(page: Page) -> None:
    page.evaluate("() => { navigator.storage.estimate = async () => ({ quota: 2e6, usage: 2e6 - 1e3 }); }")


def take_wake_lock(page: Page) -> None:
    """As browsers without one."""
    page.evaluate("() => Object.defineProperty(navigator, 'wakeLock', { value: undefined })")
