"""Reports: what was decided, frozen at an address of its own, until somebody deletes it."""

import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from advisor import assessments, reports
from advisor.documents import DecisionDocument
from advisor.formatting import moment
from advisor.models import Assessment, Report
from catalog.immutability import ImmutableError
from catalog.models import Edition
from catalog.publishing import make_current, retire
from tests.advisor.deciding import report_with, stored
from tests.advisor.pages import read
from tests.advisor.shipped import ANSWERS, GUIDE, LABEL
from tests.advisor.wizard.tab import Tab

UPDATES = [
    "UPDATE advisor_report SET document = '{}'",
    "UPDATE advisor_report SET title = 'Another'",
    "UPDATE advisor_report SET assessment_id = 0",
    "UPDATE advisor_report SET created_at = '2020-01-01'",
    "UPDATE advisor_report SET edition_id = 0",
]


def _address(report: Report) -> str:
    return reverse("report", args=[report.token])


def _private(name: str, report: Report) -> str:
    return reverse(name, args=[report.assessment.secret, report.pk])


def _shown(report: Report) -> bytes:
    response = Client().get(_address(report))
    assert response.status_code == 200
    return response.content


def test_freezes_what_is_decided_at_an_address_of_its_own(answered: Assessment, architect: Client) -> None:
    response = architect.post(reverse("report-create", args=[answered.secret]))
    made = Report.objects.get()
    assert (response.status_code, response.headers["Location"]) == (303, _private("assessment-report", made))
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", made.token)
    assert made.token != answered.secret
    document = stored(made)
    assert document | {"report": None} == assessments.read(answered).full_document.data()
    assert document["report"]["title"] == "Hall 7"
    assert (made.title, made.edition, document["engine"]) == ("Hall 7", answered.edition, "1")


def test_says_to_its_maker_what_a_report_is(answered: Assessment, architect: Client) -> None:
    response = architect.post(reverse("report-create", args=[answered.secret]), follow=True)
    assert "It stays as it is; anyone who has its address can read it." in read(response).text


def test_shows_when_and_from_what_it_was_made(report: Report) -> None:
    facts = read(Client().get(_address(report))).all("dl", class_="facts")[-1]
    shown = {term.text: said.text for term, said in zip(facts.all("dt"), facts.all("dd"), strict=True)}
    assert shown["Made"] == f"{report.created_at:%-d %B %Y, %H:%M} UTC"
    assert (shown["Edition"], shown["SHA-256"], shown["Engine"]) == (LABEL, report.edition.sha256, "1")
    assert shown["Answers"] == "13 of 13 answered"
    assert shown["Address"] == f"http://testserver{_address(report)}"


def test_stays_as_it_was_when_the_assessment_changes(report: Report) -> None:
    before = _shown(report)
    tab = Tab(report.assessment).open("location").choose("location", "nothing").choose("new-hardware", "no")
    assert tab.send() == 303
    Tab(report.assessment).open().choose("flexibility", "4").send()
    assessments.save_name(report.assessment, base=report.assessment.name, sent="Renamed")
    assert _shown(report) == before
    now = assessments.read(Assessment.objects.get(pk=report.assessment.pk)).full_document
    assert now.answers != DecisionDocument.model_validate_json(report.document).answers


def test_is_shown_from_the_document_that_was_stored(answered: Assessment) -> None:
    """Whatever an engine would decide today."""
    document = assessments.read(answered).document
    standings = tuple(
        each.model_copy(update={"score": each.score.model_copy(update={"shown": 12.34, "low": 12.34, "high": 12.34})})
        for each in document.standings
    )
    old = document.model_copy(update={"standings": standings, "engine": "0"})
    made = report_with(answered, old.data())
    page = read(Client().get(_address(made)))
    sums = page.all("table", class_="table sum")
    assert [table.one("tfoot").all("td")[0].text for table in sums] == ["12.34"] * 3
    assert page.all("dl", class_="facts")[-1].text.count("Engine0") == 1


NOTICE = re.compile(
    rb'<div class="notice notice-warning">.*?</div>|<section class="notice notice-info since".*?</section>', re.DOTALL
)
"""Above the report: that its edition is retired, and what the current one recommends."""


def test_stays_readable_when_its_edition_is_not_current(report: Report, shipped: dict[str, str]) -> None:
    before = _shown(report)
    make_current(Edition.objects.create(**shipped | {"label": "2023-01"}))
    retire(report.edition)
    assert NOTICE.sub(b"", _shown(report)) == before
    assert f"/guides/{GUIDE}/editions/{LABEL}/" in before.decode()


@pytest.mark.parametrize("sql", UPDATES)
def test_can_not_be_changed_in_the_database(sql: str, report: Report) -> None:
    with pytest.raises(DatabaseError, match="advisor_report: immutable"), transaction.atomic():
        connection.cursor().execute(sql)
    assert Report.objects.get() == report


def test_can_not_be_changed_through_its_model(report: Report) -> None:
    report.title = "Another"
    with pytest.raises(ImmutableError, match=r"A stored report is never changed: make a new one\."):
        report.save()
    with pytest.raises(ImmutableError, match=r"A stored report is never changed: make a new one\."):
        Report.objects.update(title="Another")
    assert Report.objects.get().title == "Hall 7"


def test_keeps_a_document_that_can_be_read_again(report: Report) -> None:
    kept = Report.objects.get(pk=report.pk).document
    assert DecisionDocument.model_validate_json(kept).text() == kept


def test_lists_reports_newest_first_with_their_private_pages(report: Report, architect: Client) -> None:
    secret = report.assessment.secret
    newer = reports.create(report.assessment)
    page = read(architect.get(reverse("assessment", args=[secret])))
    links = [head.one("a").attributes["href"] for head in page.one("ul", class_="rows").all("h3")]
    assert links == [reverse("assessment-report", args=[secret, each.pk]) for each in (newer, report)]


def test_asks_before_it_deletes_a_report(report: Report, architect: Client) -> None:
    page = read(architect.get(_private("report-delete", report)))
    assert page.one("h1").text == f"Delete report {report.pk}: AKS hybrid leads?"
    assert f"“Hall 7”, made on {moment(report.created_at)} under edition {report.edition.label}." in page.text
    assert "Its address stops working for everyone who has it." in page.text
    assert Report.objects.exists()


def test_leads_nowhere_once_it_is_deleted(report: Report, architect: Client) -> None:
    response = architect.post(_private("report-delete", report))
    assert (response.status_code, response.headers["Location"]) == (
        303,
        reverse("assessment", args=[report.assessment.secret]),
    )
    assert f"Report {report.pk} of “Hall 7” is deleted." in read(architect.get(response.headers["Location"])).text
    assert architect.get(_address(report)).status_code == 404
    assert architect.get(_private("assessment-report", report)).status_code == 404


def test_deletes_one_report_alone(report: Report, architect: Client) -> None:
    other = reports.create(report.assessment)
    address = _private("report-delete", report)
    architect.post(address)
    assert list(Report.objects.all()) == [other]
    assert architect.post(address).status_code == 404
    assert dict(Assessment.objects.get().answers) == ANSWERS


def test_makes_no_report_of_an_assessment_that_is_gone(answered: Assessment, architect: Client) -> None:
    Assessment.objects.all().delete()
    assert architect.post(reverse("report-create", args=[answered.secret])).status_code == 404
    assert not Report.objects.exists()
