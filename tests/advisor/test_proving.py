"""What is proven of a guide: each planted fault gives exactly its finding, and its example is decided as it says."""

import inspect
import re
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest

from advisor import proving
from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.decision import Decision, Outcome
from advisor.loading import engine_guide
from advisor.proving import prove_document
from catalog.checking import examine
from catalog.checks import Finding, Severity
from catalog.document import GuideDocument
from catalog.shipped import Shipped, shipped_editions
from tests.catalog.documents import changed

Places = list[tuple[str, Any]]
B, W, R = Severity.BLOCKS, Severity.WARNING, Severity.REMARK

SOUND: Places = [("criteria.0.levels.1.value", 90), ("notes.1.points", 20)]
"""What the whole document needs so that everything in it matters."""


def clause(question: str, *choices: str, operator: str = "any-of") -> dict[str, Any]:
    return {"question": question, "operator": operator, "choices": list(choices)}


def note(key: str, option: str, effect: str, *cases: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    return {"key": key, "option": option, "effect": effect, "text": f"Says {key}.", "cases": list(cases), **fields}


Confirms = Callable[[Decision], bool]


def none_leads(decision: Decision) -> bool:
    return decision.outcome is Outcome.NONE


def tied(decision: Decision) -> bool:
    return decision.outcome is Outcome.TIE


def leads(option: str) -> Confirms:
    return lambda decision: option in decision.leaders


def applies(*keys: str) -> Confirms:
    """Whether all these notes are part of the decision."""
    return lambda decision: set(keys) <= {each.note.key for one in decision.standings for each in one.notes}


SMALL, LARGE, FRUIT = clause("room", "small"), clause("room", "large"), clause("use", "fruit")
NEVER = [SMALL, LARGE]
OAK: Places = [
    ("options.2", {"key": "oak", "name": "Oak"}),
    ("ratings.6", {"option": "oak", "criterion": "shade", "level": "none"}),
    ("ratings.7", {"option": "oak", "criterion": "harvest", "level": "rich"}),
    ("ratings.8", {"option": "oak", "criterion": "origin", "text": "Everywhere"}),
]
"""A third option that is no better than another at anything."""

FAULTS: list[tuple[str, Severity, str, str, str, Places, Confirms | None]] = [
    (
        "an example that is decided otherwise",
        B, "example-fails", "examples[0]",
        (
            '"small-yard" is decided otherwise than it expects: the outcome: tie expected, clear found; '
            'the leaders: walnut expected, cherry found; "cherry": ruled-out expected, eligible found'
        ),
        [("examples.0.expected", {"outcome": "tie", "leaders": ["walnut"], "statuses": {"cherry": "ruled-out"}})],
        leads("cherry"),
    ),
    (
        "an example that weighs a criterion without levels",
        B, "example-fails", "examples[1]",
        (
            '"no-answers" is decided otherwise than it expects: priorities.origin: '
            "there is no such graded criterion. Name one of shade, harvest."
        ),
        [("examples.1.priorities", {"origin": 4})],
        None,
    ),
    (
        "a note that never applies",
        B, "never-applies", "notes[3].cases",
        'no answers meet the condition of "dead": mend its cases, or delete it',
        [("notes.3", note("dead", "cherry", "informs", NEVER))],
        None,
    ),
    (
        "a requirement that is never made",
        B, "never-applies", "requirements[1].cases",
        'no answers meet the condition of "dead": mend its cases, or delete it',
        [("requirements.1", {"key": "dead", "criterion": "harvest", "level": "rich", "cases": [NEVER]})],
        None,
    ),
    (
        "a criterion that never applies",
        W, "never-applies", "criteria[1].applies_when",
        'no answers meet the condition of "harvest": mend its cases, or delete it',
        [("criteria.1.applies_when", [NEVER])],
        None,
    ),
    (
        "answers that leave no option",
        W, "no-option-left", "notes[0]",
        '"walnut-too-broad" and "late" rule out every option between them, for 4 of 16 ways to answer',
        [("notes.3", note("late", "cherry", "rules-out", [clause("patience", "no"), SMALL])), ("examples", [])],
        none_leads,
    ),
    (
        "an option that is always ruled out",
        W, "never-leads", "options[2]",
        '"oak" never leads: it is ruled out whatever is answered',
        [*OAK, ("notes.3", note("felled", "oak", "rules-out"))],
        None,
    ),
    (
        "an option that leads at other priorities alone",
        W, "never-leads", "options[2]",
        '"oak" leads for no answers at priorities 2; it can at these: Shade 0 and Harvest 1',
        [*OAK, ("notes.1.cases.1.0.choices", ["shade"])],
        None,
    ),
    (
        "an option that leads at no priorities",
        W, "never-leads", "options[2]",
        '"oak" leads for no answers at priorities 2, nor at any of the 13 others',
        [
            *OAK,
            ("ratings.7.level", "poor"),
            ("notes.3", note("in-time", "walnut", "favours", [clause("patience", "yes")], points=15)),
            ("notes.4", note("no-oak", "oak", "rules-out", [SMALL, clause("use", "rest"), clause("patience", "yes")])),
        ],
        None,
    ),
    (
        "a note that rules out only what two others do",
        W, "never-matters", "notes[3]",
        '"barren" changes no status and nothing about what leads: without it, all would be decided alike',
        [("notes.3", note("barren", "walnut", "rules-out", [FRUIT]))],
        None,
    ),
    (
        "a note whose points move nothing",
        W, "never-matters", "notes[3]",
        '"little" changes no status and nothing about what leads: without it, all would be decided alike',
        [("notes.3", note("little", "walnut", "favours", [SMALL]))],
        None,
    ),
    (
        "a requirement that every option meets",
        W, "never-matters", "requirements[1]",
        '"any" changes no status and nothing about what leads: without it, all would be decided alike',
        [("requirements.1", {"key": "any", "criterion": "harvest", "level": "poor", "cases": [[SMALL]]})],
        None,
    ),
    (
        "a question that nothing hangs on",
        W, "never-matters", "steps[1].questions[2]",
        'the answer to "colour" changes no status and nothing about what leads',
        [
            (
                "steps.1.questions.2",
                {
                    "key": "colour",
                    "text": "Which colour?",
                    "choices": [{"key": "red", "label": "Red"}, {"key": "blue", "label": "Blue"}],
                },
            )
        ],
        None,
    ),
    (
        "notes for and against under one condition",
        W, "for-and-against", "notes[4]",
        (
            '"pro" and "con" speak for and against the same option under the same condition: '
            "keep one, or tell them apart"
        ),
        [
            ("notes.3", note("pro", "cherry", "favours", [clause("patience", "no")], points=0)),
            (
                "notes.4",
                note("con", "cherry", "counts-against", [clause("patience", "yes", operator="none-of")], points=0),
            ),
        ],
        applies("pro", "con"),
    ),
    (
        "a note that rules out only what another does",
        W, "subsumed", "notes[3]",
        'wherever "narrow" applies, "walnut-too-broad" says it already',
        [("notes.3", note("narrow", "walnut", "rules-out", [SMALL, clause("use", "rest")]))],
        applies("narrow", "walnut-too-broad"),
    ),
    (
        "a note that rules out only what a requirement does",
        W, "subsumed", "notes[3]",
        'wherever "narrow" applies, requirement "fruit-wanted" (for "walnut") says it already',
        [("notes.3", note("narrow", "walnut", "rules-out", [FRUIT, LARGE, clause("patience", "no")]))],
        applies("narrow", "fruit-wanted:walnut"),
    ),
    (
        "a note that says what another says",
        W, "subsumed", "notes[3]",
        'wherever "twice" applies, "cherry-birds" says it already',
        [("notes.3", note("twice", "cherry", "informs", [SMALL], text="Birds  like it TOO."))],
        applies("twice", "cherry-birds"),
    ),
    (
        "options that tie",
        R, "tie", "options",
        '"walnut" and "cherry" lead together, for 3 of 16 ways to answer',
        [("notes.1.points", 10)],
        tied,
    ),
]  # fmt: skip


SIZES = {"2022-11": (1_741_824, 221_184), "2026-11": (955_514_880, 95_551_488)}
"""Ways to answer each shipped guide, and those that no condition tells apart."""


def found(document: GuideDocument) -> list[Finding]:
    return list(prove_document(document).findings)


def test_it_finds_nothing_in_a_guide_in_which_all_matters() -> None:
    assert found(changed(*SOUND)) == []


@pytest.mark.parametrize(
    ("severity", "code", "path", "message", "places", "confirms"),
    [row[1:] for row in FAULTS],
    ids=[row[0] for row in FAULTS],
)
def test_it_finds_exactly_the_fault_that_is_planted(
    severity: Severity, code: str, path: str, message: str, places: Places, confirms: Confirms | None
) -> None:
    document = changed(*SOUND, *places)

    (finding,) = found(document)

    assert (finding.severity, finding.code, finding.path, finding.message) == (severity, code, path, message)
    if confirms is not None:
        assert finding.example is not None
        assert confirms(decided(document, finding))


def decided(document: GuideDocument, finding: Finding) -> Decision:
    guide = engine_guide(document)
    return decide(guide, parse_answers(guide, finding.example), parse_priorities(guide, {}))


def test_every_kind_of_finding_is_planted() -> None:
    source = inspect.getsource(proving)

    assert {row[2] for row in FAULTS} | {"not-covered"} == set(re.findall(r'Finding\([^"]*"([a-z-]+)"', source))


def test_it_says_what_it_could_not_cover() -> None:
    with patch("advisor.engine.whole.MOST_ROWS", 1):
        proof = prove_document(changed(*SOUND))

    assert str(proof.findings[0]) == "document: the guide is too large to prove who leads"
    assert proof.findings[0].severity is Severity.WARNING
    assert not proof.record["exact"]
    assert proof.record["stranded"] is None
    assert proof.record["not_covered"][0] == "who leads"


@pytest.mark.parametrize(
    ("shipped", "space", "classes"),
    [
        (each, *sizes)
        for each, sizes in zip(shipped_editions(), [(1_741_824, 221_184), (955_514_880, 95_551_488)], strict=True)
    ],
    ids=lambda each: getattr(each, "label", ""),
)
def test_the_shipped_guides_have_no_finding_that_blocks(shipped: Shipped, space: int, classes: int) -> None:
    proof = prove_document(shipped.document)

    assert {finding.code for finding in proof.findings} <= {"no-option-left", "never-matters", "tie"}
    assert not [finding for finding in proof.findings if finding.severity is Severity.BLOCKS]
    assert (proof.record["space"], proof.record["classes"], proof.record["exact"]) == (space, classes, True)


@pytest.mark.parametrize("shipped", shipped_editions(), ids=lambda each: each.label)
def test_the_examples_of_findings_about_shipped_guides_are_decided_as_they_say(shipped: Shipped) -> None:
    confirming = {"no-option-left": none_leads, "tie": tied}

    for finding in found(shipped.document):
        if finding.code in confirming:
            assert confirming[finding.code](decided(shipped.document, finding))


def test_the_check_of_a_guide_has_its_proof() -> None:
    proof = examine(changed(*SOUND))

    assert proof.record["space"] == 16
    assert "seconds" in proof.record
