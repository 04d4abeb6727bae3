"""Architecture decision records: three published forms, each true to its template."""

import re
from typing import Any

import pytest
import yaml

from advisor.documents import DecisionDocument
from advisor.report.adr import FORMS, adr
from tests.advisor.deciding import LABELS, decided_in_full, shipped
from tests.advisor.pages import Element
from tests.advisor.report.reading import bullets_under, read_markdown
from tests.advisor.report.telling import facts, small_yard, told

EXAMPLES = [
    pytest.param(label, each, id=f"{label} {each.key}") for label in LABELS for each in shipped(label).document.examples
]

HEADINGS = {
    "madr-4": [
        ("h2", "Context and Problem Statement"),
        ("h2", "Decision Drivers"),
        ("h2", "Considered Options"),
        ("h2", "Decision Outcome"),
        ("h3", "Consequences"),
        ("h3", "Confirmation"),
        ("h2", "Pros and Cons of the Options"),
        ("options", ""),
        ("h2", "More Information"),
    ],
    "madr-2": [
        ("h2", "Context and Problem Statement"),
        ("h2", "Decision Drivers"),
        ("h2", "Considered Options"),
        ("h2", "Decision Outcome"),
        ("h3", "Positive Consequences"),
        ("h3", "Negative Consequences"),
        ("h2", "Pros and Cons of the Options"),
        ("options", ""),
        ("h2", "Links"),
    ],
    "nygard": [
        ("h2", "Status"),
        ("h2", "Context"),
        ("options", ""),
        ("h3", "What this rests on"),
        ("h2", "Decision"),
        ("h2", "Consequences"),
    ],
}
"""The headings below the title, in their order; ``options``: one of the third level for each."""

ARGUMENTS = {
    "madr-4": re.compile(r"(Good|Neutral|Bad), because \S"),
    "madr-2": re.compile(r"(Good|Bad), because \S"),
    "nygard": re.compile(r"(Good, because |Bad, because )?\S"),
}
"""What each bullet of an option begins with."""


def _headings(page: Element) -> list[tuple[str, str]]:
    return [(each.tag, each.text) for each in page.walk() if each.tag in {"h1", "h2", "h3", "h4"}]


def _expected(form: str, document: DecisionDocument) -> list[tuple[str, str]]:
    names = [("h3", each.name) for each in document.standings]
    return [each for tag, text in HEADINGS[form] for each in (names if tag == "options" else [(tag, text)])]


@pytest.mark.parametrize(("label", "example"), EXAMPLES)
def test_is_written_as_each_form_says(label: str, example: Any) -> None:
    loaded = shipped(label)
    document = decided_in_full(loaded, example.answers, example.priorities)
    for form in FORMS:
        page = read_markdown(told(loaded, document, form))
        title, *headings = _headings(page)
        assert title[0] == "h1", form
        assert headings == _expected(form, document), form
        for standing in document.standings:
            assert all(ARGUMENTS[form].match(each) for each in bullets_under(page, standing.name)), form


@pytest.mark.parametrize(("label", "example"), EXAMPLES)
def test_carries_true_front_matter_where_the_form_has_it(label: str, example: Any) -> None:
    loaded = shipped(label)
    document = decided_in_full(loaded, example.answers, example.priorities)
    start, matter, _ = adr(loaded, document, facts(document), FORMS["madr-4"]).split("---\n", maxsplit=2)
    assert start == ""
    known = yaml.safe_load(matter)
    assert {key: str(value) for key, value in known.items()} == {"status": "proposed", "date": "2026-11-24"}


@pytest.mark.parametrize(
    ("form", "said"),
    [("madr-2", ["Status: proposed", "Date: 2026-11-24"]), ("nygard", ["Date: 2026-11-24", "Proposed"])],
)
def test_says_elsewhere_what_madr_4_has_in_front(form: str, said: list[str]) -> None:
    loaded, document = small_yard()
    lines = [line.removeprefix("* ") for line in told(loaded, document, form).splitlines()]
    assert [line for line in lines if line in said] == said


@pytest.mark.parametrize("form", FORMS)
def test_ends_with_one_line_end(form: str) -> None:
    loaded, document = small_yard()
    text = adr(loaded, document, facts(document), FORMS[form])
    assert text == text.strip() + "\n"
    assert "\n\n\n" not in text
