"""Starting an assessment: by name, with answers that a link brings, and never before it is asked for."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor.models import Assessment
from advisor.wizard.slips import UNPRINTABLE
from catalog.models import Edition
from catalog.publishing import make_current, retire
from tests.advisor.pages import form_data, read
from tests.advisor.shipped import CRITERIA, GUIDE, STEPS

pytestmark = pytest.mark.usefixtures("edition")

LOCATION = "What is at the location today?"
HARDWARE = "Can new hardware be bought for the location?"
CHOICES = "“Yes”, “No, the cluster has to run on what is there” and “Not sure”"
START = f"/guides/{GUIDE}/start/"

PROBLEMS = [
    ("?locaton=nothing", [f"The guide has no such question. Perhaps “{LOCATION}” is meant. locaton"]),
    (
        "?location=nothng",
        [f"{LOCATION} The link says “nothng”, which is none of its answers. Perhaps “Nothing yet” is meant. location="],
    ),
    (
        "?new-hardware=yes&new-hardware=no",
        [f"{HARDWARE} It takes one answer, and the link brings 2. Keep one of them. new-hardware=yes,no"],
    ),
    (
        "?location=nothing&location=windows-server",
        [
            f"{LOCATION} “Nothing yet” cannot stand beside other answers. Keep it alone, or drop it. location=nothing",
        ],
    ),
    (
        "?location=not-sure&location=windows-server",
        [f"{LOCATION} “Not sure” cannot stand beside other answers. Keep it alone, or drop it. location=not-sure"],
    ),
    ("?new-hardware=", [f"{HARDWARE} The link names no answer. There are {CHOICES}. new-hardware="]),
    (
        "?new-hardware=maybe&locaton=nothing",
        [
            f"{HARDWARE} The link says “maybe”, which is none of its answers. There are {CHOICES}.",
            f"The guide has no such question. Perhaps “{LOCATION}” is meant. locaton",
        ],
    ),
    (
        "?new-hardware=%00",
        [f"{HARDWARE} The link says {UNPRINTABLE}, which is none of its answers. There are {CHOICES}. "],
    ),
    ("?new-hardware=%FF", [f"{HARDWARE} The link says “\ufffd”, which is none"]),
    (
        "?priority.flexbility=3",
        ["The guide weighs no such criterion. Perhaps “Flexibility” is meant. priority.flexbility"],
    ),
    (
        "?priority.flexibility=9",
        ["Flexibility How much it matters is a whole number from 0 (not at all) to 4 (most of all). priority.flex"],
    ),
    (
        "?place.flexibility=7",
        ["Flexibility Its place is a whole number: 1 (first) to 4, or 0 where it does not matter. place.flexibility=7"],
    ),
    ("?place.flexibility=0", ["Priorities No criterion has a place in the order. Give one of them the place 1."]),
    (
        "?place.flexibility=1&priority.mixed-node=3",
        ["Priorities The link brings both levels and places in an order. Keep one kind of them."],
    ),
    ("?<location>=1", [f"The guide has no such question. Perhaps “{LOCATION}” is meant. <location>"]),
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
    assert (
        page.one("div", id="error-summary").one("a").text
        == "Shorten the name to 120 characters or fewer: it has 121, 1 too many."
    )
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
        assert page.one("form").one("button", class_="button").text == "Start"
    assert not Assessment.objects.exists()


def test_suggests_a_handful_at_most(architect: Client) -> None:
    line = read(architect.get(f"{START}?new-hardware=yes&location=zzzz")).one("div", id="error-summary").one("li").text
    assert line.count("“") == 1 + 5
    assert " and 1 other. " in line


LEVELS = "priority.flexibility=4&priority.mixed-node=0"
ORDER = "place.flexibility=1&place.operational-cost=2&place.mixed-node=2"


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        (LEVELS, ["Most of all", "Does not matter", "The other criteria count as “Some”."]),
        (
            ORDER,
            ["2nd in importance", "1st in importance", "2nd in importance", "The other criteria do not matter."],
        ),
        (
            "&".join(f"priority.{key}=2" for key in CRITERIA),
            ["Some"] * 4,
        ),
    ],
    ids=["levels", "an order", "all"],
)
def test_shows_the_priorities_of_a_link(architect: Client, query: str, shown: list[str]) -> None:
    page = read(architect.get(f"{START}?{query}"))
    section = page.one("section", aria_labelledby="weighed")
    assert [each.text for each in (*section.all("dd"), *section.all("p"))] == shown
    assert not page.all("section", aria_labelledby="given")
    assert not Assessment.objects.exists()


def test_shows_no_priorities_where_the_link_says_nothing_of_them(architect: Client) -> None:
    assert not read(architect.get(f"{START}?location=nothing")).all("section", aria_labelledby="weighed")


def test_stores_the_priorities_of_a_link_when_it_is_started(architect: Client) -> None:
    architect.post(f"{START}?{LEVELS}", {"name": "Levels"})
    architect.post(f"{START}?{ORDER}", {"name": "Order"})
    made = {each.name: each for each in Assessment.objects.all()}
    assert (made["Levels"].priorities["flexibility"], made["Levels"].priorities["mixed-node"]) == (4, 0)
    assert made["Levels"].order == {}
    assert made["Order"].order == {"flexibility": 1, "operational-cost": 2, "mixed-node": 2}


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("location=nothng&new-hardware=yes&foo=1", "new-hardware=yes"),
        ("location=nothng&priority.flexibility=4", "priority.flexibility=4"),
        ("new-hardware=yes&place.flexibility=1&priority.mixed-node=3", "new-hardware=yes"),
        ("new-hardware=yes&place.flexibility=0&utm_source=mail", "new-hardware=yes"),
    ],
)
def test_goes_on_with_what_fits(architect: Client, query: str, rest: str) -> None:
    page = read(architect.get(f"{START}?{query}"))
    on = page.one("form").attributes["action"]
    assert on == f"{START}?{rest}"
    (without,) = page.one("div", id="error-summary").all("a")
    assert without.attributes["href"] == START
    (part,) = {each.attributes["aria-labelledby"] for each in page.all("section")}
    assert part == ("weighed" if "priority" in rest else "given")
    assert architect.get(on).status_code == 200
    assert architect.post(on, form_data(page.one("form"))).status_code == 303


def test_keeps_the_choices_that_fit_of_an_answer_that_does_not(architect: Client) -> None:
    page = read(architect.get(f"{START}?location=other-servers&location=moon"))
    assert [each.text for each in page.one("div", id="error-summary").all("small")] == ["location=moon"]
    assert "Nothing else is in it" not in page.text
    assert len(page.one("section", aria_labelledby="given").all("dd")) == 1
    on = page.one("form").attributes["action"]
    assert on == f"{START}?location=other-servers"
    assert architect.post(on, form_data(page.one("form"))).status_code == 303
    assert Assessment.objects.get().answers == {"location": ["other-servers"]}


def test_goes_on_without_anything_where_nothing_fits(architect: Client) -> None:
    page = read(architect.get(f"{START}?location=nothng"))
    assert page.one("form").attributes["action"] == START
    assert not page.one("div", id="error-summary").all("a")
    assert "Nothing else is in it: start below without it" in page.text


def test_makes_one_where_its_button_is_pressed_twice(architect: Client) -> None:
    form = form_data(read(architect.get(START)).one("form"))
    first, second = (architect.post(START, form).headers["Location"] for _ in range(2))
    assert first == second
    assert Assessment.objects.count() == 1
    again = form_data(read(architect.get(START)).one("form"))
    assert architect.post(START, again).headers["Location"] != first


def test_makes_another_where_the_form_is_sent_again_with_something_else(architect: Client) -> None:
    form = form_data(read(architect.get(START)).one("form"))
    names = ["Hall 7", "Hall 8", "Hall 8"]
    addresses = [architect.post(START, {**form, "name": name}).headers["Location"] for name in names]
    assert len(set(addresses)) == 3
    assert list(Assessment.objects.order_by("pk").values_list("name", flat=True)) == names


def test_never_brings_back_the_address_of_a_deleted_one(architect: Client) -> None:
    form = form_data(read(architect.get(START)).one("form"))
    first = architect.post(START, form).headers["Location"]
    Assessment.objects.get().delete()
    assert architect.post(START, form).headers["Location"] != first
    assert architect.get(first).status_code == 404


def test_refuses_a_form_with_another_number_than_it_was_given(architect: Client) -> None:
    response = architect.post(START, {"once": "A" * 22})
    assert response.status_code == 422
    said = read(response).one("div", id="error-summary").one("li").text
    assert said == "This form is not as it was made: load the page again."
    assert not Assessment.objects.exists()


def test_says_how_many_questions_a_link_answers(architect: Client) -> None:
    text = read(architect.get(f"{START}?location=nothing&new-hardware=not-sure")).one("main").text
    assert "13 questions in 4 steps, about one location; the link answers 2 of them. Every" in text


@pytest.mark.parametrize(
    "added",
    ["utm_source=news", "utm_id=%FF", "gclid=1", "fbclid=1", "mc_cid=1", "mc_eid=1", "msclkid=1", "_hsenc=1", "_gl=1"],
)
def test_passes_over_what_mail_clients_add(architect: Client, added: str) -> None:
    query = f"{START}?location=nothing&{added}&{added}"
    page = read(architect.get(query))
    assert [each.text for each in page.one("dl").all("dd")] == ["Nothing yet"]
    assert not page.all("div", class_="notice notice-info")
    architect.post(query, {"name": "Line 4"})
    assert Assessment.objects.get().answers == {"location": ["nothing"]}


LEFT_OUT = [
    ("foo=bar", "foo"),
    ("utm=mail&ref=newsletter&name=Line+4", "utm, ref and name"),
    ("%3Cscript%3E=1", "<script>"),
    ("%00=1", r"\x00"),
    (f"{'x' * 3000}=1", "x" * 40),
    ("&".join(f"x{at}=1" for at in range(7)), "x0, x1, x2, x3, x4 and 2 others"),
]
"""What a link says under names that the guide does not know, and how those are named."""


@pytest.mark.parametrize(("added", "named"), LEFT_OUT, ids=[each[1] for each in LEFT_OUT])
def test_leaves_out_what_the_guide_does_not_ask_and_says_so(architect: Client, added: str, named: str) -> None:
    page = read(architect.get(f"{START}?location=nothing&{added}"))
    said = page.one("div", class_="notice notice-info").text
    assert said == f"Left out, as the guide asks nothing of that name: {named}."
    assert [each.text for each in page.one("dl").all("dd")] == ["Nothing yet"]
    assert architect.post(f"{START}?location=nothing&{added}", {"name": "Line 5"}).status_code == 303
    made = Assessment.objects.get()
    assert (made.name, made.answers) == ("Line 5", {"location": ["nothing"]})


def test_says_what_it_leaves_out_beside_what_is_wrong(architect: Client) -> None:
    response = architect.get(f"{START}?location=nothng&foo=bar")
    page = read(response)
    assert response.status_code == 422
    assert "foo" not in page.one("div", id="error-summary").text
    assert "foo" in page.one("div", class_="notice notice-info").text


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
