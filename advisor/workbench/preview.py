"""The preview of a working copy: what is answered, and how much each criterion matters, all in the address's query.

They stand in it as ``advisor.wizard.query`` has them; ``return.to=answers`` says that a change leads back there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from advisor.assessments import State, read_against
from advisor.engine.guide import DEFAULT_PRIORITY
from advisor.loading import LoadedEdition
from advisor.models import Assessment
from advisor.wizard import query
from advisor.wizard.query import Query, Said
from catalog.models import Guide

RETURN = "return.to"
PAGES = ("priorities", "answers", "result", "report")
NAME = "Sample location"
"""What is assessed, where an architect would have given a name."""


@dataclass(frozen=True, slots=True)
class OfPreview:
    """The addresses of a preview: see ``advisor.wizard.navigation.Addresses``."""

    guide_pk: int
    query: Query

    @property
    def start(self) -> str:
        return self._at("workbench-preview")

    def page(self, name: str, *, back_to: str = "") -> str:
        """As in the wizard, and ``report``; empty for what only an assessment has."""
        return self._at(f"workbench-preview-{name}", back_to=back_to) if name in PAGES else ""

    def step(self, key: str, *, back_to: str = "") -> str:
        return self._at("workbench-preview-step", key, back_to=back_to)

    def _at(self, name: str, *arguments: str, back_to: str = "") -> str:
        query = {**self.query, RETURN: [back_to]} if back_to else self.query
        return reverse(name, args=[self.guide_pk, *arguments], query=query or None)


@dataclass(frozen=True)
class Preview:
    """A working copy with answers and priorities, none of them stored."""

    guide: Guide
    state: State
    back_to: str

    @property
    def at(self) -> OfPreview:
        """Where its pages are."""
        assessment = self.state.assessment
        return OfPreview(self.guide.pk, _query(assessment.answers, assessment.priorities))

    @property
    def report_url(self) -> str:
        """The report as it would be made now."""
        return self.at.page("report")

    @property
    def result_url(self) -> str:
        """The live result."""
        return self.at.page("result")

    def answered(self, answers: Mapping[str, Any]) -> "Preview":
        """The preview after some answers by question; ``None``: no answer."""
        assessment = self.state.assessment
        merged = {**assessment.answers, **answers}
        left = {key: value for key, value in merged.items() if value is not None}
        return _made(self.guide, self.state.loaded, left, assessment.priorities, self.back_to)

    def weighed(self, priorities: Mapping[str, int]) -> "Preview":
        """The preview after other priorities by criterion."""
        return _made(self.guide, self.state.loaded, self.state.assessment.answers, priorities, self.back_to)


def preview_url(
    guide_pk: int,
    answers: Mapping[str, Sequence[str]],
    page: str = "result",
    *,
    priorities: Mapping[str, int] | None = None,
) -> str:
    """The address of a preview with these answers: its ``priorities``, ``answers``, ``result`` or ``report``."""
    return OfPreview(guide_pk, _query(answers, priorities or {})).page(page)


def read(guide: Guide, loaded: LoadedEdition, given: QueryDict) -> Preview:
    """What an address asks to see. Raises ``AnswersError`` with all in it that the working copy can't take."""
    named = dict(given.lists())
    back_to = named.pop(RETURN, [""])[-1]
    said = query.read(named, loaded, places=False)
    return _made(guide, loaded, said.answers, said.priorities, back_to)


def fitting(loaded: LoadedEdition, given: QueryDict) -> Query:
    """What of a query the working copy can take."""
    return query.fitting(dict(given.lists()), loaded, places=False)


def _made(
    guide: Guide, loaded: LoadedEdition, answers: Mapping[str, Any], priorities: Mapping[str, int], back_to: str
) -> Preview:
    assessment = Assessment(name=NAME, answers=dict(answers), priorities=dict(priorities))
    return Preview(guide, read_against(loaded, assessment), back_to)


def _query(answers: Mapping[str, Sequence[str]], priorities: Mapping[str, int]) -> Query:
    """Answers and priorities as a query carries them; priorities that count anyway are left out."""
    return Said(answers, {key: weight for key, weight in priorities.items() if weight != DEFAULT_PRIORITY}).query
