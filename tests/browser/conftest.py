"""A real browser against a live server, which works on a database file as in use. Every page is watched."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from catalog.document import GuideDocument
from catalog.models import Edition
from catalog.publishing import publish_document
from catalog.shipped import shipped_editions
from tests.browser.assessing import Assessing
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

Visit = Callable[..., BrowserContext]


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
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite in a file: a browser asks for several things at once, and each thread needs its own connection."""
    database: dict[str, Any] = settings.DATABASES["default"]
    database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "advisor.sqlite3")


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


@pytest.fixture
def page(visit: Visit) -> Page:
    """The first page of an architect's browser, with scripts."""
    return visit().new_page()
