"""Planted faults: each gives exactly its finding, with its place and what to do."""

import datetime
from typing import Any

import pytest

from catalog.checks import Severity, structure
from catalog.document import GuideDocument
from catalog.shipped import shipped_editions
from tests.catalog.documents import DELETE, WHOLE, changed, whole

TODAY = datetime.date(2024, 6, 1)
B, W = Severity.BLOCKS, Severity.WARNING
Places = list[tuple[str, Any]]

MANY = [{"key": f"c{number}", "label": "Choice"} for number in range(13)]
ANSWER = "examples.0.answers"

FAULTS: list[tuple[Severity, str, str, str, Places]] = [
    # keys and references
    (B, "duplicate-key", "options[1].key", 'another option "walnut" stands before: give this one its own key',
     [("options.1.key", "walnut"), ("ratings", WHOLE["ratings"][1:4]), ("tools.0.options", []), ("notes", []),
      ("references.1.option", DELETE), ("examples", []), ("requirements", [])]),
    (B, "duplicate-key", "criteria[0].levels[1].key",
     'another level "deep" of "shade" stands before: give this one its own key',
     [("criteria.0.levels.1.key", "deep"), ("ratings.4.level", "none")]),
    (B, "duplicate-key", "steps[1].questions[1].choices[1].key",
     'another choice "yes" of "patience" stands before: give this one its own key',
     [("steps.1.questions.1.choices.1.key", "yes"), ("notes.1.cases", [])]),
    (B, "reserved-key", "steps[1].questions[1].choices[0].key",
     '"not-sure" is reserved: give the choice another key', [("steps.1.questions.1.choices.0.key", "not-sure")]),
    (B, "unknown-reference", "guide.sources[0]", 'there is no source "diary": add it, or name another',
     [("guide.sources", ["diary"])]),
    (B, "unknown-reference", "options[0].sources[0]", 'there is no source "diary": add it, or name another',
     [("options.0.sources", ["diary"])]),
    (B, "unknown-reference", "ratings[0].sources[0]", 'there is no source "diary": add it, or name another',
     [("ratings.0.sources", ["diary"])]),
    (B, "unknown-reference", "ratings[1].level", 'there is no level "dense" of "shade": add it, or name another',
     [("ratings.1.level", "dense")]),
    (B, "unknown-reference", "ratings[6].option", 'there is no option "oak": add it, or name another',
     [("ratings.6", {"option": "oak", "criterion": "shade", "level": "deep"})]),
    (B, "unknown-reference", "ratings[6].criterion", 'there is no criterion "height": add it, or name another',
     [("ratings.6", {"option": "walnut", "criterion": "height", "level": "deep"})]),
    (B, "unknown-reference", "requirements[0].criterion", 'there is no criterion "height": add it, or name another',
     [("requirements.0.criterion", "height")]),
    (B, "unknown-reference", "requirements[0].level", 'there is no level "deep" of "harvest": add it, or name another',
     [("requirements.0.level", "deep")]),
    (B, "unknown-reference", "tools[0].options[1]", 'there is no option "oak": add it, or name another',
     [("tools.0.options.1", "oak")]),
    (B, "unknown-reference", "references[1].option", 'there is no option "oak": add it, or name another',
     [("references.1.option", "oak")]),
    (B, "unknown-reference", "notes[0].option", 'there is no option "oak": add it, or name another',
     [("notes.0.option", "oak")]),
    (B, "unknown-reference", "notes[1].tools[0]", 'there is no tool "saw": add it, or name another',
     [("notes.1.tools", ["saw"])]),
    (B, "unknown-reference", "notes[0].cases[0][0].question",
     'there is no question "climate": add it, or name another', [("notes.0.cases.0.0.question", "climate")]),
    (B, "unknown-reference", "notes[0].cases[0][0].choices[0]",
     'there is no choice "tiny" of "room": add it, or name another', [("notes.0.cases.0.0.choices.0", "tiny")]),
    (B, "unknown-reference", "requirements[0].cases[1][0].choices[1]",
     'there is no choice "wood" of "use": add it, or name another',
     [("requirements.0.cases.1.0.choices.1", "wood")]),
    (B, "unknown-reference", "criteria[1].applies_when[0][0].choices[0]",
     'there is no choice "wood" of "use": add it, or name another',
     [("criteria.1.applies_when.0.0.choices.0", "wood")]),
    (B, "unknown-reference", "examples[0].answers.climate", 'there is no question "climate": add it, or name another',
     [(f"{ANSWER}.climate", ["mild"])]),
    (B, "unknown-reference", "examples[0].answers.room[0]",
     'there is no choice "tiny" of "room": add it, or name another', [(f"{ANSWER}.room", ["tiny"])]),
    (B, "unknown-reference", "examples[0].priorities.height", 'there is no criterion "height": add it, or name another',
     [("examples.0.priorities.height", 1)]),
    (B, "unknown-reference", "examples[0].expected.leaders[0]", 'there is no option "oak": add it, or name another',
     [("examples.0.expected.leaders", ["oak"])]),
    (B, "unknown-reference", "examples[0].expected.statuses.oak", 'there is no option "oak": add it, or name another',
     [("examples.0.expected.statuses.oak", "eligible")]),
    (B, "named-twice", "notes[1].tools[1]", '"stake" stands in this list before: leave it out here',
     [("notes.1.tools", ["stake", "stake"])]),
    (B, "duplicate-rating", "ratings[6]", '"walnut" on "shade" is rated before: leave one rating out',
     [("ratings.6", {"option": "walnut", "criterion": "shade", "level": "some"})]),
    (B, "empty-case", "notes[2].cases[0]",
     'a case needs at least one clause: add one, or leave all cases out to say "always"', [("notes.2.cases", [[]])]),
    (B, "broken-line", "guide.assumptions[1]", "write each entry on one line of its own",
     [("guide.assumptions.1", "two\nlines")]),
    (B, "broken-line", "options[0].former_names[0]", "write each entry on one line of its own",
     [("options.0.former_names.0", " ")]),
    # what is missing
    (B, "nothing-there", "options", "the guide has no options: add some",
     [("options", []), ("ratings", []), ("tools.0.options", []), ("references.1.option", DELETE), ("notes", []),
      ("examples", [])]),
    (B, "nothing-there", "criteria", "the guide has no criteria: add some",
     [("criteria", []), ("ratings", []), ("requirements", []), ("examples.0.priorities", {})]),
    (B, "nothing-there", "steps", "the guide has no steps: add some",
     [("steps", []), ("criteria.1.applies_when", []), ("requirements.0.cases", []), ("notes.0.cases", []),
      ("notes.1.cases", []), ("examples.0.answers", {})]),
    (B, "text-missing", "guide.question", "the question of this guide is empty: write it", [("guide.question", "")]),
    (B, "text-missing", "sources[1].title", "the title of this source is empty: write it", [("sources.1.title", "")]),
    (B, "text-missing", "criteria[0].name", "the name of this criterion is empty: write it", [("criteria.0.name", "")]),
    (B, "text-missing", "criteria[0].levels[2].label", "the label of this level is empty: write it",
     [("criteria.0.levels.2.label", " ")]),
    (B, "text-missing", "options[1].name", "the name of this option is empty: write it", [("options.1.name", "")]),
    (B, "text-missing", "tools[1].name", "the name of this tool is empty: write it", [("tools.1.name", "")]),
    (B, "text-missing", "references[0].url", "the url of this reference is empty: write it",
     [("references.0.url", "")]),
    (B, "text-missing", "steps[0].title", "the title of this step is empty: write it", [("steps.0.title", "")]),
    (B, "text-missing", "steps[1].questions[1].text", "the text of this question is empty: write it",
     [("steps.1.questions.1.text", "")]),
    (B, "text-missing", "steps[1].questions[1].choices[1].label", "the label of this choice is empty: write it",
     [("steps.1.questions.1.choices.1.label", "")]),
    (B, "text-missing", "notes[2].text", "the text of this note is empty: write it", [("notes.2.text", "")]),
    (B, "text-missing", "examples[1].sentence", "the sentence of this example is empty: write it",
     [("examples.1.sentence", "")]),
    (B, "rating-missing", "ratings", '"cherry" has no rating on "origin": add one; it may be left not stated',
     [("ratings.5", DELETE)]),
    (W, "rating-not-stated", "ratings[5]", 'how "cherry" does on "origin" is not stated', [("ratings.5.text", "")]),
    (B, "step-empty", "steps[2].questions", 'step "end" asks nothing: add a question, or delete the step',
     [("steps.2", {"key": "end", "title": "End"})]),
    (B, "choices-missing", "steps[1].questions[2].choices", 'question "soil" needs at least two choices',
     [("steps.1.questions.2", {"key": "soil", "text": "Soil?", "choices": [{"key": "loam", "label": "Loam"}]})]),
    # what does not fit together
    (B, "levels-order", "criteria[0].levels[2].value",
     '"none" stands below "some" and needs a lower value: levels stand best first',
     [("criteria.0.levels.2.value", 50)]),
    (B, "levels-of-descriptive", "criteria[2].levels",
     'the descriptive criterion "origin" has levels: delete them, or make it graded',
     [("criteria.2.levels", [{"key": "near", "label": "Near", "value": 100}])]),
    (B, "text-on-graded", "ratings[4].text",
     '"shade" is graded: choose a level, and move the text to the rationale',
     [("ratings.4", {"option": "cherry", "criterion": "shade", "text": "A little"})]),
    (B, "disputed-requirement", "ratings[0].disputed",
     '"harvest" can be required, so a disputed rating could rule an option out: settle it',
     [("ratings.0.disputed", True)]),
    (B, "disputed-rules-out", "notes[0].disputed",
     '"walnut-too-broad" rules an option out and is disputed: settle it, or let it only caution',
     [("notes.0.disputed", True)]),
    (B, "clause-empty", "notes[0].cases[0][0].choices",
     'the clause on "room" names no choice: add one, or delete the clause', [("notes.0.cases.0.0.choices", [])]),
    (B, "exclusive-in-one", "steps[1].questions[1].choices",
     '"patience" takes one choice, so that each stands alone: mark none as exclusive',
     [("steps.1.questions.1.choices.0.exclusive", True)]),
    (B, "all-exclusive", "steps[1].questions[0].choices",
     'every choice of "use" stands alone: let the question take one choice',
     [(f"steps.1.questions.0.choices.{index}.exclusive", True) for index in range(3)] + [(ANSWER, {})]),
    (B, "too-many-choices", "steps[1].questions[2].choices", '"soil" takes several of its 13 choices: 12 at most',
     [("steps.1.questions.2", {"key": "soil", "text": "Soil?", "kind": "several", "choices": MANY})]),
    (B, "unfit-answer", "examples[0].answers.room", 'give at least one choice, or "not-sure"',
     [(f"{ANSWER}.room", [])]),
    (B, "unfit-answer", "examples[0].answers.room", '"room" takes one choice: leave one',
     [(f"{ANSWER}.room", ["small", "large"])]),
    (B, "unfit-answer", "examples[0].answers.use", '"rest" stands alone: leave the others out',
     [(f"{ANSWER}.use", ["fruit", "rest"])]),
    # addresses
    (B, "unsafe-address", "sources[0].url",
     '"javascript:alert(1)" is no web address: start it with https:// or http://',
     [("sources.0.url", "javascript:alert(1)")]),
    (B, "unsafe-address", "tools[0].url", '"ftp://example.org" is no web address: start it with https:// or http://',
     [("tools.0.url", "ftp://example.org")]),
    (B, "unsafe-address", "references[0].url", '"//example.org" is no web address: start it with https:// or http://',
     [("references.0.url", "//example.org")]),
    (B, "unsafe-address", "guide.contact",
     "give a web address (https://...) or a mail address (mailto:somebody@example.org)",
     [("guide.contact", "data:text/html,x")]),
    (B, "unsafe-link", "options[0].description",
     'links to "javascript:alert(1)": link to web addresses only, with https:// or http://',
     [("options.0.description", "See [this](javascript:alert(1)).")]),
    (B, "unsafe-link", "notes[2].text",
     'links to "vbscript:x": link to web addresses only, with https:// or http://',
     [("notes.2.text", "* in a list, [by name][n]\n\n[n]: vbscript:x")]),
    (B, "unsafe-link", "guide.assumptions[0]",
     'links to "data:x": link to web addresses only, with https:// or http://',
     [("guide.assumptions.0", "Bare: <data:x>.")]),
    (B, "unsafe-link", "tools[0].description",
     'links to "mailto:a@example.org": link to web addresses only, with https:// or http://',
     [("tools.0.description", "![A picture](mailto:a@example.org)")]),
    # reviews
    (W, "review-due", "sources[0].review_by",
     "the review was due by 2024-05-31: check the fact, and set a new date", [("sources.0.review_by", "2024-05-31")]),
    (W, "review-due", "ratings[0].review_by",
     "the review was due by 2024-05-31: check the fact, and set a new date", [("ratings.0.review_by", "2024-05-31")]),
    (W, "review-due", "notes[0].review_by",
     "the review was due by 2024-05-31: check the fact, and set a new date", [("notes.0.review_by", "2024-05-31")]),
]  # fmt: skip


