"""What would change the shipped examples: every set does what it says, and no part of it does."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations

import pytest

from advisor.engine.answers import Answers, Priorities, parse_answers, parse_priorities
from advisor.engine.counterfactuals import Changes, counterfactuals
from advisor.engine.decide import decide
from advisor.engine.decision import Status
from advisor.engine.guide import Changeable, Effect, Guide
from advisor.engine.outcome import leading
from advisor.engine.situation import situation
from advisor.loading import engine_guide
from catalog.document import Example
from tests.content.reading import read_shipped
from tests.engine.naive import points_of

EDITIONS = {label: read_shipped("edge-kubernetes", label) for label in ("2022-11", "2026-11")}
GUIDES = {label: engine_guide(document) for label, document in EDITIONS.items()}
CASES = [(label, example) for label, document in EDITIONS.items() for example in document.examples]
each_example = pytest.mark.parametrize(
    ("label", "example"), CASES, ids=[f"{label} {each.key}" for label, each in CASES]
)


@each_example
def test_it_makes_lead_what_it_says(label: str, example: Example) -> None:
    guide, answers, priorities = _asked(label, example)
    found = counterfactuals(guide, decide(guide, answers, priorities))

    assert found.within == 3
    for each in found.options:
        for changes in each.leads:
            assert _leads(guide, answers, priorities, changes, each.option)
            assert not any(_leads(guide, answers, priorities, part, each.option) for part in _parts(changes))


@each_example
def test_it_lifts_what_rules_out_where_it_says_so(label: str, example: Example) -> None:
    guide, answers, priorities = _asked(label, example)

    for each in counterfactuals(guide, decide(guide, answers, priorities)).options:
        for changes in each.fits:
            assert _status(guide, answers, priorities, changes, each.option) is Status.ELIGIBLE
            for part in _parts(changes):
                assert _status(guide, answers, priorities, part, each.option) is not Status.ELIGIBLE


@each_example
def test_it_changes_no_answer_that_cannot_change(label: str, example: Example) -> None:
    guide, answers, priorities = _asked(label, example)
    fixed = {each.key for each in guide.questions if each.changeable is Changeable.NO} & set(answers.chosen)

    for each in counterfactuals(guide, decide(guide, answers, priorities)).options:
        for changes in (*each.leads, *each.fits):
            assert not fixed & {change.question for change in changes.changes}


def _asked(label: str, example: Example) -> tuple[Guide, Answers, Priorities]:
    guide = GUIDES[label]
    return guide, parse_answers(guide, example.answers), parse_priorities(guide, example.priorities)


def _leads(guide: Guide, answers: Answers, priorities: Priorities, changes: Changes, option: str) -> bool:
    return option in leading(situation(*_changed(guide, answers, changes), priorities)).leaders


def _status(guide: Guide, answers: Answers, priorities: Priorities, changes: Changes, option: str) -> Status:
    decision = decide(*_changed(guide, answers, changes), priorities)
    return next(each.status for each in decision.standings if each.option == option)


def _changed(guide: Guide, answers: Answers, changes: Changes) -> tuple[Guide, Answers]:
    """The guide with exceptions made, and the answers after the changes: the last of those that do the same."""
    notes = tuple(
        replace(note, effect=Effect.INFORMS, points=points_of(note)) if note.key in changes.waived else note
        for note in guide.notes
    )
    chosen = {**answers.chosen, **{each.question: each.answers[-1] for each in changes.changes}}
    data = {key: list(choices) for key, choices in chosen.items()}
    waived = replace(guide, notes=notes) if changes.waived else guide
    return waived, parse_answers(waived, data)


def _parts(changes: Changes) -> Iterator[Changes]:
    """All that is left of some changes without one of them, or more."""
    singles = [*(Changes((each,)) for each in changes.changes), *(Changes((), (each,)) for each in changes.waived)]
    for size in range(len(singles)):
        for some in combinations(singles, size):
            yield Changes(
                tuple(chain.from_iterable(each.changes for each in some)),
                tuple(chain.from_iterable(each.waived for each in some)),
            )


def test_it_finds_the_sets_that_the_method_works_out_by_hand() -> None:
    example = next(each for label, each in CASES if (label, each.key) == ("2022-11", "device-there-purchase-open"))

    guide, answers, priorities = _asked("2022-11", example)
    found = counterfactuals(guide, decide(guide, answers, priorities))

    (sets,) = [each.leads for each in found.options if each.option == "aks-hybrid"]
    assert [{change.question: change.answers for change in each.changes} for each in sets] == [
        {"new-hardware": (("yes",),), "admin-access": (("full",),)},
        {"windows-nodes": (("linux-and-windows",),), "new-hardware": (("yes",),)},
        {"high-availability": (("required",),), "new-hardware": (("yes",),)},
    ]
