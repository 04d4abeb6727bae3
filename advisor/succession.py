"""What one edition of a guide means for what was said under another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from advisor.assessments import read_against
from advisor.documents import DecisionDocument
from advisor.fitting import fitting_remarks
from advisor.loading import LoadedEdition, load
from advisor.models import Assessment
from catalog.differences import Difference, differences
from catalog.document import NOT_SURE, GuideDocument
from catalog.models import Edition


@dataclass(frozen=True, eq=False)
class Succession:
    """Two editions of a guide: one under which something was said, and the one under which it is read."""

    before: LoadedEdition
    """Its options under the keys that the other edition has for them."""
    after: LoadedEdition
    keys: Mapping[str, str]
    """By option that stands under another key now, as one that names its former name: that key."""

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        return differences(self.before.document, self.after.document)

    @property
    def new(self) -> tuple[str, ...]:
        """Questions that were not asked."""
        return tuple(key for key in self.after.questions if key not in self.before.questions)

    @property
    def removed(self) -> tuple[str, ...]:
        """Questions that are asked no longer."""
        return tuple(key for key in self.before.questions if key not in self.after.questions)

    @property
    def gained(self) -> dict[str, tuple[str, ...]]:
        """The choices that each question has gained, by question that has gained any."""
        asked = {key: question for key, question in self.after.questions.items() if key in self.before.questions}
        found = {
            key: tuple(each.key for each in question.choices if each.key not in _choices(self.before, key))
            for key, question in asked.items()
        }
        return {key: choices for key, choices in found.items() if choices}

    @property
    def added(self) -> tuple[str, ...]:
        """Options that were not there."""
        return tuple(key for key in self.after.options if key not in self.before.options)

    @property
    def retired(self) -> tuple[str, ...]:
        """Options that are there no longer."""
        return tuple(key for key in self.before.options if key not in self.after.options)

    @property
    def renamed(self) -> tuple[str, ...]:
        """Options that go by another name."""
        both = [key for key in self.after.options if key in self.before.options]
        return tuple(key for key in both if self.after.options[key].name != self.before.options[key].name)

    def key(self, option: str) -> str:
        """The key under which an option of the one edition stands in both."""
        return self.keys.get(option, option)

    def keeps_part(self, question: str, given: Sequence[str] | str) -> bool:
        """Whether a question still has some of the choices that answer it, but not all."""
        return question in self.after.questions and 0 < len(self.lost(question, given)) < len(given)

    def lost(self, question: str, given: Iterable[str]) -> tuple[str, ...]:
        """Of the choices that answer a question, those that it has no longer."""
        return tuple(choice for choice in given if choice not in _choices(self.after, question))


def _choices(loaded: LoadedEdition, question: str) -> set[str]:
    return {choice.key for choice in loaded.questions[question].choices}


@lru_cache(maxsize=64)
def succession(before: LoadedEdition, after: LoadedEdition) -> Succession:
    """What one edition means for what was said under another; kept, as editions never change."""
    former = {name: option.key for option in after.document.options for name in option.former_names}
    gone = [option for option in before.document.options if option.key not in after.options]
    named = [former[option.name] for option in gone if option.name in former]
    fresh = {key for key in named if named.count(key) == 1 and key not in before.options}
    keys = {option.key: former[option.name] for option in gone if former.get(option.name) in fresh}
    if not keys:
        return Succession(before, after, {})
    document = _with_keys(before.document, keys)
    return Succession(LoadedEdition(before.guide_key, before.label, before.sha256, document), after, keys)


def _with_keys(document: GuideDocument, keys: Mapping[str, str]) -> GuideDocument:
    """A document with other keys for some options, wherever something that decides names them."""
    options = tuple(each.model_copy(update={"key": keys.get(each.key, each.key)}) for each in document.options)
    ratings = tuple(each.model_copy(update={"option": keys.get(each.option, each.option)}) for each in document.ratings)
    notes = tuple(each.model_copy(update={"option": keys.get(each.option, each.option)}) for each in document.notes)
    return document.model_copy(update={"options": options, "ratings": ratings, "notes": notes})


def asked_in(document: DecisionDocument) -> Assessment:
    """An assessment with the answers and priorities of a decision; it is not stored, and has no edition."""
    given = document.priorities
    return Assessment(
        answers={key: value if value == NOT_SURE else list(value) for key, value in document.answers.items()},
        priorities=given if isinstance(given, dict) else {},
        order={} if isinstance(given, dict) else {key: at for at, alike in enumerate(given, 1) for key in alike},
    )


def taken_over(between: Succession, original: Assessment) -> dict[str, Any]:
    """The answers that an update has: those that fit and, as they were given, those of which some choices still do."""
    now = read_against(between.after, original)
    partly = {key: given for key, given in now.unfit.items() if between.keeps_part(key, given)}
    return {**now.answers.as_data(), **partly}


def under(original: Assessment, edition: Edition) -> Assessment:
    """What of an assessment fits another edition of its guide: an update of it that is not stored yet."""
    between = succession(load(original.edition), load(edition))
    loaded, remarks = between.after, original.remarks
    known = {criterion.key for criterion in loaded.engine.criteria}
    made = Assessment(
        edition=edition,
        name=original.name,
        location=original.location,
        remarks={**remarks, "options": {between.key(key): text for key, text in remarks.get("options", {}).items()}},
        updated_from=original,
        answers=taken_over(between, original),
        priorities={key: level for key, level in original.priorities.items() if key in known},
        order={key: place for key, place in original.order.items() if key in known},
    )
    made.remarks = {on: texts for on, texts in fitting_remarks(loaded, made).items() if texts}
    return made
