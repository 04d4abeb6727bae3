"""What a page weighs as it is sent: at most 60 KB, with its styles and scripts, all of them compressed."""

import gzip
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from advisor import assessments, reports
from advisor.models import Assessment, Report
from catalog.document import QuestionKind
from catalog.models import Edition
from catalog.publishing import make_current
from tests.advisor.deciding import LABELS, report_with, shipped, stored
from tests.advisor.pages import read

BUDGET = 60 * 1024


@pytest.fixture(params=LABELS)
def report(request: pytest.FixtureRequest, db: None) -> Report:  # noqa: ARG001
    """Of an assessment of a shipped edition with nothing answered: everything is open, so there is most to say."""
    document = shipped(request.param).document
    edition = Edition.objects.create(
        guide_key=document.guide.key, label="heavy", sha256=document.sha256(), document=document.to_bytes().decode()
    )
    make_current(edition)
    return reports.create(assessments.start(edition, name="Line 4", answers={}, priorities={}))


def _endless(report: Report) -> Report:
    """The same report with hundreds of ways to change it, each of three questions that take one choice."""
    edition = report.edition.parsed()
    questions = [question for question in edition.questions if question.kind is QuestionKind.ONE]
    ways = [
        {
            "changes": [
                {"question": each.key, "answers": [[choice.key] for choice in each.choices[1:]]} for each in three
            ],
            "waived": [],
        }
        for three in combinations(questions, 3)
    ]
    options = [{"option": option.key, "leads": ways, "fits": []} for option in edition.options]
    document = stored(report) | {"counterfactuals": {"options": options, "relaxations": [], "within": 3}}
    return report_with(report.assessment, document)


def _addresses(report: Report) -> list[str]:
    edition, secret = report.edition, report.assessment.secret
    steps = [reverse("wizard-step", args=[secret, step.key]) for step in edition.parsed().steps]
    options = [reverse("option", args=[edition.guide_key, option.key]) for option in edition.parsed().options]
    wizard = [reverse(f"wizard-{name}", args=[secret]) for name in ("priorities", "answers", "result", "what-if")]
    whole = [
        reverse("assessment", args=[secret]),
        *(reverse("report", args=[each.token]) for each in (report, _endless(report))),
    ]
    compared = "&".join(f"option={option.key}" for option in edition.parsed().options[:4])
    beside = [
        f"{reverse('wizard-options', args=[secret])}?{compared}",
        f"{reverse('report-options', args=[report.token])}?{compared}",
    ]
    guide = [reverse(name, args=[edition.guide_key]) for name in ("guide", "start")]
    return ["/", *guide, *options, reverse("assessments"), *steps, *wizard, *whole, *beside]


def test_sends_each_page_in_sixty_kilobytes(report: Report) -> None:
    client = Client(headers={"Accept-Encoding": "gzip"})
    heavy = {}
    for address in _addresses(report):
        response = client.get(address)
        assert response.headers["Content-Encoding"] == "gzip"
        page = read(Client().get(address))
        files = {
            each.attributes.get("src") or each.attributes["href"] for each in page.all("script") + page.all("link")
        }
        weight = len(response.content) + sum(_weight(file) for file in files)
        if weight > BUDGET:
            heavy[address] = weight
    assert heavy == {}


def test_answers_htmx_in_less_than_the_page(assessment: Assessment) -> None:
    address = reverse("wizard-step", args=[assessment.secret, "location"])
    headers = {"Accept-Encoding": "gzip"}
    page = Client().get(address, headers=headers)
    answer = Client().post(address, {"location": "nothing"}, headers={**headers, "HX-Request": "true"})
    assert len(answer.content) < len(page.content) / 2


@cache
def _weight(address: str) -> int:
    """A static file as WhiteNoise sends it to a browser that does not know a better encoding."""
    path = finders.find(address.removeprefix("/static/"))
    assert isinstance(path, str)
    content = Path(path).read_bytes()
    return min(len(content), len(gzip.compress(content)))
