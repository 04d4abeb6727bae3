"""Answers and priorities: from whatever somebody handed in to something that fits its guide."""

import reprlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from advisor.engine.errors import AnswersError, Problem
from advisor.engine.guide import DEFAULT_PRIORITY, HIGHEST_PRIORITY, Guide, Question
from advisor.engine.weights import in_whole_numbers, rank_order_centroid

NOT_SURE = "not-sure"
"""What stands for "I don't know" where a choice key could stand."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What an architect said: choices by question, and the questions answered with "not sure".

    Both stand in the order of the guide, and so do the choices of each answer. Not sure and unanswered both mean
    unknown; they differ on pages alone.
    """

    chosen: Mapping[str, tuple[str, ...]]
    not_sure: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((frozenset(self.chosen.items()), self.not_sure))

    def as_data(self) -> dict[str, list[str] | str]:
        """The answers as JSON data, as ``parse_answers`` takes them."""
        return {key: list(choices) for key, choices in self.chosen.items()} | dict.fromkeys(self.not_sure, NOT_SURE)


@dataclass(frozen=True, slots=True)
class Priorities:
    """How much each graded criterion matters: on five levels, or as an order where only that can be said."""

    by_criterion: Mapping[str, int]
    """0 to 4, in the order of the guide; empty where an order is given."""
    order: tuple[tuple[str, ...], ...] = ()
    """Criteria from the most important on, those that matter alike together; what is left out has no weight."""

    def __hash__(self) -> int:
        return hash((frozenset(self.by_criterion.items()), self.order))

    @property
    def weights(self) -> Mapping[str, int]:
        """What each criterion weighs against the others, in whole numbers; what is not named weighs nothing.

        The levels themselves; for an order, rank-order-centroid weights.
        """
        if not self.order:
            return self.by_criterion
        each = in_whole_numbers(rank_order_centroid([len(alike) for alike in self.order]))
        return {key: weight for alike, weight in zip(self.order, each, strict=True) for key in alike}


def parse_answers(guide: Guide, given: object) -> Answers:
    """Read ``{question: choice | [choice, ...] | "not-sure"}``.

    Raises ``AnswersError`` with every problem: unknown questions or choices, wrong types, several choices where one
    is taken, an exclusive choice beside others, an empty list.
    """
    if not isinstance(given, Mapping):
        raise AnswersError([Problem("answers", "they are not an object", 'Give {"question": ["choice"]}')])
    questions = {question.key: question for question in guide.questions}
    problems = list(_unknown(given, questions, place="answers", kind="question"))
    chosen, not_sure = {}, []
    for question in guide.questions:
        if question.key not in given:
            continue
        value = given[question.key]
        named = [value] if isinstance(value, str) else value
        found = list(_problems_of_answer(question, named))
        problems += found
        if not found and NOT_SURE in named:
            not_sure.append(question.key)
        elif not found:
            chosen[question.key] = question.in_order(named)
    if problems:
        raise AnswersError(problems)
    return Answers(chosen, tuple(not_sure))


def parse_priorities(guide: Guide, given: object) -> Priorities:
    """Read ``{criterion: 0..4}``, where a criterion that is left out gets 2; or an order, the most important first.

    An order is ``[criterion | [criterion, ...], ...]``: those of one list matter alike, what is left out not at all.
    Raises ``AnswersError`` with every problem: unknown criteria, values that are no whole number from 0 to 4, criteria
    named twice, empty lists, wrong types.
    """
    if isinstance(given, list | tuple):
        return _parse_order(guide, given)
    if not isinstance(given, Mapping):
        remedy = 'Give {"criterion": 2}, or ["criterion"], the most important first'
        raise AnswersError([Problem("priorities", "they are neither an object nor a list", remedy)])
    criteria = [criterion.key for criterion in guide.criteria]
    problems = list(_unknown(given, criteria, place="priorities", kind="graded criterion"))
    for key in criteria:
        weight = given.get(key, DEFAULT_PRIORITY)
        if type(weight) is not int or not 0 <= weight <= HIGHEST_PRIORITY:
            place = f"priorities.{key}"
            problems.append(Problem(place, f"{_shown(weight)} is no priority", "Give a whole number from 0 to 4"))
    if problems:
        raise AnswersError(problems)
    return Priorities({key: given.get(key, DEFAULT_PRIORITY) for key in criteria})


