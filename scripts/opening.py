"""From the release to the open documents: 20 MB staged at a connection point whose processor is slowed six times.

On https or localhost the browser's own cryptography opens them, on plain http that of JavaScript; each is shown beside
the other. Run it with ``.venv/bin/python`` after a set-up, on a machine that does nothing else: ``scripts/opening.py``.
"""

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import Browser, sync_playwright

from ceremony.tls import of_this_machine
from tests.browser.screens import PHONE, launch
from tests.conference import UNITS, Prepared, make_conference
from tests.link.hall import Hall
from tests.server import Server

DOCUMENT_BYTES = 10_000_000
SLOWED = 6
ROUNDS = 3
UNIT = UNITS[0]
_WATCH = """
const Socket = WebSocket;
globalThis.WebSocket = class extends Socket {
  constructor(...of) {
    super(...of);
    this.addEventListener("message", ({ data }) => {
      if (String(data).includes("handover_released")) globalThis.releasedAt ??= performance.now();
    });
  }
};
new MutationObserver(() => {
  if (document.querySelector(".document-list")) globalThis.openAt ??= performance.now();
}).observe(document, { subtree: true, childList: true });
"""


def opening_ms(browser: Browser, server: Server, conference: Prepared, host: str) -> float:
    with browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}) as context:
        page = context.new_page()
        page.add_init_script(_WATCH)
        page.goto(f"http://{host}:{server.port}/join#{conference.join_codes[UNIT].replace(' ', '')}")
        hall = Hall(server, {})
        hall.until("package_staged", [UNIT])
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.wait_for_timeout(2_000)
        hall.press()
        hall.until("package_opened", [UNIT])
        page.wait_for_function("globalThis.openAt")
        found: float = page.evaluate("openAt - releasedAt")
        return found


def main() -> None:
    other = next(address for address in of_this_machine() if address[0].isdigit() and not address.startswith("127."))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        conference = make_conference(Path(folder) / "data", document_bytes=DOCUMENT_BYTES)
        browser = launch(playwright.chromium)
        for name, host in (("the browser's own", "localhost"), ("JavaScript", other)):
            found = []
            for _ in range(ROUNDS):
                data = Path(shutil.copytree(conference.data, Path(folder) / "round"))
                server = Server(data, Path(folder) / "stderr", options=("--host", "0.0.0.0")).start()  # noqa: S104
                found.append(opening_ms(browser, server, conference, host))
                server.stop()
                shutil.rmtree(data)
            print(f"{name:18} {statistics.median(found):6.0f} ms   longest {max(found):6.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