def found(document: GuideDocument) -> list[tuple[str, str, str, str]]:
    return [(each.severity, each.code, each.path, each.message) for each in structure(document, today=TODAY)]


def test_it_finds_nothing_in_a_sound_guide() -> None:
    assert found(whole()) == []


@pytest.mark.parametrize("shipped", shipped_editions(), ids=lambda shipped: f"{shipped.guide_key} {shipped.label}")
def test_it_finds_nothing_that_blocks_in_the_shipped_guides(shipped: Any) -> None:
    assert [finding for finding in found(shipped.document) if finding[0] == B] == []


@pytest.mark.parametrize(("severity", "code", "path", "message", "places"), FAULTS)
def test_it_finds_the_planted_fault_and_nothing_else(
    severity: Severity, code: str, path: str, message: str, places: Places
) -> None:
    assert found(changed(*places)) == [(severity, code, path, message)]


def test_it_takes_a_review_that_is_due_today() -> None:
    assert found(changed(("sources.0.review_by", "2024-06-01"))) == []


def test_it_finds_both_faults_of_a_requirement_of_a_criterion_that_became_descriptive() -> None:
    document = changed(("criteria.1.kind", "descriptive"), ("ratings.2.level", DELETE), ("ratings.2.text", "Nuts"))

    assert [finding[1] for finding in found(document)] == [
        "levels-of-descriptive",
        "level-on-descriptive",
        "requirement-on-descriptive",
    ]


def test_it_finds_a_graded_criterion_without_levels() -> None:
    document = changed(("criteria.0.levels", []), ("ratings.1.level", DELETE), ("ratings.4.level", DELETE))
    message = 'the graded criterion "shade" has no levels: add them, or make it descriptive'

    assert found(document)[0] == (B, "levels-missing", "criteria[0].levels", message)


def test_it_finds_a_level_beside_a_text() -> None:
    document = changed(("ratings.3.level", "deep"), ("criteria.2", WHOLE["criteria"][0] | {"key": "origin"}))

    assert next(finding[1:3] for finding in found(document)) == ("level-and-text", "ratings[3]")


def test_it_puts_what_blocks_first() -> None:
    document = changed(("sources.0.review_by", "2024-05-31"), ("guide.contact", "nowhere"), ("ratings.5.text", ""))

    assert [finding[0] for finding in found(document)] == [B, W, W]
