"""What would change a decision: the smallest changes after which another option leads, or is ruled out no more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.engine.answers import Answers
from advisor.engine.conditions import values_of
from advisor.engine.decision import Decision, Status
from advisor.engine.duels import Budget
from advisor.engine.errors import TooManyStatesError
from advisor.engine.goals import Goals
from advisor.engine.guide import Changeable, Guide
from advisor.engine.hitting import HittingSets, Set
from advisor.engine.moves import Moves, Turned, Waived

MOST_CHANGES = 3
"""In one set."""
MOST_SETS = 20_000
"""Looked at, of one size: where a guide would take more, smaller sets are all that is claimed."""
MOST_STEPS = 20_000
"""Of all searches for a completion in which a rival is ahead, together: some 300 ms. Beyond it likewise."""


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to a known question, or the answer to an unknown one."""

    question: str
    answers: tuple[tuple[str, ...], ...]
    """Answers of which any does it."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes that go together: none of them can be left out."""

    changes: tuple[Change, ...]
    """In the order of the guide."""
    waived: tuple[str, ...] = ()
    """Notes that rule out to which an exception is made."""


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """What would make one option lead that does not now, or fit where it is ruled out.

    Sets with fewer changes that take effort come first, then shorter ones, then in guide order.
    """

    option: str
    leads: tuple[Changes, ...]
    """Every smallest set after which it leads in every completion, alone or tied."""
    fits: tuple[Changes, ...]
    """Every smallest set after which no completion rules it out; empty where it is not ruled out."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A smallest set of changes after which something fits, where nothing does now."""

    changes: Changes
    options: tuple[str, ...]
    """Those that fit then."""


@dataclass(frozen=True, slots=True)
class Counterfactuals:
    """What would change a decision."""

    options: tuple[Counterfactual, ...]
    """One for each option that does not lead in every completion, in guide order."""
    relaxations: tuple[Relaxation, ...]
    within: int
    """How many changes were tried together: three, or fewer where the guide is too large for that; none where even who
    leads now was too much to find out."""


def counterfactuals(guide: Guide, decision: Decision) -> Counterfactuals:
    """Every smallest set of changes to a decision on the guide, by the rules in ``docs/method.md``."""
    answers, out = decision.answers, {each.option for each in decision.standings if each.status is Status.RULED_OUT}
    goals = Goals(guide, answers, decision.priorities, Budget(MOST_STEPS))
    leading = {option: HittingSets(goals.leads(option)) for option in guide.options}
    fitting = {option: HittingSets(goals.fits(option)) for option in guide.options if option in out}
    within = _grown([*leading.values(), *fitting.values()])
    if within < 0:
        return Counterfactuals((), (), 0)
    collected = _Collected(guide, answers, goals.moves)
    return Counterfactuals(
        options=tuple(
            Counterfactual(
                option,
                collected.changes(sets.found),
                collected.changes(fitting[option].found) if option in fitting else (),
            )
            for option, sets in leading.items()
            if frozenset() not in sets.found
        ),
        relaxations=collected.relaxations(fitting) if len(fitting) == len(guide.options) else (),
        within=within,
    )


def _grown(searches: Sequence[HittingSets]) -> int:
    """Let all searches look at sets of one size after another; the size up to which they came, all of them."""
    for size in range(MOST_CHANGES + 1):
        if sum(len(each.waiting) for each in searches) > MOST_SETS:
            return size - 1
        earlier = [len(each.found) for each in searches]
        try:
            for each in searches:
                each.grow(MOST_CHANGES - size)
        except TooManyStatesError:
            for each, number in zip(searches, earlier, strict=True):
                del each.found[number:]
            return size - 1
    return MOST_CHANGES


@dataclass(frozen=True, slots=True)
class _Bundle:
    """A set of moves, or several that differ in the answer to one question alone: by question, the answers."""

    answers: tuple[tuple[int, tuple[frozenset[str], ...]], ...]
    """By the question's place in the guide."""
    waived: tuple[int, ...]
    effort: int
    size: int

    def without(self, place: int) -> "_Bundle":
        """The rest, but for one question."""
        return replace(self, answers=tuple(each for each in self.answers if each[0] != place))


