"""What holds of a guide over every complete answer set, at priorities 2: the proof before it is published.

Nothing is sampled that is claimed: a sample only finds examples sooner. Where something would need more states than a
process should hold, the proof says that it is not covered.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, islice, product
from math import gcd
from typing import TypeVar

from advisor.engine.errors import TooManyStatesError
from advisor.engine.guide import HIGHEST_PRIORITY, Guide
from advisor.engine.redundancy import Mattering, Overlap, contradictions, never_applying, subsumptions
from advisor.engine.rules import NoteRule
from advisor.engine.stranding import Stranding, strandings
from advisor.engine.whole import Example, Whole

MOST_PRIORITIES = 32
"""Sets of priorities tried for an option that never leads at 2 each."""
MOST_LOOKED_AT = 4096
"""Sets of priorities among which those to try are chosen."""

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Tie:
    """Options that lead together."""

    options: tuple[str, ...]
    count: int
    example: Example


@dataclass(frozen=True, slots=True)
class NeverLeads:
    """An option that leads in no answer set at priorities 2."""

    option: str
    ruled_out: bool
    """Whether it is ruled out in every answer set, so that no priorities help."""
    tried: int = 0
    """How many other sets of priorities were tried until one let it lead, or until none was left to try."""
    among: int = 0
    """How many there are that weigh differently."""
    priorities: dict[str, int] | None = None
    """The first that let it lead."""
    example: Example | None = None
    """An answer set in which it leads then."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found; each list in the order of the guide."""

    completions: int
    """Complete answer sets."""
    classes: int
    """Those that no condition tells apart counted once."""
    stranded: int | None
    """Answer sets that leave no option; none where they could not be counted."""
    strandings: tuple[Stranding, ...]
    never_leading: tuple[NeverLeads, ...]
    never_applying: tuple[tuple[str, str], ...]
    """Kind and key."""
    idle: tuple[tuple[str, str], ...]
    """Kind and key of what changes no status and no leaders: notes that decide, requirements, questions."""
    contradictions: tuple[Overlap, ...]
    subsumptions: tuple[Overlap, ...]
    ties: tuple[Tie, ...]
    not_covered: tuple[str, ...]
    """What would have needed too many states, in words."""

    @property
    def exact(self) -> bool:
        return not self.not_covered


def prove(guide: Guide) -> Proof:
    """Go over every complete answer set of a guide. The same guide always gives the same proof."""
    return _Prover(guide).proof()