def _parse_order(guide: Guide, given: Sequence[object]) -> Priorities:
    criteria = [criterion.key for criterion in guide.criteria]
    groups = [[each] if isinstance(each, str) else each for each in given]
    problems = [*_problems_of_groups(groups), *_problems_of_names(groups, criteria)]
    if not groups:
        problems.append(Problem("priorities", "the order names no criterion", "Name at least one"))
    if problems:
        raise AnswersError(problems)
    return Priorities({}, tuple(tuple(key for key in criteria if key in _members(group)) for group in groups))


def _problems_of_groups(groups: Iterable[object]) -> Iterator[Problem]:
    for at, group in enumerate(groups):
        place = f"priorities[{at}]"
        if not isinstance(group, list | tuple) or not all(isinstance(each, str) for each in group):
            remedy = 'Give "criterion", or ["criterion", "criterion"] where they matter alike'
            yield Problem(place, "it is neither a criterion nor a list of criteria", remedy)
        elif not group:
            yield Problem(place, "no criterion is given", "Name at least one, or leave the list out")


def _problems_of_names(groups: Iterable[object], known: list[str]) -> Iterator[Problem]:
    seen = set()
    for at, group in enumerate(groups):
        for key in _members(group):
            if key not in known:
                place = f"priorities[{at}]"
                yield Problem(place, f"there is no graded criterion {_shown(key)}", _suggestion(key, known))
            elif key in seen:
                yield Problem(f"priorities[{at}]", f"{key} is named twice", "Keep one of them")
            seen.add(key)


def _members(group: object) -> list[str]:
    """The criteria that a part of an order names, as far as it names any."""
    return [each for each in group if isinstance(each, str)] if isinstance(group, list | tuple) else []


def _unknown(given: Mapping[object, object], known: Iterable[str], *, place: str, kind: str) -> Iterator[Problem]:
    known = list(known)
    for key in given:
        if key not in known:
            yield Problem(f"{place}.{_shown(key)}", f"there is no such {kind}", _suggestion(str(key), known))


def _problems_of_answer(question: Question, named: object) -> Iterator[Problem]:
    place = f"answers.{question.key}"
    if not isinstance(named, list | tuple) or not all(isinstance(each, str) for each in named):
        yield Problem(place, "it is neither a choice nor a list of choices", 'Give ["choice"], or "not-sure"')
        return
    known = [*question.choice_keys, NOT_SURE]
    unknown = [each for each in dict.fromkeys(named) if each not in known]
    for each in unknown:
        yield Problem(place, f"there is no choice {_shown(each)}", _suggestion(each, known))
    if not named:
        yield Problem(place, "no choice is given", 'Give at least one choice, or "not-sure"')
    elif not unknown:
        yield from _problems_of_set(question, set(named), place)


def _problems_of_set(question: Question, named: set[str], place: str) -> Iterator[Problem]:
    if len(named) == 1:
        return
    if not question.several:
        yield Problem(place, f"it takes one choice, and {len(named)} are given", "Keep one of them")
    for key in (*(choice.key for choice in question.choices if choice.exclusive), NOT_SURE):
        if key in named:
            yield Problem(place, f"{key} cannot be combined with other choices", "Keep it alone, or drop it")


def _suggestion(key: str, known: list[str]) -> str:
    close = get_close_matches(key[:64], known, n=1)
    return f"Perhaps {close[0]} is meant" if close else f"Name one of {', '.join(known)}"


def _shown(value: object) -> str:
    """What was given, short enough for a message, with what can't be printed escaped."""
    text = value if isinstance(value, str) else reprlib.repr(value)
    text = text if text.isprintable() else ascii(text)[1:-1]
    return text if len(text) <= 60 else f"{text[:57]}..."
