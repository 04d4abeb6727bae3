"""One change between two editions of a guide, told with what of it bears on decisions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.formatting import MINUS
from advisor.loading import LoadedEdition
from catalog.differences import Detail, Difference, Kind, of_one

LONG = 200
"""Characters, of what was moved."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change: of what and in what way, a text of the guide, and what was moved."""

    lead: str
    text: str = ""
    moved: str = ""
    acts: str = ""
    """How it acts where that hangs on what is open."""

    @property
    def folds(self) -> bool:
        """Whether what was moved takes more lines than the rest, as conditions do."""
        return len(self.moved) > LONG


def change(before: LoadedEdition, after: LoadedEdition, found: Iterable[Difference], part: str, key: str) -> Told:
    """Those of the differences between two editions that are about one thing: itself, its levels, its choices."""
    about = of_one(found, part, key)
    kind = next((each.kind for each in about if each.part == part), Kind.CHANGED)
    name, text = _NAMING.get(part, _plain)(before if kind is Kind.REMOVED else after, part, key)
    moved = "" if kind is not Kind.CHANGED else " ".join(_moved(before, after, about))
    return Told(f"{part.capitalize()} {kind}: {name}".rstrip(), text, moved)


def _plain(loaded: LoadedEdition, part: str, key: str) -> tuple[str, str]:
    if part == "question":
        return f"“{loaded.questions[key].text}”", ""
    return (loaded.options[key] if part == "option" else loaded.criteria[key]).name + ".", ""


def _rating(loaded: LoadedEdition, _: str, key: str) -> tuple[str, str]:
    option, _, criterion = key.partition("/")
    return f"{loaded.options[option].name}, {loaded.criteria[criterion].name}:", ""


def _note(loaded: LoadedEdition, _: str, key: str) -> tuple[str, str]:
    """Its option is not named where the text begins with that name."""
    note = loaded.notes[key]
    name = loaded.options[note.option].name
    begins = note.text.startswith(name) and not note.text[len(name) :][:1].isalnum()
    return "" if begins else f"{name}:", note.text


def _requirement(loaded: LoadedEdition, _: str, key: str) -> tuple[str, str]:
    requirement = loaded.requirements[key]
    return f"{loaded.criteria[requirement.criterion].name}:", requirement.text


_NAMING = {"rating": _rating, "note": _note, "requirement": _requirement}


def _moved(before: LoadedEdition, after: LoadedEdition, about: Iterable[Difference]) -> Iterator[str]:
    """What of a thing bears on decisions, and is not as it was."""
    for each in about:
        if each.part in _WITHIN:
            yield from _WITHIN[each.part](before if each.kind is Kind.REMOVED else after, each)
        else:
            fields = ((_FIELDS.get((each.part, detail.field)), detail) for detail in each.details)
            yield from (say(detail) for say, detail in fields if say)


def _choice(loaded: LoadedEdition, difference: Difference) -> Iterator[str]:
    question, _, key = difference.key.partition("/")
    label = next(each.label for each in loaded.questions[question].choices if each.key == key)
    if difference.kind is not Kind.CHANGED:
        yield f"It has the new choice “{label}”." if difference.kind is Kind.ADDED else f"It lost the choice “{label}”."
    for detail in difference.details:
        if detail.field == "exclusive":
            yield f"“{label}” {'stands alone' if detail.after else 'can stand beside others'} now."


def _level(loaded: LoadedEdition, difference: Difference) -> Iterator[str]:
    criterion, _, key = difference.key.partition("/")
    label = next(each.label for each in loaded.criteria[criterion].levels if each.key == key)
    if difference.kind is not Kind.CHANGED:
        yield f"It has the new level “{label}”." if difference.kind is Kind.ADDED else f"It lost the level “{label}”."
    for detail in difference.details:
        if detail.field == "value":
            yield f"“{label}” is worth {detail.after} now, {detail.before} before."


_WITHIN = {"choice": _choice, "level": _level}


def _level_moved(detail: Detail) -> str:
    before, after = (f"“{label}”" if label else "not stated" for label in (detail.before, detail.after))
    return f"from {before} to {after}."


def _level_asked(detail: Detail) -> str:
    return f"At least “{detail.after}” is asked for now, “{detail.before}” before."


def _effect(detail: Detail) -> str:
    before, after = (value.replace("-", " ") for value in (detail.before, detail.after))
    return f"Its effect is “{after}” now, “{before}” before."


def _points(detail: Detail) -> str:
    before, after = (value.replace("-", MINUS) or "those of its effect" for value in (detail.before, detail.after))
    return f"Its points are {after} now, {before} before."


def _applies(detail: Detail) -> str:
    before, after = (value if value == "always" else f"when {value}" for value in (detail.before, detail.after))
    return f"Now it applies {after}. Before, it applied {before}."


def _kind(detail: Detail) -> str:
    return f"It takes {'several choices' if detail.after == 'several' else 'one choice'} now."


_FIELDS = {
    ("rating", "level"): _level_moved,
    ("requirement", "level"): _level_asked,
    ("requirement", "cases"): _applies,
    ("note", "effect"): _effect,
    ("note", "points"): _points,
    ("note", "cases"): _applies,
    ("criterion", "applies when"): _applies,
    ("question", "kind"): _kind,
}
