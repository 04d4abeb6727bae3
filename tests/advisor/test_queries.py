"""What each page asks of the database: how many queries once an edition is loaded, and never the working copy."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisor.loading import load
from advisor.models import Assessment, Report
from catalog.models import Edition
from catalog.publishing import publish_document
from tests.advisor.addresses import ROWS
from tests.advisor.shipped import CRITERIA, GUIDE, LABEL
from tests.catalog.documents import changed

PUBLISHED = {"catalog_edition", "catalog_currentedition", "catalog_retirement"}
WORKING_COPY = {model._meta.db_table for model in apps.get_app_config("catalog").get_models()} - PUBLISHED  # noqa: SLF001

READING = [
    ("home", (), 2),
    ("guide", (GUIDE,), 2),
    ("option", (GUIDE, "bare-metal"), 1),
    ("guide-edition", (GUIDE, LABEL), 2),
    ("option-edition", (GUIDE, LABEL, "bare-metal"), 1),
    ("guide-changes", (GUIDE, LABEL, LABEL), 2),
    ("guide-schema", (), 0),
    ("decision-schema", (), 0),
    ("health-live", (), 0),
    ("health-ready", (), 1),
    ("start", (GUIDE,), 1),
    ("assessments", (), 2),
    ("assessments-compare", (), 2),
    ("assessment", ("secret",), 4),
    ("assessment-copy", ("secret",), 1),
    ("assessment-delete", ("secret",), 2),
    ("wizard-step", ("secret", "location"), 1),
    ("wizard-next", ("secret",), 1),
    ("wizard-question", ("secret", "location"), 1),
    ("wizard-priorities", ("secret",), 1),
    ("wizard-order", ("secret",), 1),
    ("wizard-answers", ("secret",), 1),
    ("wizard-result", ("secret",), 1),
    ("wizard-options", ("secret",), 1),
    ("assessment-words", ("secret",), 1),
    ("assessment-report", ("secret", "number"), 3),
    ("report-delete", ("secret", "number"), 1),
    ("report", ("token",), 2),
    ("wizard-what-if", ("secret",), 1),
    ("wizard-what-if-step", ("secret", "location"), 1),
    ("wizard-what-if-priorities", ("secret",), 1),
    ("wizard-what-if-order", ("secret",), 1),
    ("report-what-if", ("token",), 1),
    ("report-what-if-step", ("token", "location"), 1),
    ("report-what-if-priorities", ("token",), 1),
    ("report-what-if-order", ("token",), 1),
    ("report-options", ("token",), 1),
    *((f"report-{form}", ("token",), 2) for form in ("pdf", "adr")),
    *((f"assessment-report-{form}", ("secret", "number"), 2) for form in ("pdf", "adr")),
    *((f"report-{form}", ("token",), 1) for form in ("json", "csv")),
    *((f"assessment-report-{form}", ("secret", "number"), 1) for form in ("json", "csv")),
]
"""Address, and queries of a GET."""

WRITING: list[tuple[str, tuple[str, ...], dict[str, Any], int]] = [
    ("start", (GUIDE,), {"name": "Line 5"}, 5),
    ("assessment-copy", ("secret",), {"name": "Line 5"}, 5),
    ("assessments-compare", (), {"page": "1"}, 1),
    ("wizard-step", ("secret", "location"), {"location": "azure-stack-hci", "new-hardware": "yes"}, 3),
    ("wizard-question", ("secret", "location"), {"location": "azure-stack-hci"}, 3),
    ("wizard-priorities", ("secret",), dict.fromkeys(CRITERIA, "2"), 3),
    ("wizard-order", ("secret",), dict.fromkeys(CRITERIA, "1"), 3),
    ("assessment-update", ("secret",), {}, 2),
    ("assessment-updated", ("secret",), {}, 2),
    ("assessment-rename", ("secret",), {"name": "Line 5", "base-name": "Hall 7"}, 7),
    ("assessment-keep", ("secret",), {}, 1),
    ("assessment-forget", ("secret",), {}, 1),
    ("wizard-what-if", ("secret",), {}, 1),
    ("wizard-what-if-step", ("secret", "location"), {"location": "nothing"}, 1),
    ("wizard-what-if-priorities", ("secret",), dict.fromkeys(CRITERIA, "4"), 1),
    ("wizard-what-if-order", ("secret",), dict.fromkeys(CRITERIA, "1"), 1),
    ("report-what-if", ("token",), {}, 5),
    ("report-what-if-step", ("token", "location"), {"location": "nothing"}, 1),
    ("report-what-if-priorities", ("token",), dict.fromkeys(CRITERIA, "4"), 1),
    ("report-what-if-order", ("token",), dict.fromkeys(CRITERIA, "1"), 1),
    ("report-create", ("secret",), {}, 7),
    ("assessment-words", ("secret",), {"remark.bare-metal": "We have the people."}, 3),
    ("report-share", ("secret", "number"), {"ends_on": "9999-12-31"}, 4),
    ("report-share-until", ("secret", "number"), {"ends_on": "9999-12-31"}, 2),
    ("report-unshare", ("secret", "number"), {}, 2),
    ("report-delete", ("secret", "number"), {}, 4),
    ("assessment-delete", ("secret",), {}, 7),
]
"""Address, what is posted, and queries of the POST."""


def _address(name: str, arguments: tuple[str, ...], report: Report) -> str:
    known = {"secret": report.assessment.secret, "token": report.token, "number": str(report.pk)}
    return reverse(name, args=[known.get(argument, argument) for argument in arguments])


def _asked(captured: CaptureQueriesContext, status: int) -> list[str]:
    """What was asked, less the marks of transactions; nothing of a working copy."""
    assert status < 400
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert not {table for sql in asked for table in re.findall(r'"(\w+)"', sql)} & WORKING_COPY
    return asked


@pytest.fixture
def browser(architect: Client, report: Report, assessment: Assessment) -> Client:
    """A browser that remembers two assessments, one of them with a report."""
    for each in (report.assessment, assessment):
        architect.post(reverse("assessment-keep", args=[each.secret]))
    return architect


@pytest.mark.parametrize(("name", "arguments", "queries"), READING, ids=[each[0] for each in READING])
def test_reads_a_page_in_few_queries(
    name: str, arguments: tuple[str, ...], queries: int, report: Report, browser: Client
) -> None:
    address = _address(name, arguments, report)
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = browser.get(address)
    asked = _asked(captured, response.status_code)
    assert len(asked) == queries, asked


@pytest.mark.parametrize(("name", "arguments", "sent", "queries"), WRITING, ids=[each[0] for each in WRITING])
def test_stores_a_form_in_few_queries(
    name: str, arguments: tuple[str, ...], sent: dict[str, Any], queries: int, report: Report, browser: Client
) -> None:
    load(report.edition)
    with CaptureQueriesContext(connection) as captured:
        response = browser.post(_address(name, arguments, report), sent)
    asked = _asked(captured, response.status_code)
    assert len(asked) == queries, asked


def test_names_every_page_that_can_be_read() -> None:
    assert {each[0] for each in READING} == {row.name for row in ROWS if row.get == 200}
    assert {each[0] for each in WRITING} == {row.name for row in ROWS if row.post == 303}


def test_reads_the_document_of_an_edition_once(db: None) -> None:  # noqa: ARG001
    """However often it is looked up, and whichever page asks."""
    made = _publish("2024-01", title="Read once")
    found = Edition.objects.without_documents().get(pk=made.pk)
    with CaptureQueriesContext(connection) as captured:
        load(found)
    assert ['"document"' in query["sql"] for query in captured] == [True]
    again = Edition.objects.without_documents().get(pk=made.pk)
    with CaptureQueriesContext(connection) as captured:
        assert load(again) is load(found)
    assert not captured.captured_queries


def test_reads_no_document_again_where_two_editions_are_the_same_but_for_their_label(db: None) -> None:  # noqa: ARG001
    made = [_publish(label, title="Published twice") for label in ("2024-01", "2024-02")]
    first = [load(edition) for edition in made]
    with CaptureQueriesContext(connection) as captured:
        assert [load(Edition.objects.without_documents().get(pk=edition.pk)) for edition in made] == first
    assert not [query for query in captured if '"document"' in query["sql"]]


def _publish(label: str, *, title: str) -> Edition:
    return publish_document(changed(("guide.title", title)), label=label)
