"""A curator writes a guide of another subject in the admin, from nothing; an architect decides by it."""

from collections.abc import Sequence

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from tests.browser import curating, desk, walks
from tests.browser.conftest import Visit
from tests.browser.desk import CHOICES, Row
from tests.browser.hands import Pointer

pytestmark = pytest.mark.browser

NAME, PASSWORD = "writer", "a long password of the tests"
TITLE, LABEL = "Backups of a branch office", "2026-12"
GUIDE = {"Key": "backups", "Title": TITLE, "Question": "Where should the backups of this office be kept?"}
TAPE, CLOUD = "Tape", "Cloud storage"
OPTIONS = [{"Key": "tape", "Name": TAPE}, {"Key": "cloud", "Name": CLOUD}]
CRITERIA = {
    "Cost": [
        {"Key": "low", "Label": "Low", "Value": "100"},
        {"Key": "high", "Label": "High", "Value": "40"},
    ],
    "Time to restore": [
        {"Key": "hours", "Label": "Hours", "Value": "100"},
        {"Key": "days", "Label": "Days", "Value": "40"},
    ],
}
RATINGS = {
    (TAPE, "Cost"): "Low",
    (CLOUD, "Cost"): "High",
    (TAPE, "Time to restore"): "Days",
    (CLOUD, "Time to restore"): "Hours",
}
STEP = {"Key": "office", "Title": "The office"}
LINE, HANDS, AWAY = QUESTIONS = {
    "line": "Can the line carry a backup overnight?",
    "hands": "Can somebody change tapes?",
    "away": "Must a copy lie outside the building?",
}.items()
YES_OR_NO = [{"Key": "yes", "Label": "Yes"}, {"Key": "no", "Label": "No"}]


def clause(question: tuple[str, str], answer: str, choice: str) -> Row:
    """A clause of a condition, as its row is filled in."""
    return {"Question": question[1], "Answer": answer, CHOICES: [choice]}


NOTES = {
    "line-too-slow": (CLOUD, "Rules out", "The line is too slow.", [clause(LINE, "is any of", "No")]),
    "nobody-there": (TAPE, "Counts against", "Tapes need hands.", [clause(HANDS, "is none of", "Yes")]),
    "away-already": (
        CLOUD,
        "Favours",
        "A copy lies elsewhere, with no effort.",
        [clause(AWAY, "is any of", "Yes"), clause(LINE, "is any of", "Yes")],
    ),
}
EXAMPLE = {"Key": "slow-line", "Sentence": "An office at the end of a slow line.", "Expected outcome": "Tie"}
EXPECTED = "Clear"
"""What the example should have said."""
EXAMPLE_ANSWERS = [{"Question": LINE[1], CHOICES: ["No"]}, {"Question": HANDS[1], CHOICES: ["No"]}]

WALKS = [
    ({"line": "yes", "hands": "no", "away": "yes"}, CLOUD),
    ({"line": "no", "hands": "no", "away": "yes"}, TAPE),
]
"""Answers, and what they come to: the second time, a note rules out what the others speak for."""


@pytest.fixture
def writer(visit: Visit) -> Page:
    """A browser of a curator who starts with nothing."""
    page = visit().new_page()
    get_user_model().objects.create_superuser(username=NAME, password=PASSWORD)
    curating.log_in(page, NAME, PASSWORD)
    return page


def write_the_guide(writer: Page) -> None:
    """The guide itself, what it compares, and what it asks."""
    writer.get_by_role("main").get_by_role("link", name="Guides", exact=True).click()
    writer.get_by_role("link", name="Add guide").click()
    desk.fill_in(writer, GUIDE)
    curating.save(writer)
    for option in OPTIONS:
        add(writer, "option", option)
    for name, levels in CRITERIA.items():
        add(writer, "criterion", {"Key": name.lower().replace(" ", "-"), "Name": name}, Level=levels)
    add(writer, "step", STEP)
    for key, text in QUESTIONS:
        add(writer, "question", {"Step": STEP["Title"], "Key": key, "Text": text}, Choice=YES_OR_NO)
    for key, (about, effect, text, clauses) in NOTES.items():
        add(writer, "note", {"Key": key, "Option": about, "Effect": effect, "Text": text}, Clause=clauses)


def add(writer: Page, kind: str, fields: desk.Fields, **rows: Sequence[Row]) -> None:
    """Add one thing from the guide's home, with rows of a kind on its form, and go home again."""
    desk.start_adding(writer, kind)
    desk.fill_in(writer, fields)
    for each, added in rows.items():
        desk.add_rows(writer, each, added)
    curating.save(writer)
    desk.open_home(writer, TITLE)


def rate(writer: Page) -> None:
    """Every option on every criterion, in the grid."""
    desk.open_tab(writer, TITLE, "Ratings")
    for (option, criterion), level in RATINGS.items():
        writer.get_by_label(f"{option}, {criterion}", exact=True).select_option(level)
    writer.get_by_role("button", name="Save ratings").click()
    expect(writer.locator(".messagelist")).to_contain_text("Ratings added: 4.")


def add_an_example(writer: Page) -> None:
    """A worked case that expects the wrong outcome."""
    desk.open_home(writer, TITLE)
    desk.start_adding(writer, "example")
    desk.fill_in(writer, EXAMPLE)
    desk.take_over(writer, "expected leaders", [TAPE])
    desk.add_rows(writer, "Answer", EXAMPLE_ANSWERS)
    curating.save(writer)
    desk.open_home(writer, TITLE)


def check(writer: Page) -> None:
    desk.open_tab(writer, TITLE, "Check")
    writer.get_by_role("button", name="Check the working copy").click()
    expect(writer.get_by_text("Checked by")).to_be_visible()


def mend(writer: Page) -> None:
    """Go from the finding to the example, and let it expect what is right."""
    expect(writer.get_by_role("heading", name="What blocks publication")).to_be_visible()
    curating.finding(writer, "slow-line").get_by_role("link").first.click()
    desk.fill_in(writer, {"Expected outcome": EXPECTED})
    curating.save(writer)
    writer.goto("/admin/")
    writer.get_by_role("region", name="Guides").get_by_role("link", name=TITLE).click()


def publish(writer: Page) -> None:
    desk.open_tab(writer, TITLE, "Publish")
    writer.get_by_label("Label").fill(LABEL)
    writer.get_by_label("Change note").fill("The first edition.")
    writer.get_by_role("button", name="Publish").click()
    expect(writer.locator(".messagelist")).to_contain_text("Published")


def decide(page: Page, answers: dict[str, str]) -> None:
    """Start an assessment of the new guide from the home page, and go through to the result."""
    hand = Pointer(page)
    page.goto("/")
    card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=TITLE, exact=True))
    card.get_by_role("link", name="Start an assessment").click()
    page.get_by_label("Name of the location or the project").fill("Hill station")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(STEP["Title"])
    for question, choice in answers.items():
        hand.choose(walks.choice_on(page, question, choice))
    walks.carry_on(hand)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(STEP["Title"])
    walks.carry_on(hand)
    page.get_by_role("link", name="See the result").click()


def test_a_guide_written_in_the_admin_is_decided_by(writer: Page, page: Page) -> None:
    write_the_guide(writer)
    rate(writer)
    add_an_example(writer)
    check(writer)
    mend(writer)
    check(writer)
    expect(writer.get_by_role("heading", name="What blocks publication")).to_have_count(0)
    publish(writer)
    for answers, leader in WALKS:
        decide(page, answers)
        expect(page.get_by_role("heading", level=1)).to_have_text(leader)
