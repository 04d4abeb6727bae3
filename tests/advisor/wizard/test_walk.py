"""The main job without scripts: from the home page through every step to a report."""

from django.test import Client
from django.urls import reverse

from advisor.models import Assessment, Report
from catalog.models import Edition
from tests.advisor.pages import read
from tests.advisor.shipped import ANSWERS, STEPS
from tests.advisor.wizard.tab import Tab


def test_leads_from_home_to_a_report(edition: Edition, architect: Client) -> None:
    home = read(architect.get(reverse("home")))
    start = next(link.attributes["href"] for link in home.all("a") if link.text == "Start an assessment")
    begun = architect.post(start, {"name": "Line 4"})
    assert begun.status_code == 303
    tab = Tab(Assessment.objects.get(), client=architect).visit(begun.headers["Location"])
    for questions in STEPS.values():
        for question in questions:
            tab.choose(question, *ANSWERS[question])
        assert tab.send() == 303
    assert tab.page.one("h1").text == "How much each criterion matters"
    assert tab.send() == 303
    assert tab.page.one("h1").text == "Check your answers"
    result = next(link.attributes["href"] for link in tab.page.all("a") if link.text == "See the result")
    tab.visit(result)
    assert tab.page.one("h1").text == "AKS hybrid"
    tab.address = tab.page.one("form").attributes["action"]
    assert tab.send() == 303
    report = Report.objects.get()
    assert tab.address == reverse("assessment-report", args=[report.assessment.secret, report.pk])
    title = "Your report: AKS hybrid: recommendation for Line 4 - Edge Kubernetes advisor"
    assert tab.page.one("head").one("title").text == title
    assert tab.page.one("h1").text == "AKS hybrid"
    assert edition.sha256 in tab.page.text


def test_shows_an_assessment_on_the_way_where_it_stands(assessment: Assessment, architect: Client) -> None:
    architect.post(reverse("assessment-keep", args=[assessment.secret]))
    tab = Tab(assessment, client=architect).open("workload")
    for question in STEPS["workload"]:
        tab.choose(question, *ANSWERS[question])
    tab.send()
    for name in ("home", "assessments"):
        rows = read(architect.get(reverse(name))).one("ul", class_="rows after")
        assert "Line 4" in rows.text
        assert "3 of 13 answered" in rows.text
    page = read(architect.get(reverse("assessment", args=[assessment.secret])))
    carry_on = next(link.attributes["href"] for link in page.all("a") if link.text == "Carry on")
    assert carry_on == reverse("wizard-step", args=[assessment.secret, "location"])
