"""How many questions it takes until what leads is certain: in the guide's order, and what tells most first.

    .venv/bin/python -m benchmarks.asking

goes through 10,000 random complete answer sets of each shipped edition (the same ones each time; each question's value
as likely as any other) and takes minutes. Certain means that the outcome is not open: whatever the answers to come,
the same options lead.
"""

import os
import random
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import sqrt
from multiprocessing import get_context

import django

from advisor.engine.answers import Answers, parse_answers, parse_priorities
from advisor.engine.conditions import Known, values_of
from advisor.engine.decide import decide
from advisor.engine.decision import Outcome
from advisor.engine.guide import Guide
from advisor.engine.outcome import leading
from advisor.engine.rules import compiled
from advisor.engine.situation import situation

SETS = 10_000
WORKERS = 2

AnswerSet = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Count:
    """The questions that one architect had to answer."""

    in_order: int
    decisive_first: int


class Asking:
    """Asks random architects. What was decided is kept, as many of them begin alike."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._order = [question.key for question in guide.questions]
        self._priorities = parse_priorities(guide, {})
        self._certain: dict[Known, bool] = {}
        self._next: dict[Known, str | None] = {}

    def count(self, answers: AnswerSet) -> Count:
        """How many questions are asked of somebody who would answer so."""
        return Count(self._in_order(answers), self._decisive_first(answers))

    def _in_order(self, answers: AnswerSet) -> int:
        """By halves: what is certain stays so."""
        least, most = 0, len(self._order)
        while least < most:
            middle = (least + most) // 2
            if self._is_certain({key: answers[key] for key in self._order[:middle]}):
                most = middle
            else:
                least = middle + 1
        return least

    def _decisive_first(self, answers: AnswerSet) -> int:
        asked: dict[str, tuple[str, ...]] = {}
        while (question := self._next_after(asked)) is not None:
            asked[question] = answers[question]
        return len(asked)

    def _is_certain(self, asked: AnswerSet) -> bool:
        known = self._known(asked)
        if known not in self._certain:
            seen = situation(self._guide, Answers(asked), self._priorities)
            self._certain[known] = leading(seen).outcome is not Outcome.OPEN
        return self._certain[known]

    def _next_after(self, asked: AnswerSet) -> str | None:
        known = self._known(asked)
        if known not in self._next:
            self._next[known] = self._next_question(Answers(dict(asked)))
        return self._next[known]

    def _next_question(self, asked: Answers) -> str | None:
        """What tells most, or else the first question that is not settled; nothing once what leads is certain."""
        decision = decide(self._guide, asked, self._priorities)
        if decision.outcome is not Outcome.OPEN:
            return None
        decisive = [each.question for each in decision.relevance.decisive]
        return [*decisive, *(key for key in decision.open if key not in decision.relevance.settled)][0]

    def _known(self, asked: AnswerSet) -> Known:
        """What answers settle: the same for those that no condition tells apart."""
        return compiled(self._guide).literals.known(Answers(asked))


def answer_sets(guide: Guide, number: int) -> list[AnswerSet]:
    """Random complete answers, each value of a question as likely as any other."""
    chance = random.Random(7)  # noqa: S311 - the same sets each time
    values = {question.key: [sorted(value) for value in values_of(question)] for question in guide.questions}
    given = [{key: chance.choice(each) for key, each in values.items()} for _ in range(number)]
    return [parse_answers(guide, each).chosen for each in given]


def counts(guide: Guide, sets: Sequence[AnswerSet]) -> list[Count]:
    """The questions asked for each answer set, with a part of them for each processor."""
    parts = [sets[at::WORKERS] for at in range(WORKERS)]
    with get_context("spawn").Pool(WORKERS) as pool:
        return [count for part in pool.map(partial(_counted, guide), parts) for count in part]


def _counted(guide: Guide, sets: Sequence[AnswerSet]) -> list[Count]:
    asking = Asking(guide)
    return [asking.count(each) for each in sets]


def lines(number: int = SETS) -> Iterator[str]:
    """For each shipped edition the means, each with its standard error."""
    from advisor.loading import engine_guide  # noqa: PLC0415 - models are there only now
    from catalog.shipped import shipped_editions  # noqa: PLC0415

    for edition in shipped_editions():
        guide = engine_guide(edition.document)
        found = counts(guide, answer_sets(guide, number))
        yield (
            f"{edition.label}: of {len(guide.questions)} questions, over {number:,} answer sets: "
            f"in order {_mean([each.in_order for each in found])}, "
            f"decisive first {_mean([each.decisive_first for each in found])}"
        )


def _mean(numbers: Sequence[int]) -> str:
    return f"{statistics.mean(numbers):.2f} ± {statistics.stdev(numbers) / sqrt(len(numbers)):.2f}"


def main() -> None:
    """Print the lines."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "advisor.settings", "DATA_DIR": folder, "LOG_LEVEL": "ERROR"}
        django.setup()
        for line in lines():
            print(line, flush=True)


if __name__ == "__main__":
    main()
