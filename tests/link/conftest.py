import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, expect, sync_playwright

from ceremony.tls import Authority, of_this_machine
from tests.browser.screens import photograph
from tests.browser.trusting import home_that_trusts
from tests.conference import UNITS, Prepared, make_conference
from tests.link.commune import PATIENCE_MS, Commune
from tests.link.hall import Hall
from tests.server import Server
from tests.weak_link import WeakLink

DOCUMENT_BYTES = 60_000
OPTIONS = ("--host", "0.0.0.0", "--tls-own", "--install-port", "0")


@pytest.fixture(scope="package")
def chromium() -> Iterator[BrowserType]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        yield playwright.chromium


@pytest.fixture(scope="package")
def links() -> Iterator[dict[str, WeakLink]]:
    """A line of its own for each commune."""
    with ExitStack() as stack:
        yield {unit: stack.enter_context(WeakLink(seed=int(unit))) for unit in UNITS}


@pytest.fixture(scope="package")
def conference(links: dict[str, WeakLink], tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Sealed and armed, with an authority; to be copied and not touched."""
    prepared = make_conference(tmp_path_factory.mktemp("link") / "data", document_bytes=DOCUMENT_BYTES)
    Authority.open(prepared.data / "tls", "Ceremony", of_this_machine(), datetime.now(UTC))
    return prepared


@pytest.fixture(scope="package")
def environment(conference: Prepared, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return home_that_trusts(conference.data / "tls" / "authority.crt", tmp_path_factory.mktemp("home"))


@pytest.fixture
def hall(
    conference: Prepared,
    links: dict[str, WeakLink],
    chromium: BrowserType,
    environment: dict[str, Any],
    tmp_path: Path,
) -> Iterator[Hall]:
    data = Path(shutil.copytree(conference.data, tmp_path / "data"))
    server = Server(data, tmp_path / "stderr", options=OPTIONS).start()
    for link in links.values():
        link.mend()
    communes = {
        unit: Commune(
            chromium,
            link,
            f"https://{link.near}:{server.port}",
            unit,
            conference.join_codes[unit],
            tmp_path / unit,
            environment,
        )
        for unit, link in links.items()
    }
    hall = Hall(server, communes)
    yield hall
    for commune in communes.values():
        commune.close()
    server.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """A test that failed leaves pictures of its pages."""
    report = yield
    if report.when == "call" and report.failed:
        halls = [one for one in getattr(item, "funcargs", {}).values() if isinstance(one, Hall)]
        pages = [commune.page for hall in halls for commune in hall.communes.values() if commune.is_open]
        report.sections.append(("Screenshots", str(photograph(pages, item.name))))
    return report
