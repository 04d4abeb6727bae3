"""Starting an assessment: by name, with answers that a link brings, and never before it is asked for."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor.models import Assessment
from catalog.models import Edition
from catalog.publishing import make_current, retire
from tests.advisor.pages import read
from tests.advisor.shipped import GUIDE, STEPS

pytestmark = pytest.mark.usefixtures("edition")

START = f"/guides/{GUIDE}/start/"

PROBLEMS = [
    ("?foo=bar", ["answers.foo: there is no such question. Name one of windows-nodes, workloads,"]),
    ("?locaton=nothing", ["answers.locaton: there is no such question. Perhaps location is meant."]),
    ("?location=nothng", ["answers.location: there is no choice nothng. Perhaps nothing is meant."]),
    (
        "?new-hardware=yes&new-hardware=no",
        ["answers.new-hardware: it takes one choice, and 2 are given. Keep one of them."],
    ),
    (
        "?location=nothing&location=windows-server",
        ["answers.location: nothing cannot be combined with other choices. Keep it alone, or drop it."],
    ),
    (
        "?location=not-sure&location=windows-server",
        ["answers.location: not-sure cannot be combined with other choices. Keep it alone, or drop it."],
    ),
    ("?new-hardware=", ["answers.new-hardware: there is no choice . Name one of yes, no, not-sure."]),
    (
        "?new-hardware=maybe&foo=bar",
        [
            "answers.foo: there is no such question. Name one of",
            "answers.new-hardware: there is no choice maybe. Name one of yes, no, not-sure.",
        ],
    ),
    ("?new-hardware=%00", [r"answers.new-hardware: there is no choice \x00."]),
    ("?new-hardware=%FF", ["answers.new-hardware: there is no choice \ufffd."]),
    ("?%3Cscript%3E=1", ["answers.<script>: there is no such question."]),
]
"""A query, and how each line of what is wrong begins."""


def test_starts_where_the_first_question_is(architect: Client, edition: Edition) -> None:
    response = architect.post(START, {"name": "  Line 4  "})
    made = Assessment.objects.get()
    assert (made.name, made.edition, made.answers, made.priorities) == ("Line 4", edition, {}, {})
    assert response.status_code == 303
    assert response.headers["Location"] == reverse("wizard-step", args=[made.secret, "workload"])


def test_says_what_is_to_come(architect: Client) -> None:
    text = read(architect.get(START)).one("main").text
    assert "13 questions in 4 steps, about one location." in text
    assert "Edition 2022-11" in text


def test_names_an_assessment_that_nobody_names(architect: Client) -> None:
    architect.post(START, {"name": " "})
    assert Assessment.objects.get().name.startswith("Edge location, ")


def test_remembers_it_on_this_browser(architect: Client) -> None:
    architect.post(START, {"name": "Line 4"})
    assert "Line 4" in read(architect.get(reverse("assessments"))).text
    assert "Line 4" not in read(Client().get(reverse("assessments"))).text


def test_refuses_a_name_that_is_too_long_and_shows_it(architect: Client) -> None:
    response = architect.post(START, {"name": "x" * 121})
    page = read(response)
    assert response.status_code == 422
    assert page.one("title").text.startswith("Error: ")
    assert page.one("div", id="error-summary").one("a").text == "Shorten the name to 120 characters or fewer."
    assert page.one("input", name="name").attributes["value"] == "x" * 121
    assert not Assessment.objects.exists()


def test_shows_the_answers_of_a_link_and_stores_nothing(architect: Client) -> None:
    page = read(architect.get(f"{START}?location=azure-stack-hci&location=windows-server&new-hardware=not-sure"))
    rows = {row.one("dt").text: row.one("dd").text for row in page.one("dl").all("div")}
    assert rows == {
        "What is at the location today?": "Azure Stack HCI, 20H2 or later; Windows Server 2019 or later",
        "Can new hardware be bought for the location?": "Not sure",
    }
    assert not Assessment.objects.exists()


def test_stores_the_answers_of_a_link_when_it_is_started(architect: Client) -> None:
    query = "&".join(f"{question}=not-sure" for question in STEPS["workload"])
    page = read(architect.get(f"{START}?{query}&location=nothing"))
    assert "action" not in page.one("form").attributes
    response = architect.post(f"{START}?{query}&location=nothing", {"name": ""})
    made = Assessment.objects.get()
    assert made.answers == {"location": ["nothing"]} | dict.fromkeys(STEPS["workload"], "not-sure")
    assert response.headers["Location"] == reverse("wizard-step", args=[made.secret, "location"])


@pytest.mark.parametrize(("query", "problems"), PROBLEMS, ids=[each[0] for each in PROBLEMS])
def test_lists_every_problem_of_a_link(architect: Client, query: str, problems: list[str]) -> None:
    for method in (architect.get, architect.post):
        response = method(START + query)
        page = read(response)
        assert response.status_code == 422
        assert page.one("title").text.startswith("Error: ")
        lines = [each.text for each in page.one("div", id="error-summary").all("li")]
        assert len(lines) == len(problems)
        for line, problem in zip(lines, problems, strict=True):
            assert line.startswith(problem)
        assert not page.all("form")
    assert not Assessment.objects.exists()


def test_starts_on_the_edition_that_is_current(architect: Client, shipped: dict[str, str]) -> None:
    architect.post(START, {"name": "Before"})
    newer = Edition.objects.create(**shipped | {"label": "2023-01"})
    make_current(newer)
    architect.post(START, {"name": "After"})
    assert dict(Assessment.objects.values_list("name", "edition__label")) == {"Before": "2022-11", "After": "2023-01"}


def test_starts_nothing_without_a_current_edition(architect: Client, edition: Edition) -> None:
    retire(edition)
    assert architect.get(START).status_code == 404
    assert architect.post(START, {"name": "Line 4"}).status_code == 404
    assert not Assessment.objects.exists()
