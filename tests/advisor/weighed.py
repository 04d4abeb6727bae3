"""Guides in which all hangs on how criteria are weighed: options named by letters, questions answered yes or no."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from advisor.loading import LoadedEdition
from catalog.document import build_document
from tests.advisor.deciding import loaded_from


def when(**answers: str) -> list[list[dict[str, Any]]]:
    """One case: each question has the answer named."""
    return [[{"question": key, "operator": "any-of", "choices": [answer]} for key, answer in answers.items()]]


def note(option: str, points: int, **answers: str) -> dict[str, Any]:
    """Points for an option where questions have the answers named."""
    key = f"{option}-{len(answers)}-{abs(points)}{'more' if points > 0 else 'less'}"
    effect = "favours" if points > 0 else "counts-against"
    cases = when(**answers) if answers else []
    return {"key": key, "option": option, "effect": effect, "points": points, "text": "So it is.", "cases": cases}


def weighed(
    values: Mapping[str, Sequence[int]],
    *notes: Mapping[str, Any],
    questions: str = "",
    applies: Mapping[str, list[list[dict[str, Any]]]] | None = None,
) -> LoadedEdition:
    """A guide with the values of its options, by criterion."""
    options = ascii_lowercase[: len(next(iter(values.values())))]
    return loaded_from(
        build_document(
            {
                "guide": {"key": "letters", "title": "A letter", "question": "Which letter?", "summary": "Letters."},
                "criteria": [_criterion(key, row, (applies or {}).get(key, [])) for key, row in values.items()],
                "options": [{"key": option, "name": option.upper()} for option in options],
                "ratings": [
                    {"option": option, "criterion": key, "level": f"v{value}"}
                    for key, row in values.items()
                    for option, value in zip(options, row, strict=True)
                ],
                "steps": [{"key": "all", "title": "All", "questions": [_question(key) for key in questions]}],
                "notes": [dict(each) for each in notes],
            }
        )
    )


def _criterion(key: str, values: Sequence[int], applies: list[list[dict[str, Any]]]) -> dict[str, Any]:
    levels = [{"key": f"v{value}", "label": str(value), "value": value} for value in sorted({*values}, reverse=True)]
    return {"key": key, "name": key.title(), "kind": "graded", "levels": levels, "applies_when": applies}


def _question(key: str) -> dict[str, Any]:
    choices = [{"key": "yes", "label": "Yes"}, {"key": "no", "label": "No"}]
    return {"key": key, "text": f"Is it {key}?", "choices": choices}