class _Collected:
    """Sets of moves as changes in their order."""

    def __init__(self, guide: Guide, answers: Answers, moves: Moves) -> None:
        self._questions = guide.questions
        self._places = {question.key: place for place, question in enumerate(guide.questions)}
        self._values = [{value: at for at, value in enumerate(values_of(question))} for question in guide.questions]
        self._taxing = {
            place
            for place, question in enumerate(guide.questions)
            if question.changeable is Changeable.WITH_EFFORT and question.key in answers.chosen
        }
        self._moves = moves

    def changes(self, found: Iterable[Set]) -> tuple[Changes, ...]:
        """The sets as changes, those that differ in one answer alone as one."""
        bundles = self._bundled(map(self._bundle, found))
        return tuple(map(self._changes, sorted(bundles, key=self._order)))

    def relaxations(self, fitting: Mapping[str, HittingSets]) -> tuple[Relaxation, ...]:
        """The smallest of all sets after which some option fits, with the options that do."""
        reached = defaultdict[Set, list[str]](list)
        for option, sets in fitting.items():
            for each in sets.found:
                reached[each].append(option)
        smallest = [each for each in reached if not any(other < each for other in reached)]
        grouped = defaultdict[tuple[str, ...], list[Set]](list)
        for each in smallest:
            grouped[tuple(reached[each])].append(each)
        bundles = [
            (bundle, options) for options, sets in grouped.items() for bundle in self._bundled(map(self._bundle, sets))
        ]
        bundles.sort(key=lambda each: self._order(each[0]))
        return tuple(Relaxation(self._changes(bundle), options) for bundle, options in bundles)

    def _bundle(self, moves: Set) -> _Bundle:
        answers: dict[int, tuple[frozenset[str], ...]] = {}
        turned = defaultdict[str, list[str]](list)
        effort, waived = 0, []
        for number in sorted(moves):
            move = self._moves.all[number]
            if isinstance(move, Waived):
                waived.append(number)
                continue
            place = self._places[move.question]
            effort += place in self._taxing
            if isinstance(move, Turned):
                turned[move.question].append(move.choice)
            else:
                answers[place] = move.values
        for question, choices in turned.items():
            answers[self._places[question]] = (self._moves.turned(question, choices),)
        return _Bundle(tuple(sorted(answers.items())), tuple(waived), effort, len(moves))

    def _bundled(self, bundles: Iterable[_Bundle]) -> list[_Bundle]:
        """Bundles that are the same but for the answer to one question, as one; question by question."""
        left = list(bundles)
        for place in range(len(self._questions)):
            merged: dict[_Bundle, list[frozenset[str]]] = {}
            others = []
            for each in left:
                values = dict(each.answers).get(place)
                if values is None:
                    others.append(each)
                else:
                    merged.setdefault(each.without(place), []).extend(values)
            left = others + [self._joined(rest, place, values) for rest, values in merged.items()]
        return left

    def _joined(self, rest: _Bundle, place: int, values: Iterable[frozenset[str]]) -> _Bundle:
        ordered = tuple(sorted(values, key=self._values[place].__getitem__))
        return replace(rest, answers=tuple(sorted((*rest.answers, (place, ordered)))))

    def _order(self, bundle: _Bundle) -> tuple[object, ...]:
        """Less effort, then fewer changes, then the order of the guide, answers before exceptions."""
        places = [(place, self._values[place][values[0]]) for place, values in bundle.answers]
        return bundle.effort, bundle.size, not places, places, bundle.waived

    def _changes(self, bundle: _Bundle) -> Changes:
        waived = [self._moves.all[number] for number in bundle.waived]
        return Changes(
            tuple(
                Change(self._questions[place].key, tuple(self._questions[place].in_order(value) for value in values))
                for place, values in bundle.answers
            ),
            tuple(move.note for move in waived if isinstance(move, Waived)),
        )