class _Prover:
    """One proof on its way."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide
        self._whole = Whole(guide)
        self._not_covered: list[str] = []

    def proof(self) -> Proof:
        whole = self._whole
        dead = tuple(never_applying(whole))
        return Proof(
            completions=whole.situation.completions,
            classes=whole.classes,
            stranded=next(iter(self._tried("who leads", self._stranded)), None),
            strandings=self._tried("what leaves no option", lambda: strandings(whole)),
            never_leading=self._tried("which options never lead", self._never_leading),
            never_applying=dead,
            idle=tuple(each for each in self._idle() if each not in dead),
            contradictions=self._tried("notes for and against", lambda: contradictions(whole)),
            subsumptions=self._tried("notes that others say too", lambda: subsumptions(whole)),
            ties=self._tried("", self._ties),
            not_covered=tuple(self._not_covered),
        )

    def _tried(self, what: str, find: Callable[[], Iterable[Found]]) -> tuple[Found, ...]:
        """All that is found, or nothing where it would be too much; ``what`` is then named as not covered."""
        try:
            return tuple(find())
        except TooManyStatesError:
            self._not_covered += [what] if what else []
            return ()

    def _stranded(self) -> Iterator[int]:
        yield sum(each.count for each in self._whole.endings if not each.leaders[0])

    def _ties(self) -> Iterator[Tie]:
        whole = self._whole
        for each in whole.endings:
            if len(each.leaders[0]) > 1:
                yield Tie(each.leaders[0], each.count, whole.choices(each.example))

    def _never_leading(self) -> Iterator[NeverLeads]:
        leading = {option for each in self._whole.endings for option in each.leaders[0]}
        for place, option in enumerate(self._guide.options):
            if option not in leading:
                yield self._hopeless(place) or self._with_other_priorities(option)

    def _hopeless(self, place: int) -> NeverLeads | None:
        count, total = self._whole.space.chance(self._whole.exclusions[place])
        return NeverLeads(self._guide.options[place], ruled_out=True) if count == total else None

    def _with_other_priorities(self, option: str) -> NeverLeads:
        """Try other priorities, those first that weigh what the option is best at."""
        others = sorted(self._other_priorities(), key=lambda weights: self._behind(option, weights))
        for tried, weights in enumerate(islice(others, MOST_PRIORITIES), start=1):
            priorities = dict(zip((criterion.key for criterion in self._guide.criteria), weights, strict=True))
            whole = Whole(self._guide, priorities)
            for each in self._tried(f"other priorities for {option}", partial(getattr, whole, "endings")):
                if option in each.leaders[0]:
                    example = whole.choices(each.example)
                    return NeverLeads(option, False, tried, self._ways_to_weigh(), priorities, example)
        tried = min(len(others), MOST_PRIORITIES)
        return NeverLeads(option, ruled_out=False, tried=tried, among=self._ways_to_weigh())

    def _other_priorities(self) -> Iterator[tuple[int, ...]]:
        """Those that weigh differently from one another and from 2 each, in lowest terms.

        Of too many to look at, those are taken that give weight to two criteria at most.
        """
        criteria = len(self._guide.criteria)
        weights = range(HIGHEST_PRIORITY + 1)
        every: Iterable[tuple[int, ...]] = product(weights, repeat=criteria)
        if len(weights) ** criteria > MOST_LOOKED_AT:
            pairs = combinations(range(criteria), 2)
            every = {
                tuple(one if at == left else other if at == right else 0 for at in range(criteria))
                for left, right in pairs
                for one, other in product(weights, repeat=2)
            }
        yield from sorted(each for each in every if gcd(*each) == 1 and len(set(each)) > 1)
        if criteria:
            yield (0,) * criteria

    def _ways_to_weigh(self) -> int:
        """How many other priorities there are that weigh differently.

        Of all from 0 to 4, those with a common factor are left out: 2 (each is 0, 2 or 4) and 3 (0 or 3). So is 2 each;
        and all at 0, which is none of the others, is counted.
        """
        criteria = len(self._guide.criteria)
        ways: int = 5**criteria - 3**criteria - 2**criteria + 1
        return ways

    def _behind(self, option: str, weights: tuple[int, ...]) -> float:
        """How far the ratings of an option fall behind the best of the others'."""
        guide = self._guide
        worth = {
            each: sum(
                weight * guide.value(each, criterion) for weight, criterion in zip(weights, guide.criteria, strict=True)
            )
            for each in guide.options
        }
        return float(max(worth.values()) - worth[option]) / (sum(weights) or 1)

    def _idle(self) -> Iterator[tuple[str, str]]:
        mattering = Mattering(self._whole)
        required = {requirement.key: False for requirement in self._guide.requirements}
        for place, note in self._deciding():
            matters = self._matters(note.note.key, partial(mattering.note, place, note))
            requirement, _, option = note.note.key.partition(":")
            if option:
                required[requirement] |= matters
            elif not matters:
                yield "note", note.note.key
        yield from (("requirement", key) for key, matters in required.items() if not matters)
        for question in self._whole.values:
            if not self._matters(question, partial(mattering.question, question)):
                yield "question", question

    def _deciding(self) -> Iterator[tuple[int, NoteRule]]:
        """The notes that rule out or have points, with the place of their option."""
        for place, notes in enumerate(self._whole.rules.notes):
            yield from ((place, note) for note in notes if note.rules_out or note.worth)

    def _matters(self, key: str, ask: Callable[[], bool]) -> bool:
        """The answer, or yes where finding it out would be too much, which is then named as not covered."""
        idle = self._tried(f"whether {key} matters", lambda: () if ask() else (key,))
        return not idle
