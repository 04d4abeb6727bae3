"""The engine: everything answered, half, nothing; and each step of random walks through the wizard."""

import random
import statistics
from collections.abc import Iterator
from functools import partial
from math import prod
from unittest.mock import patch

from advisor.engine.answers import Answers, parse_answers, parse_priorities
from advisor.engine.conditions import values_of
from advisor.engine.decide import decide
from advisor.engine.guide import Clause, Guide, Operator
from advisor.engine.leading import Race
from advisor.engine.rules import compiled
from advisor.engine.scores import weighing
from advisor.loading import engine_guide
from benchmarks.measuring import Line, cpu, microseconds, milliseconds
from catalog.shipped import shipped_editions

WALKS = 200
NEXT_QUESTION = {"2022-11": 0.05}
"""Seconds for an edition with nothing answered, where others have 0.25."""


def lines() -> Iterator[Line]:
    """Every shipped edition, the largest last."""
    for edition in shipped_editions():
        yield from _of(edition.label, engine_guide(edition.document), random.Random(7))  # noqa: S311 - the same walks


def _of(label: str, guide: Guide, chance: random.Random) -> Iterator[Line]:
    complete, nothing = _random_answers(guide, chance, len(guide.questions)), Answers({})
    half = [_random_answers(guide, chance, len(guide.questions) // 2) for _ in range(5)]
    floor = cpu(lambda: notes_by_plain_loops(guide, complete), times=50)
    figure = cpu(lambda: _decide(guide, complete), times=200)
    yield _line(f"{label}: decide, everything answered", figure, floor, "plain loops over all conditions", 100e-6)
    yield _cold(f"{label}: decide, half answered, cold, worst of 5", guide, half, 0.25)
    promise = NEXT_QUESTION.get(label, 0.25)
    yield _cold(f"{label}: decide and say what to ask next, nothing answered, cold", guide, [nothing], promise)
    with patch.object(Race, "decisive", lambda _: ()):
        yield _cold(f"{label}: the same without what hangs on single questions", guide, [nothing], 0.1)
    yield _walk_line(label, guide, chance)


def _line(work: str, figure: float, floor: float, beside: str, promise: float) -> Line:
    return Line(
        work,
        microseconds(figure) if promise < 1e-3 else milliseconds(figure),
        f"{beside} {microseconds(floor)}",
        figure / floor,
        f"under {microseconds(promise) if promise < 1e-3 else milliseconds(promise)}",
        figure < promise,
    )


def _decide(guide: Guide, answers: Answers) -> object:
    return decide(guide, answers, parse_priorities(guide, {}))


def _cold(work: str, guide: Guide, cases: list[Answers], promise: float) -> Line:
    """The worst of some cases, nothing kept from one run to the next; beside it, plain enumeration extrapolated."""

    def decide_cold(answers: Answers) -> object:
        compiled.cache_clear()
        weighing.cache_clear()
        return _decide(guide, answers)

    figure = max(cpu(partial(decide_cold, answers), repeats=5) for answers in cases)
    floor = cpu(lambda: notes_by_plain_loops(guide, first_completion(guide)), times=20)
    ways = max(_completions(guide, answers) for answers in cases)
    return Line(
        work,
        milliseconds(figure),
        f"enumerating {ways:,} completions would take {floor * ways:,.1f} s",
        figure / (floor * ways),
        f"under {milliseconds(promise)}",
        figure < promise,
    )


def _walk_line(label: str, guide: Guide, chance: random.Random) -> Line:
    """One question after another in the order of the guide, with random answers."""
    times = []
    for _ in range(WALKS):
        final = _random_answers(guide, chance, len(guide.questions))
        asked = list(final.chosen)
        for count in range(0, len(asked) + 1, 3):
            answers = Answers({key: final.chosen[key] for key in asked[:count]})
            times.append(cpu(partial(_decide, guide, answers), repeats=1))
    figure = statistics.median(times)
    floor = cpu(lambda: notes_by_plain_loops(guide, first_completion(guide)), times=20)
    return _line(f"{label}: decide, median of {WALKS} walks", figure, floor, "plain loops, one completion", 0.03)


def _random_answers(guide: Guide, chance: random.Random, count: int) -> Answers:
    asked = set(chance.sample([question.key for question in guide.questions], count))
    given = {
        question.key: sorted(chance.choice(values_of(question)))
        for question in guide.questions
        if question.key in asked
    }
    return parse_answers(guide, given)


def first_completion(guide: Guide) -> Answers:
    return parse_answers(guide, {question.key: [question.choices[0].key] for question in guide.questions})


def _completions(guide: Guide, answers: Answers) -> int:
    return prod(len(values_of(question)) for question in guide.questions if question.key not in answers.chosen)


def notes_by_plain_loops(guide: Guide, answers: Answers) -> list[str]:
    """Which notes apply in one completion: the least that any evaluation has to find out."""
    return [
        note.key
        for note in guide.all_notes
        if not note.condition or any(all(_holds(clause, answers) for clause in case) for case in note.condition)
    ]


def _holds(clause: Clause, answers: Answers) -> bool:
    meets = any(choice in answers.chosen[clause.question] for choice in clause.choices)
    return meets == (clause.operator is Operator.ANY_OF)
