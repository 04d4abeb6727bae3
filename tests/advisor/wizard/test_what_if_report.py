"""A what-if over a report: the report stays as it is, and nothing leads to the assessment behind it."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from advisor import assessments, reports
from advisor.documents import DecisionDocument
from advisor.models import Assessment, Report
from advisor.wizard import what_if
from catalog.models import Edition
from catalog.publishing import make_current
from tests.advisor.pages import read
from tests.advisor.shipped import ANSWERS
from tests.advisor.wizard.tab import Tab
from tests.advisor.wizard.trying import Try

CHANGED = "?location=nothing&new-hardware=no&priority.flexibility=4"
OPEN = {"windows-nodes": ["linux-only"], "location": "not-sure", "new-hardware": ["no"]}
MADE = [
    pytest.param({}, {}, {}, id="nothing answered"),
    pytest.param(OPEN, {"flexibility": 4}, {}, id="some open"),
    pytest.param(ANSWERS, {}, {"flexibility": 1, "mixed-node": 1, "operational-cost": 2}, id="by order"),
]


def test_the_report_leads_to_it(report: Report, architect: Client) -> None:
    page = read(architect.get(reverse("report", args=[report.token])))
    (link,) = [each for each in page.all("a") if each.text == "What if an answer were different?"]
    assert link.attributes["href"] == Try(report).at()


@pytest.mark.parametrize(("answers", "priorities", "order"), MADE)
def test_it_starts_from_what_the_report_decided(
    edition: Edition, answers: dict[str, list[str]], priorities: dict[str, int], order: dict[str, int]
) -> None:
    made = assessments.start(edition, name="Hall 7", answers=answers, priorities=priorities, order=order)
    report = reports.create(made)
    found = what_if.read(what_if.REPORT, report.token, QueryDict())
    kept = DecisionDocument.model_validate_json(report.document)
    assert found.original.full_document == kept.model_copy(update={"report": None})


def test_it_starts_from_the_report_whatever_the_assessment_says_by_now(report: Report) -> None:
    Tab(report.assessment).open("location").choose("location", "nothing").send()
    assert Try(report).open().page.text.count("Azure Stack HCI, 20H2 or later") == 1
    assert "From “Azure Stack HCI, 20H2 or later”" in Try(report).open(query=CHANGED).page.text


@pytest.mark.parametrize("page", ["", "location", "priorities", "order"])
@pytest.mark.parametrize("query", ["", CHANGED, "?location=moon"])
def test_it_names_no_other_address(report: Report, page: str, query: str) -> None:
    tried = Try(report)
    content = tried.client.get(tried.at(page, query)).content.decode()
    assert report.assessment.secret not in content
    links = [link.attributes["href"] for link in tried.open(page, query).page.all("a")]
    assert not [link for link in links if link.startswith("/assessments/") and link != "/assessments/"]


def test_it_names_no_other_address_to_a_script(report: Report) -> None:
    answer = Try(report).open("location").store(location=["nothing"])
    links = [link.attributes["href"] for link in answer.all("a")]
    assert links
    assert all(link.startswith(f"/reports/{report.token}/what-if/") for link in links)


def test_it_changes_answers_as_over_an_assessment(report: Report) -> None:
    tried = Try(report).open().follow("What is at the location today?")
    assert tried.page.one("aside", aria_label="What if").text == (
        "What if, from a report: nothing is stored, and the report stays as it is. Back to the report"
    )
    assert tried.send(location=["nothing"], new_hardware=["no"]) == 303
    assert tried.heading == "What leads changes"
    tried.follow("Flexibility").send(flexibility=["4"])
    assert tried.address == tried.at(query=CHANGED)
    assert "Keep this" not in tried.page.text
    assert tried.follow("Drop it").address == reverse("report", args=[report.token])


def test_it_starts_an_assessment_of_ones_own(report: Report, edition: Edition) -> None:
    before = Assessment.objects.values().get()
    tried = Try(report).open(query=CHANGED)
    assert tried.send() == 303
    made = Assessment.objects.exclude(pk=report.assessment.pk).get()
    assert tried.address == reverse("wizard-answers", args=[made.secret])
    assert "Started: this assessment is your own. The report stays as it is." in tried.page.text
    assert (made.name, made.edition) == ("Hall 7", edition)
    assert made.answers == ANSWERS | {"location": ["nothing"], "new-hardware": ["no"]}
    assert assessments.read(made).priorities.by_criterion["flexibility"] == 4
    assert Assessment.objects.values().get(pk=report.assessment.pk) == before
    assert not made.reports.exists()


def test_it_starts_it_in_the_edition_of_the_report_and_remembers_it(report: Report, shipped: dict[str, str]) -> None:
    make_current(Edition.objects.create(**shipped | {"label": "2023-01"}))
    tried = Try(report).open(query=CHANGED)
    tried.send()
    made = Assessment.objects.exclude(pk=report.assessment.pk).get()
    assert made.edition == report.edition
    listed = read(tried.client.get(reverse("assessments")))
    assert [link.attributes["href"] for link in listed.one("ul", class_="rows after").all("a")] == [
        reverse("assessment", args=[made.secret]),
        reverse("assessment-update", args=[made.secret]),
    ]


def test_it_keeps_the_order_of_the_report(edition: Edition) -> None:
    order = {"flexibility": 1, "mixed-node": 2}
    made = assessments.start(edition, name="Hall 7", answers=ANSWERS, priorities={}, order=order)
    report = reports.create(made)
    Try(report).open(query="?vendor-support=no").send()
    own = Assessment.objects.exclude(pk=made.pk).get()
    assert assessments.read(own).priorities == assessments.read(made).priorities


def test_it_stores_nothing_before_it_is_started(report: Report) -> None:
    Try(report).open().follow("What is at the location today?").send(location=["nothing"])
    assert Assessment.objects.count() == 1


def test_it_refuses_what_its_form_does_not_send(report: Report) -> None:
    response = Client().post(Try(report).at(query=CHANGED), {"name": "Line 5"})
    assert response.status_code == 422
    assert Assessment.objects.count() == 1
