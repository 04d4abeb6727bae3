"""One set of answers seen through a guide's rules: what they settle, what is left open, how the criteria weigh."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from advisor.engine.answers import Answers, Priorities
from advisor.engine.conditions import Known, Space, settled_by
from advisor.engine.guide import Guide
from advisor.engine.rules import Rules, compiled
from advisor.engine.scores import Pattern, Weighing, weighing


@dataclass(frozen=True, slots=True)
class Situation:
    """What everything that is decided rests on."""

    rules: Rules
    known: Known
    space: Space
    """The completions of the questions still open."""
    criteria: Pattern
    """What is left of each criterion's condition."""
    weighing: Weighing

    @property
    def completions(self) -> int:
        """How many ways there are to answer what is open."""
        sizes = self.rules.literals.sizes
        return prod(sizes[question] for question in self.known.open)

    def means(self, places: Iterable[int]) -> dict[Pattern, tuple[Fraction, ...]]:
        """The weighted means of some options, by their places in the guide, for each pattern of the criteria."""
        places = list(places)
        return {pattern: tuple(means[at] for at in places) for pattern, means in self.weighing.means.items()}


def situation(guide: Guide, answers: Answers, priorities: Priorities) -> Situation:
    """The situation that some answers and priorities make."""
    rules = compiled(guide)
    known = rules.literals.known(answers)
    criteria = tuple(settled_by(rule.residue, known) for rule in rules.criteria)
    return Situation(
        rules=rules,
        known=known,
        space=Space(rules.literals, known.open),
        criteria=criteria,
        weighing=weighing(rules, priorities, criteria, rules.literals.questions(criteria, known.open)),
    )
