"""Guides made up from a seed, as large as a guide may well become. Run as a program, it says what one proof held.

Nothing here needs Django, so that such a process holds the proof and little else.
"""

import random
import sys

from advisor.engine.guide import (
    Choice,
    Clause,
    Condition,
    Criterion,
    Effect,
    Guide,
    Level,
    Note,
    Operator,
    Question,
    Rating,
)
from advisor.engine.proofs import prove

OPTIONS = tuple(f"option-{number}" for number in range(4))
QUESTIONS = tuple(
    Question(f"question-{number}", tuple(Choice(f"choice-{place}") for place in range(4))) for number in range(16)
)
LEVELS = (Level("good", 100), Level("fair", 50), Level("bad", 0))
CRITERIA = tuple(Criterion(f"criterion-{number}", LEVELS) for number in range(4))
NOTES = 60


def synthetic_guide(seed: int) -> Guide:
    """Notes of one or two cases of one to three clauses each. The same seed always gives the same guide."""
    chance = random.Random(seed)  # noqa: S311 - the same guide
    return Guide(
        options=OPTIONS,
        questions=QUESTIONS,
        criteria=CRITERIA,
        ratings=tuple(
            Rating(option, criterion.key, chance.choice(LEVELS).key) for option in OPTIONS for criterion in CRITERIA
        ),
        notes=tuple(
            Note(f"note-{number}", chance.choice(OPTIONS), chance.choice(list(Effect)), _condition(chance))
            for number in range(NOTES)
        ),
    )


def _condition(chance: random.Random) -> Condition:
    return tuple(
        tuple(_clause(question, chance) for question in chance.sample(QUESTIONS, chance.randint(1, 3)))
        for _ in range(chance.randint(1, 2))
    )


def _clause(question: Question, chance: random.Random) -> Clause:
    choices = chance.sample(question.choice_keys, chance.randint(1, 2))
    return Clause(question.key, Operator.ANY_OF, tuple(choices))


def held() -> tuple[int, int]:
    """KiB that this process holds now, and the most that it has held: of its own, not of what started it."""
    with open("/proc/self/status") as status:  # noqa: PTH123
        lines = dict(line.split(":", 1) for line in status)
    return int(lines["VmRSS"].split()[0]), int(lines["VmHWM"].split()[0])


if __name__ == "__main__":
    guide = synthetic_guide(int(sys.argv[1]))
    before, _ = held()
    prove(guide)
    print(before, held()[1])
