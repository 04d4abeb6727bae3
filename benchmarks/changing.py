"""What would change a decision: the examples of the shipped editions, beside deciding each set of changes anew."""

import random
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from math import prod

from advisor.engine.answers import Answers, Priorities, parse_answers, parse_priorities
from advisor.engine.counterfactuals import MOST_CHANGES, counterfactuals
from advisor.engine.decide import decide
from advisor.engine.decision import Decision
from advisor.engine.goals import duels
from advisor.engine.guide import Case, Changeable, Choice, Clause, Effect, Guide, Note, Operator, Question
from advisor.loading import engine_guide
from benchmarks.measuring import Line, cpu, milliseconds
from catalog.document import Example
from catalog.shipped import shipped_editions

PROMISE = 0.025
NOTHING_ANSWERED = 0.25


def lines() -> Iterator[Line]:
    """The example that takes longest, of those with an answer to most questions; and nothing answered."""
    for edition in shipped_editions():
        guide = engine_guide(edition.document)
        asked = [_asked(guide, each) for each in edition.document.examples]
        answered = [each for each in asked if 2 * len(each[0].chosen) > len(guide.questions)]
        yield _line(f"{edition.label}: what would change it, slowest example, cold", guide, answered, PROMISE)
        nothing = Answers({}), parse_priorities(guide, {})
        yield _line(
            f"{edition.label}: what would change it, nothing answered, cold", guide, [nothing], NOTHING_ANSWERED
        )
    yield from _too_large()


def _too_large() -> Iterator[Line]:
    """A guide that ties every question to others, more than is worked out: what is claimed then is found in time."""
    chance = random.Random(1)  # noqa: S311 - the same guide
    questions = tuple(Question(f"question-{number}", tuple(map(Choice, "abc"))) for number in range(22))
    notes = (
        Note(f"note-{number}", f"option-{number % 3}", Effect.FAVOURS, (_tied(chance, questions),), 3 + number % 5)
        for number in range(70)
    )
    guide = Guide(tuple(f"option-{number}" for number in range(3)), questions, notes=tuple(notes))
    nothing = Answers({}), parse_priorities(guide, {})
    yield _line("22 questions, 70 notes on two each: what would change it", guide, [nothing], 2 * NOTHING_ANSWERED)


def _tied(chance: random.Random, questions: tuple[Question, ...]) -> Case:
    asked = chance.sample(questions, 2)
    return tuple(Clause(each.key, Operator.ANY_OF, (chance.choice("abc"),)) for each in asked)


def _line(work: str, guide: Guide, cases: list[tuple[Answers, Priorities]], promise: float) -> Line:
    def cold(decision: Decision) -> object:
        duels.cache_clear()
        return counterfactuals(guide, decision)

    timed = ((cpu(partial(cold, decide(guide, *case)), repeats=3), case) for case in cases)
    figure, slowest = max(timed, key=lambda each: each[0])
    sets = _sets(guide, slowest[0])
    floor = cpu(partial(decide, guide, *slowest), repeats=3) * sets
    return Line(
        work,
        milliseconds(figure),
        f"deciding each of {sets:,} sets of changes would take {milliseconds(floor)}",
        figure / floor,
        f"under {milliseconds(promise)}",
        figure < promise,
    )


def _asked(guide: Guide, example: Example) -> tuple[Answers, Priorities]:
    return parse_answers(guide, example.answers), parse_priorities(guide, example.priorities)


def _sets(guide: Guide, answers: Answers) -> int:
    """How many sets of up to three changes there are, to questions of one choice alone."""
    ways = [
        len(question.choices) - (question.key in answers.chosen)
        for question in guide.questions
        if not question.several and (question.key not in answers.chosen or question.changeable is not Changeable.NO)
    ]
    return sum(prod(each) for size in range(1, MOST_CHANGES + 1) for each in combinations(ways, size))
