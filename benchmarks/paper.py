"""A report on paper, beside a browser that runs already and prints the report's page."""

import gc
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Route, sync_playwright

from advisor import assessments, reports
from advisor.documents import DecisionDocument
from advisor.loading import load
from advisor.models import Report
from advisor.presenting import report as presenting
from advisor.report import pdf, sheets
from benchmarks.measuring import Line, cpu, milliseconds
from catalog.models import Edition
from catalog.shipped import shipped_editions

MOST = 0.1
REPEATS = 7
ORIGIN = "http://testserver"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def lines() -> Iterator[Line]:
    """The newest edition, answered as its first example of a clear outcome: warm.

    The promise is about CPU time; a browser works in processes of its own, so that beside it the clock counts.
    """
    report = _report()
    address = reverse("report", args=[report.token])
    page = Client().get(address).content
    figure, clock = cpu(lambda: _made(report)), _elapsed(lambda: _made(report))
    peer = _printed(address, page)
    yield Line(
        "report as PDF, from its document on",
        f"{milliseconds(figure)}, by the clock {milliseconds(clock)}",
        f"Chromium, running already, opens the report's page and prints it, by the clock {milliseconds(peer)}",
        clock / peer,
        f"under {milliseconds(MOST)}",
        figure < MOST,
    )


def _report() -> Report:
    *_, newest = shipped_editions()
    example = next(each for each in newest.document.examples if each.expected.outcome.value == "clear")
    edition = Edition.objects.get(guide_key=newest.guide_key, label=newest.label)
    assessment = assessments.start(edition, name="Benchmark", answers=example.answers, priorities={})
    report = reports.create(assessment)
    reports.share(report)
    return Report.objects.select_related("share", "edition").get(pk=report.pk)


def _made(report: Report) -> bytes:
    document = DecisionDocument.model_validate_json(report.document)
    sheet = sheets.sheet(report, document, address=f"{ORIGIN}{reverse('report', args=[report.token])}")
    return pdf.render(presenting.content(load(report.edition), document), sheet)


def _printed(address: str, page: bytes) -> float:
    """Seconds to open and print a page that is there already, in a browser that has printed it before."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        window = browser.new_page()
        window.route("**/*", lambda route: _serve(route, page))

        def printing() -> None:
            window.goto(f"{ORIGIN}{address}")
            window.pdf(format="A4")

        seconds = _elapsed(printing)
        browser.close()
    return seconds


def _serve(route: Route, page: bytes) -> None:
    """The page itself, or a static file as it was collected."""
    if static := re.search(r"/static/([^?]+)", route.request.url):
        route.fulfill(path=Path(settings.STATIC_ROOT) / static[1])
    else:
        route.fulfill(body=page, content_type="text/html; charset=utf-8")


def _elapsed(work: Callable[[], object]) -> float:
    """Seconds by the clock, since a browser works elsewhere: the best of some repeats, after one to get warm."""
    work()
    gc.collect()
    return min(_timed(work) for _ in range(REPEATS))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
