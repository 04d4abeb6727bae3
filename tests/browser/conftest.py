"""A real browser against a live server, which works on a database file as in use. Every page is watched."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from catalog.document import GuideDocument
from catalog.models import Edition
from catalog.publishing import publish_document
from catalog.revisions import take_over
from catalog.shipped import shipped_editions
from tests.browser import curating
from tests.browser.assessing import Assessing
from tests.browser.pictures import camera  # noqa: F401 - a fixture
from tests.browser.watching import Watch

GUIDE, LABEL = "edge-kubernetes", "2022-11"
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 20_000
"""Milliseconds until what is waited for counts as missing: long, as only a failing test waits them out."""

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
DESKTOP: ViewportSize = {"width": 1280, "height": 720}

Visit = Callable[..., BrowserContext]


@dataclass(frozen=True, slots=True)
class Window:
    """A page that stays open from test to test, and what is seen of it."""

    page: Page
    watch: Watch


@pytest.fixture(scope="session", autouse=True)
def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Static files come as they are. Django lets Playwright's loop stand beside the tests' own queries."""
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with (
        override_settings(STORAGES=storages, STATIC_ROOT=tmp_path_factory.mktemp("static")),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,  # noqa: ARG001 - a database for each worker
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """SQLite in a file: a browser asks for several things at once, and each thread needs its own connection.

    It need not outlive a crash, so nothing waits for the disk. No connection outlives its request, so that nothing
    holds the database when it is to go.
    """
    database: dict[str, Any] = settings.DATABASES["default"]
    database["CONN_MAX_AGE"] = 0
    if "sqlite3" in database["ENGINE"]:
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "advisor.sqlite3")
        database["OPTIONS"] = {
            **database["OPTIONS"],
            "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;",
        }


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "Run tests/browser/ensure-chromium first: no Chromium was found"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def document() -> GuideDocument:
    """The shipped guide that the walks go through."""
    return next(each.document for each in shipped_editions() if (each.guide_key, each.label) == (GUIDE, LABEL))


@pytest.fixture
def edition(transactional_db: None, document: GuideDocument) -> Edition:  # noqa: ARG001
    return publish_document(document, label=LABEL, by="the tests")


@pytest.fixture
def assessing(edition: Edition, document: GuideDocument) -> Assessing:
    """Starts assessments with the answers of the guide's examples."""
    return Assessing(edition, document)


@pytest.fixture
def watch(live_server: LiveServer) -> Watch:
    """What goes wrong, unseen, on any page that the test opens."""
    return Watch(live_server.url)


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer, edition: Edition, watch: Watch) -> Iterator[Visit]:  # noqa: ARG001
    """Opens a browser of somebody's own, with no cookies yet. What goes wrong on any of its pages fails the test."""
    with ExitStack() as stack:

        def open_context(**options: Any) -> BrowserContext:
            context = browser.new_context(base_url=live_server.url, locale="en-GB", **options)
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            watch.follow(context)
            return context

        yield open_context
    assert watch.faults == []


@pytest.fixture(scope="session")
def window(browser: Browser, live_server: LiveServer) -> Iterator[Window]:
    """The browser that ``glance`` uses over and over."""
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    watch = Watch(live_server.url)
    watch.follow(context)
    yield Window(context.new_page(), watch)
    context.close()


@pytest.fixture
def glance(window: Window, edition: Edition) -> Iterator[Page]:  # noqa: ARG001
    """A page for tests that look at many: the window stays, for speed, its cookies and all that was set go."""
    page = window.page
    page.context.clear_cookies()
    page.set_viewport_size(DESKTOP)
    page.emulate_media(media="screen", color_scheme="light")
    window.watch.faults.clear()
    yield page
    page.goto("about:blank")
    assert window.watch.faults == []


@pytest.fixture
def page(visit: Visit) -> Page:
    """The first page of an architect's browser, with scripts."""
    return visit().new_page()


@pytest.fixture
def curator(visit: Visit, document: GuideDocument) -> Page:
    """A curator's browser, at work on the shipped guide."""
    name, password = "curator", "a long password of the tests"
    get_user_model().objects.create_superuser(username=name, password=password)
    take_over(document, by=name)
    page = visit().new_page()
    curating.log_in(page, name, password)
    return page
