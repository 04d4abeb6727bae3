"""Starts assessments where a test is about what comes after the questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from advisor import assessments, reports
from advisor.models import Assessment
from catalog.document import Example, GuideDocument
from catalog.models import Edition


@dataclass(frozen=True, slots=True)
class Started:
    """An assessment, and where its pages are."""

    assessment: Assessment

    @property
    def secret(self) -> str:
        return self.assessment.secret

    @property
    def home(self) -> str:
        return self.at("assessment")

    def at(self, name: str) -> str:
        """The address of one of its pages, by the name of its URL."""
        return reverse(name, args=[self.secret])

    def step(self, key: str) -> str:
        """The address of a step."""
        return reverse("wizard-step", args=[self.secret, key])

    def own_report(self) -> str:
        """Make a report; returns the address of its private page."""
        return reverse("assessment-report", args=[self.secret, reports.create(self.assessment).pk])

    def report(self) -> str:
        """Make a report; returns its address."""
        return reverse("report", args=[reports.create(self.assessment).token])


@dataclass(frozen=True, slots=True)
class Assessing:
    """Starts assessments of one edition, answered as its examples are."""

    edition: Edition
    document: GuideDocument

    def example(self, key: str) -> Example:
        """A worked example of the guide."""
        return next(each for each in self.document.examples if each.key == key)

    def like(self, example: str, *, name: str = "Harbour depot") -> Started:
        """An assessment with the answers and priorities of an example."""
        found = self.example(example)
        return self._start(name, found.answers, found.priorities)

    def with_answers(self, answers: Mapping[str, Any], *, name: str = "Harbour depot") -> Started:
        """An assessment with some answers."""
        return self._start(name, answers, {})

    def _start(self, name: str, answers: Mapping[str, Any], priorities: Mapping[str, int]) -> Started:
        return Started(assessments.start(self.edition, name=name, answers=answers, priorities=priorities))
