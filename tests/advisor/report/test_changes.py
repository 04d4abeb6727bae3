"""What would change a decision, on result and report."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments, reports
from advisor.models import Assessment, Report
from catalog.models import Edition
from tests.advisor.deciding import report_with, stored
from tests.advisor.pages import Element, read
from tests.advisor.shipped import ANSWERS

NO_HARDWARE: dict[str, Any] = {"location": ["nothing"], "new-hardware": ["no"]}
WAY = {"changes": [{"question": "new-hardware", "answers": [["no"]]}], "waived": []}


def _page(name: str, secret: str) -> Element:
    return read(Client().get(reverse(name, args=[secret])))


def _part(page: Element) -> Element:
    return page.one("section", id="changes")


@pytest.fixture
def nothing_fits(edition: Edition) -> Report:
    return reports.create(assessments.start(edition, name="Line 4", answers=NO_HARDWARE, priorities={}))


def _with(report: Report, counterfactuals: dict[str, Any] | None) -> Element:
    """The page of a report that is the same but for what would change it."""
    document = stored(report) | {"counterfactuals": counterfactuals}
    return _page("report", report_with(report.assessment, document).token)


def test_says_it_in_sentences_on_result_and_report(answered: Assessment, report: Report) -> None:
    for name, secret in (("wizard-result", answered.secret), ("report", report.token)):
        part = _part(_page(name, secret))
        assert (
            "If “May a vendor manage part of the cluster?” were answered “No, everything must be ours” "
            "instead of “Yes, a vendor may manage part of it”. takes effort"
        ) in part.text
        assert "Kubernetes on Azure Stack Edge Pro Fits Nothing within three changes makes it lead." in part.text


def test_stands_after_the_reasons_and_before_the_next_steps(report: Report) -> None:
    page = _page("report", report.token)
    ids = [each.attributes["id"] for each in page.all("section") if "id" in each.attributes]
    assert ids.index("reasons") < ids.index("changes") < ids.index("next")
    assert "#changes" in [link.attributes["href"] for link in page.one("ul", class_="toc").all("a")]


def test_is_left_out_of_reports_made_before_it_was_worked_out(report: Report) -> None:
    page = _with(report, None)
    assert not page.all("section", id="changes")
    assert "#changes" not in [link.attributes["href"] for link in page.all("a")]


def test_opens_a_what_if_with_the_answers_changed(answered: Assessment, report: Report) -> None:
    for name, what_if, secret in (
        ("wizard-result", "wizard-what-if", answered.secret),
        ("report", "report-what-if", report.token),
    ):
        links = [link.attributes["href"] for link in _part(_page(name, secret)).all("a")]
        assert f"{reverse(what_if, args=[secret])}?vendor-management=no" in links
        assert all(Client().get(link).status_code == 200 for link in links)


def test_leads_from_no_option_fits_to_what_could_be_relaxed(nothing_fits: Report) -> None:
    for name, secret in (("wizard-result", nothing_fits.assessment.secret), ("report", nothing_fits.token)):
        page = _page(name, secret)
        assert page.one("h1").text == "No option fits"
        (link,) = (each for each in page.all("a", href="#relaxing"))
        assert link.text == "What could be relaxed"
        relaxing = page.one("div", id="relaxing")
        assert re.search("If “Can new hardware be bought .* Then Bare-metal Kubernetes fits.", relaxing.text)


def test_asks_to_relax_nothing_where_an_option_fits(report: Report) -> None:
    assert not _page("report", report.token).all("a", href="#relaxing")


def test_says_who_could_make_an_exception(edition: Edition) -> None:
    answers = ANSWERS | {"admin-access": ["full"]}
    report = reports.create(assessments.start(edition, name="Line 4", answers=answers, priorities={}))
    text = _part(_page("report", report.token)).text
    assert "If an exception were made to this rule: On Azure Stack Edge, admin permission" in text
    assert "Exception: Microsoft's product group can make certain exceptions." in text


def test_folds_away_what_is_beyond_a_few_and_leaves_out_what_is_too_much(report: Report) -> None:
    found = {"options": [{"option": "bare-metal", "leads": [WAY] * 100, "fits": []}], "relaxations": [], "within": 3}
    part = _part(_with(report, found))
    folded = part.one("details")
    assert folded.one("summary").text == "96 more ways"
    assert len(part.all("ul")[0].all("li")) == 4
    assert len(folded.all("li")) == 4
    assert "92 more stand in the decision document." in folded.text
