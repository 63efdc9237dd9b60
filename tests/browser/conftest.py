from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import lao_cai
from tests.browser.hall import Hall, copied, opened
from tests.browser.screens import Screens, launch, photograph
from tests.browser.stage_alone import Alone, alone
from tests.conference import Prepared
from tests.server import Server


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all. It must end with this package: its event loop would be in the way of other tests'."""
    with sync_playwright() as playwright:
        running = launch(playwright.chromium)
        yield running
        running.close()


@pytest.fixture(scope="package")
def conference(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Lào Cai, to be copied and not touched: documents are printed and sealed once."""
    return lao_cai.prepare(tmp_path_factory.mktemp("lao-cai") / "data")


@pytest.fixture
def screens(browser: Browser) -> Iterator[Screens]:
    """Whatever a test does: at its end no page has complained."""
    open_pages = Screens(browser)
    yield open_pages
    open_pages.close()
    assert open_pages.complaints == []


@pytest.fixture
def sealed(conference: Prepared, screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    with opened(copied(conference, tmp_path), screens) as hall:
        yield hall


@pytest.fixture
def armed(conference: Prepared, screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    here = copied(conference, tmp_path)
    lao_cai.arm(here.data)
    with opened(here, screens) as hall:
        yield hall


@pytest.fixture
def released(conference: Prepared, screens: Screens, tmp_path: Path) -> Iterator[Hall]:
    here = copied(conference, tmp_path)
    lao_cai.release(here.data)
    with opened(here, screens) as hall:
        yield hall


@pytest.fixture(scope="package")
def stage_alone(
    browser: Browser, conference: Prepared, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., AbstractContextManager[Alone]]]:
    """Opens a large screen that hears nothing but what its test tells it."""
    here = copied(conference, tmp_path_factory.mktemp("alone"))
    server = Server(here.data, here.data.parent / "stderr").start()
    yield partial(alone, browser, server.links["stage"])
    server.stop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """A test that failed leaves pictures of its pages."""
    report = yield
    if report.when == "call" and report.failed:
        found = getattr(item, "funcargs", {}).values()
        pages = [page for one in found if isinstance(one, Screens) for page in one.pages]
        pages += [one for one in found if isinstance(one, Page)]
        report.sections.append(("Screenshots", str(photograph(pages, item.name))))
    return report
