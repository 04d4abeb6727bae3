"""What a guide may not lack: options, criteria, questions, ratings, choices, levels, and the texts that pages show."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from catalog.checks.findings import Finding, Path, blocks, warns
from catalog.checks.places import KINDS, questions
from catalog.document import CriterionKind, GuideDocument

_TEXTS = {
    "guide": ("title", "question"),
    "source": ("title",),
    "criterion": ("name",),
    "level": ("label",),
    "option": ("name",),
    "tool": ("name",),
    "reference": ("title", "url"),
    "step": ("title",),
    "question": ("text",),
    "choice": ("label",),
    "note": ("text",),
    "example": ("sentence",),
}
"""The texts that a thing of each kind has to have."""


def completeness(document: GuideDocument) -> list[Finding]:
    """Every finding about something that is missing."""
    checks = (_essentials, _texts, _missing_ratings, _not_stated, _levels, _steps, _choices)
    return list(chain.from_iterable(check(document) for check in checks))


def _essentials(document: GuideDocument) -> Iterator[Finding]:
    for name in ("options", "criteria", "steps"):
        if not getattr(document, name):
            yield blocks("nothing-there", (name,), f"the guide has no {name}: add some")


def _texts(document: GuideDocument) -> Iterator[Finding]:
    for kind, path, thing in _things(document):
        for field in _TEXTS.get(kind, ()):
            if not getattr(thing, field).strip():
                yield blocks("text-missing", (*path, field), f"the {field} of this {kind} is empty: write it")


def _things(document: GuideDocument) -> Iterator[tuple[str, Path, Any]]:
    yield "guide", ("guide",), document.guide
    for kind, name in KINDS.items():
        yield from ((kind, (name, index), thing) for index, thing in enumerate(getattr(document, name)))
    for index, criterion in enumerate(document.criteria):
        yield from (
            ("level", ("criteria", index, "levels", place), level) for place, level in enumerate(criterion.levels)
        )
    for path, question in questions(document):
        yield "question", path, question
        yield from (("choice", (*path, "choices", place), choice) for place, choice in enumerate(question.choices))


def _missing_ratings(document: GuideDocument) -> Iterator[Finding]:
    rated = {(rating.option, rating.criterion) for rating in document.ratings}
    for option in document.options:
        for criterion in document.criteria:
            if (option.key, criterion.key) not in rated:
                message = f'"{option.key}" has no rating on "{criterion.key}": add one; it may be left not stated'
                yield blocks("rating-missing", ("ratings",), message)


def _not_stated(document: GuideDocument) -> Iterator[Finding]:
    for index, rating in enumerate(document.ratings):
        if rating.level is None and not rating.text:
            message = f'how "{rating.option}" does on "{rating.criterion}" is not stated'
            yield warns("rating-not-stated", ("ratings", index), message)


def _levels(document: GuideDocument) -> Iterator[Finding]:
    for index, criterion in enumerate(document.criteria):
        if criterion.kind is CriterionKind.GRADED and not criterion.levels:
            message = f'the graded criterion "{criterion.key}" has no levels: add them, or make it descriptive'
            yield blocks("levels-missing", ("criteria", index, "levels"), message)


def _steps(document: GuideDocument) -> Iterator[Finding]:
    for index, step in enumerate(document.steps):
        if not step.questions:
            message = f'step "{step.key}" asks nothing: add a question, or delete the step'
            yield blocks("step-empty", ("steps", index, "questions"), message)


def _choices(document: GuideDocument) -> Iterator[Finding]:
    for path, question in questions(document):
        if len(question.choices) < 2:
            message = f'question "{question.key}" needs at least two choices'
            yield blocks("choices-missing", (*path, "choices"), message)
