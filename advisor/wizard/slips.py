"""What of a link does not fit the guide, in words for whoever followed it: they seldom made it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from advisor.engine.guide import HIGHEST_PRIORITY
from advisor.formatting import first_few
from advisor.loading import LoadedEdition
from advisor.presenting import words
from advisor.wizard import query
from advisor.wizard.query import PLACE, PRIORITY, Query
from catalog.document import NOT_SURE, Question, QuestionKind

SUGGESTED = 5
"""Of the names that could be meant; the rest are counted."""
LONGEST_NAME = 40
"""Characters shown of a name."""
UNPRINTABLE = "characters that can't be shown"


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing of a link that does not fit."""

    about: str
    """The question or the criterion, in words; empty where it is none of the guide's."""
    said: str
    """What is wrong, and what to do."""
    name: str = ""
    """What the link says, as it says it; empty where it is no one thing."""


def slips(given: Query, loaded: LoadedEdition) -> tuple[Slip, ...]:
    """Every problem of a query that the edition can't take, by name, in the order of the link."""
    fits = query.fitting(given, loaded)
    found = [slip for name, values in given.items() if name not in fits for slip in _slips(loaded, name, values)]
    return (*found, *_of_priorities(given))


def shown(name: str) -> str:
    """A name of a link, short enough for a message, with what can't be printed escaped."""
    name = name[:LONGEST_NAME]
    return name if name.isprintable() else ascii(name)[1:-1]


def _slips(loaded: LoadedEdition, name: str, values: Sequence[str]) -> Iterator[Slip]:
    if name.startswith((PRIORITY, PLACE)):
        yield _of_criterion(loaded, name, values)
    elif name in loaded.questions:
        question = loaded.questions[name]
        for said, value in _of_answer(loaded, question, list(dict.fromkeys(values))):
            yield Slip(question.text, said, shown(f"{name}={value}"))
    else:
        asked = {key: each.text for key, each in loaded.questions.items()}
        yield Slip("", f"The guide has no such question. {_meant(name, asked)}", shown(name))


def _of_answer(loaded: LoadedEdition, question: Question, values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with an answer, and with which value; alone, each fits no question twice."""
    choices = {choice.key: choice.label for choice in question.choices} | {NOT_SURE: words.NOT_SURE}
    unknown = [value for value in values if value not in choices]
    for value in unknown:
        yield f"{_no_choice(value)} {_meant(value, choices)}", value
    if not unknown and question.kind is QuestionKind.ONE:
        yield f"It takes one answer, and the link brings {len(values)}. Keep one of them.", ",".join(values)
    elif not unknown:
        alone = {choice.key for choice in question.choices if choice.exclusive} | {NOT_SURE}
        for value in (value for value in values if value in alone):
            label = words.answer(loaded, question.key, value)
            yield f"“{label}” cannot stand beside other answers. Keep it alone, or drop it.", value


def _no_choice(value: str) -> str:
    if not value:
        return "The link names no answer."
    named = f"“{value[:LONGEST_NAME]}”" if value.isprintable() else UNPRINTABLE
    return f"The link says {named}, which is none of its answers."


def _of_criterion(loaded: LoadedEdition, name: str, values: Sequence[str]) -> Slip:
    prefix, _, key = name.partition(".")
    weighed = {criterion.key: criterion.name for criterion in loaded.document.graded}
    if key not in weighed:
        return Slip("", f"The guide weighs no such criterion. {_meant(key, weighed)}", shown(name))
    if f"{prefix}." == PRIORITY:
        said = f"How much it matters is a whole number from 0 (not at all) to {HIGHEST_PRIORITY} (most of all)."
    else:
        said = f"Its place is a whole number: 1 (first) to {len(weighed)}, or 0 where it does not matter."
    return Slip(weighed[key], said, shown(f"{name}={','.join(values)}"))


def _of_priorities(given: Query) -> Iterator[Slip]:
    """What is wrong with priorities that are right one by one."""
    places = query.named(given, PLACE)
    if places and query.named(given, PRIORITY):
        yield Slip("Priorities", "The link brings both levels and places in an order. Keep one kind of them.")
    elif places and all(values == ["0"] for values in places.values()):
        yield Slip("Priorities", "No criterion has a place in the order. Give one of them the place 1.")


def _meant(named: str, known: Mapping[str, str]) -> str:
    """What could be meant by a key, in words."""
    close = get_close_matches(named[:LONGEST_NAME], known, n=1)
    if close:
        return f"Perhaps “{known[close[0]]}” is meant."
    told = first_few([f"“{label}”" for label in known.values()], SUGGESTED)
    return f"There {'is' if len(known) == 1 else 'are'} {told}."
