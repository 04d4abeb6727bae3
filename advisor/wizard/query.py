"""Answers as a link carries them: ``?question=choice&question=choice``."""

from collections.abc import Mapping
from typing import Any

from advisor.engine.answers import parse_answers
from advisor.engine.errors import AnswersError, Problem
from advisor.loading import LoadedEdition


def answers_in(given: Mapping[str, list[str]], loaded: LoadedEdition) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The answers of a query as an assessment stores them, or none of them and what is wrong with the query."""
    try:
        return parse_answers(loaded.engine, given).as_data(), ()
    except AnswersError as error:
        return {}, error.problems
