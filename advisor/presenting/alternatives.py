"""Answers of which any would do, in words: as short as they can be said, and never less than what they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from advisor import formatting
from advisor.engine.conditions import values_of
from advisor.engine.guide import Question
from advisor.loading import LoadedEdition
from advisor.presenting import words

MOST_NAMED = 3
"""Answers, or choices, that a sentence names; it counts the others."""

Answer = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A change of one answer in three parts, of which the middle one says what would have to be answered."""

    opening: str
    answer: str
    rest: str = ""


def turning_out(loaded: LoadedEdition, key: str, answers: Sequence[Answer]) -> Wording:
    """An open question whose answer is any of some."""
    asked = _asked(loaded, key)
    text = f"the answer to “{loaded.questions[key].text}” turns out"
    included = _included(asked.question, tuple(answers))
    if included is None:
        return Wording(f"{text} to be", asked.any_of(answers))
    some, never = asked.included(included), asked.barred(included)
    if some:
        return Wording(f"{text} to include", f"{some}," if never else some, f"but {never}" if never else "")
    negated = never.startswith("not ")
    return Wording(f"{text}{' not' if negated else ''} to include", never.removeprefix("not "))


def answered_otherwise(loaded: LoadedEdition, key: str, given: Answer, answers: Sequence[Answer]) -> Wording:
    """A question that would have to be answered with any of some answers in place of the one given."""
    asked = _asked(loaded, key)
    opening = f"“{loaded.questions[key].text}” were answered"
    if asked.question.several:
        return Wording(opening, asked.turned(given, answers))
    instead = asked.any_of(answers)
    return Wording(opening, instead, "" if asked.all_but(answers) else f"instead of {asked.whole(given)}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, and its answers in words."""

    loaded: LoadedEdition
    question: Question

    def named(self, choices: Iterable[str], *, last: str = "or") -> str:
        """``“A”, “B” or “C”``."""
        return formatting.quoted(words.labels(self.loaded, self.question.key, choices), last=last)

    def whole(self, answer: Answer) -> str:
        """One answer in full; one choice is said to stand alone where others could stand beside it."""
        exclusive = any(choice.exclusive for choice in self.question.choices if choice.key in answer)
        alone = self.question.several and len(answer) == 1 and not exclusive
        return f"{self.named(answer, last='and')}{' alone' if alone else ''}"

    def any_of(self, answers: Sequence[Answer]) -> str:
        """``“A” or “B”``; of many, all but the one that won't do, or the first ones and how many more."""
        if but := self.all_but(answers):
            return f"anything but {_any_of([self.whole(each) for each in but], apart=max(map(len, but)) > 1)}"
        return _any_of([self.whole(each) for each in answers], apart=max(map(len, answers)) > 1)

    def all_but(self, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """The one or two answers that are not among many; none where those are more, or the many are few."""
        among = set(map(frozenset, answers))
        others = tuple(_keys(self.question, value) for value in values_of(self.question) if value not in among)
        return others if len(others) <= 2 and len(answers) > MOST_NAMED else ()

    def included(self, included: "_Included") -> str:
        """The choices that have to be in an answer; empty where none has to."""
        every, some = self.named(included.every, last="and"), self.named(included.some)
        if len(included.some) > MOST_NAMED:
            others = [
                key
                for key in self.question.choice_keys
                if key not in {*included.some, *included.every, *included.never}
            ]
            some = f"something other than {self.named(others)}"
        return f"{every}, with {some}" if every and some else every or some

    def barred(self, included: "_Included") -> str:
        """``not “A”``, or ``none of “A” and “B”``; empty where any other choice can be in an answer."""
        if len(included.never) > MOST_NAMED:
            others = [key for key in self.question.choice_keys if key not in included.never]
            return f"nothing but {self.named(others)}"
        never = self.named(included.never, last="and")
        return f"{'not' if len(included.never) == 1 else 'none of'} {never}" if never else ""

    def turned(self, given: Answer, answers: Sequence[Answer]) -> str:
        """Answers by what they have more, and less, than the one given."""
        gone = [tuple(each for each in given if each not in answer) for answer in answers]
        added = [tuple(each for each in answer if each not in given) for answer in answers]
        if len(set(gone)) == 1 and all(added):
            new = _any_of([self.named(each, last="and") for each in added], apart=max(map(len, added)) > 1)
            return f"with {new} {self._in_place_of(gone[0])}"
        return _any_of([self._turned(*each) for each in zip(gone, added, strict=True)], apart=True)

    def _turned(self, gone: Answer, added: Answer) -> str:
        if not added:
            return f"without {self.named(gone)}"
        return f"with {self.named(added, last='and')} {self._in_place_of(gone)}"

    def _in_place_of(self, gone: Answer) -> str:
        return f"in place of {self.named(gone, last='and')}" if gone else "added"


def _asked(loaded: LoadedEdition, key: str) -> _Asked:
    return _Asked(loaded, next(each for each in loaded.engine.questions if each.key == key))


def _any_of(phrases: Sequence[str], *, apart: bool) -> str:
    """One phrase or another, ``apart`` where they have an "and" of their own; the number of those beyond a few."""
    left = len(phrases) - MOST_NAMED
    more = [f"one of {left} others" if left > 1 else "one other"] if left > 0 else []
    *first, last = [*phrases[:MOST_NAMED], *more]
    return f"{', '.join(first)}, or {last}" if apart and first else formatting.listed([*first, last], last="or")


@dataclass(frozen=True, slots=True)
class _Included:
    """What is the same of all answers that do, and of no other answer: choices that are, or are not, in them."""

    every: Answer
    some: Answer
    """Choices of which at least one is in each; empty where it needs none."""
    never: Answer


@lru_cache(maxsize=1024)
def _included(question: Question, answers: tuple[Answer, ...]) -> _Included | None:
    """What tells some answers to a question of several choices from all others, if a few choices do."""
    if not question.several or len(answers) == 1:
        return None
    wanted = set(map(frozenset, answers))
    every = frozenset.intersection(*wanted)
    never = set(question.choice_keys).difference(*wanted)
    failing = {value for value in values_of(question) if every <= value and not value & never} - wanted
    some = set(question.choice_keys) - every - never.union(*failing) if failing else set[str]()
    if failing and not all(value & some for value in wanted):
        return None
    alone = {choice.key for choice in question.choices if choice.exclusive}
    barred = never - alone if every or some else never
    found = _Included(*(_keys(question, each) for each in (every, some, barred)))
    return found if _is_short(question, found) else None


def _is_short(question: Question, included: _Included) -> bool:
    """Whether a sentence can name the choices, or else all the other ones."""
    every, some, never = len(included.every), len(included.some), len(included.never)
    choices = len(question.choices)
    if max(every, min(some, choices - some - every)) > MOST_NAMED:
        return False
    return never <= MOST_NAMED or (every + some == 0 and choices - never <= MOST_NAMED)


def _keys(question: Question, keys: Iterable[str]) -> Answer:
    """Keys in the order of the question."""
    wanted = set(keys)
    return tuple(key for key in question.choice_keys if key in wanted)
