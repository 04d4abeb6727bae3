"""What of stored answers, priorities and remarks an edition can take."""

from collections.abc import Mapping
from typing import Any

from advisor.engine.answers import Answers, Priorities, parse_answers, parse_priorities
from advisor.engine.errors import AnswersError
from advisor.loading import LoadedEdition
from advisor.models import Assessment


def fitting_answers(loaded: LoadedEdition, stored: Mapping[str, Any]) -> tuple[Answers, dict[str, Any]]:
    """The stored answers that fit the edition; and apart from them those that don't."""
    try:
        return parse_answers(loaded.engine, stored), {}
    except AnswersError:
        unfit = {key: value for key, value in stored.items() if not _fits(loaded, {key: value})}
        fitting = {key: value for key, value in stored.items() if key not in unfit}
        return parse_answers(loaded.engine, fitting), unfit


def _fits(loaded: LoadedEdition, answer: Mapping[str, Any]) -> bool:
    try:
        parse_answers(loaded.engine, answer)
    except AnswersError:
        return False
    return True


def fitting_priorities(loaded: LoadedEdition, assessment: Assessment) -> Priorities:
    """The stored order or, where there is none, the stored levels, of criteria that the edition has."""
    order, levels = (of_edition(loaded, stored) for stored in (assessment.order, assessment.priorities))
    return parse_priorities(loaded.engine, ranked(order) or levels)


def of_edition(loaded: LoadedEdition, stored: Mapping[str, int]) -> dict[str, int]:
    """What is stored of criteria that the edition has, in its order."""
    return {criterion.key: stored[criterion.key] for criterion in loaded.engine.criteria if criterion.key in stored}


def fitting_remarks(loaded: LoadedEdition, assessment: Assessment) -> dict[str, dict[str, str]]:
    """The architect's remarks on ``answers`` and on ``options`` that the edition has, in its order."""
    known: dict[str, Mapping[str, Any]] = {"answers": loaded.questions, "options": loaded.options}
    given = {on: assessment.remarks.get(on, {}) for on in known}
    return {on: {key: given[on][key] for key in keys if key in given[on]} for on, keys in known.items()}


def ranked(order: Mapping[str, int]) -> list[list[str]]:
    """The criteria that have a place, from the most important on, those that share one together."""
    placed = sorted(place for place in set(order.values()) if place)
    return [[key for key, each in order.items() if each == place] for place in placed]
