"""Decisions on guide documents, without a database."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from advisor import reports
from advisor.documenting import document_for, full_document
from advisor.documents import DecisionDocument
from advisor.engine.answers import Answers, Priorities, parse_answers, parse_priorities
from advisor.loading import LoadedEdition
from advisor.models import Assessment, Report
from catalog.document import NOT_SURE, GuideDocument, Question, QuestionKind
from catalog.shipped import shipped_editions
from tests.catalog.documents import changed

Given = Mapping[str, int] | Sequence[str | Sequence[str]]
"""Priorities: levels, or an order."""


def loaded_from(document: GuideDocument, label: str = "2024-01") -> LoadedEdition:
    """A document as if it were published under a label."""
    return LoadedEdition(document.guide.key, label, document.sha256(), document)


def yard(*places: tuple[str, Any]) -> LoadedEdition:
    """The small guide of the tests, with the value at each path replaced."""
    return loaded_from(changed(*places))


@lru_cache
def shipped(label: str) -> LoadedEdition:
    """A shipped edition."""
    document = next(each.document for each in shipped_editions() if each.label == label)
    return loaded_from(document, label)


LABELS = [each.label for each in shipped_editions()]


def decided(
    loaded: LoadedEdition, answers: Mapping[str, Any] | None = None, priorities: Given | None = None
) -> DecisionDocument:
    """The decision document for some answers, without what would change it and how firm it is."""
    return document_for(loaded, *_parsed(loaded, answers, priorities))


def decided_in_full(
    loaded: LoadedEdition, answers: Mapping[str, Any] | None = None, priorities: Given | None = None
) -> DecisionDocument:
    """The whole decision document for some answers."""
    return full_document(loaded, *_parsed(loaded, answers, priorities))


def _parsed(
    loaded: LoadedEdition, answers: Mapping[str, Any] | None, priorities: Given | None
) -> tuple[Answers, Priorities]:
    return parse_answers(loaded.engine, answers or {}), parse_priorities(loaded.engine, priorities or {})


def stored(report: Report) -> dict[str, Any]:
    """The decision document that a report keeps."""
    document: dict[str, Any] = json.loads(report.document)
    return document


def report_with(assessment: Assessment, document: Mapping[str, Any], *, title: str = "Made") -> Report:
    """A report with a document of one's own, at an address."""
    report = Report(assessment=assessment, edition=assessment.edition, title=title, document=json.dumps(document))
    report.save()
    reports.share(report)
    return report


def answers_to(document: GuideDocument, *, open_at_most: int = 13) -> st.SearchStrategy[dict[str, Any]]:
    """Sets of answers that fit a guide, leaving some questions open or not sure."""
    questions = list(document.questions)
    whole = st.fixed_dictionaries({question.key: _answer(question) for question in questions})
    left = st.sets(st.sampled_from([question.key for question in questions]), max_size=open_at_most)
    return st.tuples(whole, left).map(
        lambda drawn: {key: value for key, value in drawn[0].items() if key not in drawn[1]}
    )


def _answer(question: Question) -> st.SearchStrategy[Any]:
    keys = [choice.key for choice in question.choices]
    if question.kind is QuestionKind.ONE:
        return st.sampled_from([*([key] for key in keys), NOT_SURE])
    together = [choice.key for choice in question.choices if not choice.exclusive]
    alone = [[key] for key in keys if key not in together]
    several = st.lists(st.sampled_from(together), min_size=1, unique=True)
    return st.one_of(several, st.sampled_from([*alone, NOT_SURE]))


def priorities_of(loaded: LoadedEdition) -> st.SearchStrategy[dict[str, int]]:
    """Some priorities of a guide."""
    keys = [criterion.key for criterion in loaded.engine.criteria]
    return st.dictionaries(st.sampled_from(keys), st.integers(0, 4))
