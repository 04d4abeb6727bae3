"""What edition 2026-11 makes of reports under 2022-11: each example of it, and each reason checked by hand again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.decision import Decision
from advisor.engine.guide import Guide, Question
from advisor.engine.mixtures import Item, Kind
from advisor.presenting.staleness import notice
from advisor.staleness import Staleness, compare
from catalog.document import Example, GuideDocument, Note, Option
from tests.advisor.deciding import decided, shipped

BARE, ASE, AKS, EE = "Bare-metal Kubernetes", "Kubernetes on Azure Stack Edge Pro", "AKS hybrid", "AKS Edge Essentials"
ALL = f"{BARE}, {ASE}, {AKS} or {EE}"
LATER = "edition 2026-11"
SAME = f"The same recommendation under {LATER}"
ADDED = "Option added: AKS Edge Essentials."

SAID = {
    "bare-metal-ideal": f"Now open under {LATER}: {BARE} or {EE} could lead",
    "azure-stack-edge-ideal": f"Now open under {LATER}: {ALL} could lead",
    "aks-hybrid-ideal": f"Now open under {LATER}: {ALL} could lead",
    "windows-nodes-wanted": f"Now open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "high-availability-required": f"Now open under {LATER}: {ALL} could lead",
    "full-admin-from-the-start": f"Now open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "everything-ours": SAME,
    "servers-alone": f"Now open under {LATER}: {BARE} or {EE} could lead",
    "windows-server-alone": f"Now open under {LATER}: {BARE} or {EE} could lead",
    "no-hardware": f"The same outcome under {LATER}",
    "hardware-to-be-bought": f"Now open under {LATER}: {ALL} could lead",
    "device-alone": f"Now open under {LATER}: {ALL} could lead",
    "device-alone-rest-open": f"Still open under {LATER}: {ALL} could lead",
    "device-alone-windows-nodes": f"Now open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "device-there-purchase-open": f"Now open under {LATER}: {ALL} could lead",
    "device-there-purchase-decides": f"Still open under {LATER}: {ALL} could lead",
    "nothing-answered": f"Still open under {LATER}: {ALL} could lead",
    "not-sure-yet-clear": f"Now open under {LATER}: {ALL} could lead",
    "not-sure-and-open": f"Still open under {LATER}: {ALL} could lead",
    "tie": f"Now open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "tie-at-times": f"Still open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "tie-without-flexibility": f"Now open under {LATER}: {ALL} could lead",
    "flexibility-above-all": SAME,
}
"""By example, what comes of it."""
OTHERWISE = {
    "azure-stack-edge-ideal": [
        f"Note added: {ASE}: An Azure Stack Edge device is an appliance, not PC-class hardware, so none can be added "
    ],
}
"""How the reasons begin where they are others than the option that was added, alone."""


@pytest.fixture(params=SAID)
def example(request: pytest.FixtureRequest, edition_2022_11: GuideDocument) -> Example:
    return next(each for each in edition_2022_11.examples if each.key == request.param)


@pytest.fixture
def checked(example: Example) -> Staleness:
    """The report of an example beside the later edition."""
    before = shipped("2022-11")
    return compare(before, decided(before, example.answers, example.priorities), shipped("2026-11"))


def test_it_goes_through_every_example(edition_2022_11: GuideDocument) -> None:
    assert list(SAID) == [example.key for example in edition_2022_11.examples]


def test_it_says_whether_the_recommendation_stands_and_why_not(example: Example, checked: Staleness) -> None:
    shown, said = notice(checked), SAID[example.key]
    assert shown is not None
    assert shown.title == said
    told = [f"{each.lead} {each.text}".strip() for each in shown.reasons + shown.more_reasons]
    expected = [] if checked.same else OTHERWISE.get(example.key, [ADDED])
    assert len(told) == len(expected)
    assert all(text.startswith(start) for text, start in zip(told, expected, strict=True))


def _recommended(decision: Decision) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return decision.outcome, decision.leaders, decision.could_lead


def test_it_compares_what_both_editions_decide(example: Example, checked: Staleness) -> None:
    found = []
    for label in ("2022-11", "2026-11"):
        loaded = shipped(label)
        offered = {key: {choice.key for choice in question.choices} for key, question in loaded.questions.items()}
        fitting = {
            key: given
            for key, given in example.answers.items()
            if isinstance(given, str) or set(given) <= offered.get(key, set())
        }
        found.append(_recommended(_decide(loaded.engine, example, fitting)))
    assert checked.same is (found[0] == found[1])


def _decide(guide: Guide, example: Example, answers: Mapping[str, object]) -> Decision:
    return decide(guide, parse_answers(guide, answers), parse_priorities(guide, example.priorities))


def test_each_reason_is_true_to_both_documents(
    checked: Staleness, edition_2022_11: GuideDocument, edition_2026_11: GuideDocument
) -> None:
    """What was added stands in the later document alone; what was changed in both, and not alike."""
    shown = notice(checked)
    assert shown is not None
    for item, told in zip(
        checked.reasons.items if checked.reasons else (), shown.reasons + shown.more_reasons, strict=True
    ):
        before, after = (_thing(document, item) for document in (edition_2022_11, edition_2026_11))
        added = " added: " in told.lead
        assert (before is None) is added, told
        assert after is not None
        assert told.text in (after.get("text", ""), "")
        assert before is None or before["cases"] != after["cases"], told


def _thing(document: GuideDocument, item: Item) -> dict[str, Any] | None:
    found: Iterable[Note | Option] = document.notes if item.kind is Kind.NOTE else document.options
    return next((each.model_dump() for each in found if each.key == item.key), None)


FITTING = ("bare-metal-ideal", "servers-alone", "windows-server-alone", "hardware-to-be-bought", "tie", "tie-at-times")
"""Examples of which every answer still fits: the earlier guide can be asked them with an option more."""


@pytest.mark.parametrize("key", FITTING)
def test_the_option_added_alone_changes_what_the_earlier_edition_decides(
    key: str, edition_2022_11: GuideDocument
) -> None:
    """The earlier guide with that option, its ratings and its notes, and what these ask, made by hand."""
    before, after = (shipped(label).engine for label in ("2022-11", "2026-11"))
    example = next(each for each in edition_2022_11.examples if each.key == key)
    guides = (before, _with_option(before, after, "aks-edge-essentials"))
    was, now = (_recommended(_decide(guide, example, example.answers)) for guide in guides)
    assert was != now


def _with_option(before: Guide, after: Guide, option: str) -> Guide:
    notes = tuple(note for note in after.notes if note.option == option)
    asked = {clause.question for note in notes for case in note.condition for clause in case}
    known = {question.key: question for question in before.questions}
    wider = {each.key: _wider(known.get(each.key), each) for each in after.questions if each.key in asked}
    weighed = {criterion.key for criterion in before.criteria}
    ratings = (rating for rating in after.ratings if rating.option == option and rating.criterion in weighed)
    return replace(
        before,
        options=(*before.options, option),
        questions=tuple((known | wider).values()),
        ratings=(*before.ratings, *ratings),
        notes=(*before.notes, *notes),
    )


def _wider(before: Question | None, after: Question) -> Question:
    """A question with the choices of both guides."""
    if before is None:
        return after
    more = tuple(choice for choice in after.choices if choice.key not in before.choice_keys)
    return replace(before, choices=(*before.choices, *more))
