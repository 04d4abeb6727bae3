"""A what-if: other answers or priorities laid over those of an assessment or a report, none of them stored.

What differs from the original stands in the address's query, as ``advisor.wizard.query`` has it, and nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.urls import reverse

from advisor import access, assessments
from advisor.assessments import Conflict, State, read_against
from advisor.engine.errors import AnswersError, Problem
from advisor.engine.guide import DEFAULT_PRIORITY
from advisor.forms import Form
from advisor.loading import load
from advisor.models import Assessment
from advisor.reports import document_of
from advisor.succession import asked_in
from advisor.wizard import query
from advisor.wizard.merging import BASE
from advisor.wizard.query import Query, Said
from advisor.wizard.what_if_refused import in_address
from catalog.document import NOT_SURE

ASSESSMENT, REPORT = "wizard", "report"
"""What a what-if is laid over: how the names of its addresses begin."""


@dataclass(frozen=True, slots=True)
class OfWhatIf:
    """The addresses of a what-if: see ``advisor.wizard.navigation.Addresses``."""

    over: str
    secret: str
    query: Query

    @property
    def start(self) -> str:
        """Both decisions side by side."""
        return self._at("")

    @property
    def original(self) -> str:
        """What it is laid over: the assessment's result, or the report."""
        return reverse("report" if self.over == REPORT else "wizard-result", args=[self.secret])

    def page(self, name: str, *, back_to: str = "") -> str:  # noqa: ARG002 - changes lead back in any case
        """``priorities`` and ``order``; ``answers`` and ``result`` stand side by side; there are no others."""
        if name in ("priorities", "order"):
            return self._at(f"-{name}")
        return self.start if name in ("answers", "result") else ""

    def step(self, key: str, *, back_to: str = "") -> str:  # noqa: ARG002 - changes lead back in any case
        return self._at("-step", key)

    def with_query(self, other: Query) -> "OfWhatIf":
        """The addresses with another query."""
        return replace(self, query=other)

    def without(self, *names: str) -> str:
        """Both decisions, with some changes taken back."""
        return self.with_query({key: values for key, values in self.query.items() if key not in names}).start

    def _at(self, name: str, *arguments: str) -> str:
        return reverse(f"{self.over}-what-if{name}", args=[self.secret, *arguments], query=self.query or None)


@dataclass(frozen=True)
class WhatIf:
    """Two readings of one set of answers: as they are, and with some changed."""

    at: OfWhatIf
    original: State
    changed: State
    said: Said
    """What differs from the original."""

    @property
    def of_report(self) -> bool:
        return self.at.over == REPORT

    def answered(self, answers: Mapping[str, Any]) -> "WhatIf":
        """The what-if after some more answers by question; no answer (``None``) is as good as not sure."""
        given = {key: NOT_SURE if value is None else value for key, value in answers.items()}
        return _laid_over(self.at, self.original, replace(self.said, answers={**self.said.answers, **given}))

    def weighed(self, priorities: Mapping[str, int]) -> "WhatIf":
        """The what-if after other levels by criterion, which then count."""
        levels = {**self.said.priorities, **priorities}
        return _laid_over(self.at, self.original, replace(self.said, priorities=levels, order={}))

    def ordered(self, order: Mapping[str, int]) -> "WhatIf":
        """The what-if after other places by criterion, which then count."""
        places = {**self.said.order, **order}
        return _laid_over(self.at, self.original, replace(self.said, priorities={}, order=places))


class KeepForm(Form):
    """What a what-if was laid over when its page was made: hidden fields, named as the query names what it changes.

    Where that is levels, all of the order comes with them: levels take its place as a whole.
    """

    def __init__(self, sent: QueryDict, asked: QueryDict, criteria: Iterable[str]) -> None:
        super().__init__(sent)
        self.sent, self.asked = sent, asked
        levels = any(name.startswith(query.PRIORITY) for name in asked)
        self.places = {query.PLACE + key for key in criteria} if levels else set()

    @property
    def known(self) -> set[str]:
        return super().known | {BASE + name for name in {*self.asked, *self.places}}

    @property
    def base(self) -> Said:
        """The values that the page showed as the original's, as an assessment stores them."""
        given = query.named(dict(self.sent.lists()), BASE)
        return Said(
            {key: NOT_SURE if values == [NOT_SURE] else values for key, values in given.items()},
            query.numbers(query.named(given, query.PRIORITY)),
            query.numbers(query.named(given, query.PLACE)),
        )


class RefusedError(Exception):
    """A query that can't be laid over its original: every problem, and the addresses without them."""

    def __init__(self, problems: Sequence[Problem], original: State, rest: OfWhatIf) -> None:
        super().__init__(*map(str, problems))
        self.problems, self.original, self.rest = problems, original, rest


def read(over: str, secret: str, given: QueryDict) -> WhatIf:
    """What an address asks to see beside the original.

    Raises ``Http404`` where there is no original, ``RefusedError`` where the query says what its edition can't take.
    """
    original, at = _ORIGINALS[over](secret), OfWhatIf(over, secret, {})
    asked = dict(given.lists())
    try:
        return _laid_over(at, original, query.read(asked, original.loaded))
    except AnswersError as error:
        problems = in_address(error.problems, asked, original.loaded)
        raise RefusedError(problems, original, at.with_query(_rest(original, asked))) from None


def base_of(what_if: WhatIf) -> Query:
    """What the form that keeps a what-if sends of the original: the stored values of all that is changed."""
    stored, said = what_if.original.assessment, what_if.said
    criteria = what_if.original.loaded.criteria
    before = Said(
        {key: stored.answers[key] for key in said.answers if key in stored.answers},
        {key: stored.priorities.get(key, DEFAULT_PRIORITY) for key in said.priorities},
        {key: stored.order[key] for key in (criteria if said.priorities else said.order) if key in stored.order},
    )
    return {BASE + name: values for name, values in before.query.items()}


def keep(what_if: WhatIf, base: Said) -> list[tuple[str, Conflict]]:
    """Store the changes of a what-if over an assessment: all, or none and then each conflict with its field."""
    assessment, said = what_if.original.assessment, what_if.said
    fields: list[tuple[str, Callable[..., list[Conflict]], Mapping[str, Any], Mapping[str, Any]]] = [
        ("answers", assessments.save_answers, base.answers, said.answers),
        ("priorities", partial(assessments.save_priorities, order=base.order), base.priorities, said.priorities),
        ("order", assessments.save_order, base.order, said.order),
    ]
    with transaction.atomic():
        conflicts = [
            (field, conflict)
            for field, save, before, sent in fields
            if sent
            for conflict in save(assessment, base=before, sent=sent)
        ]
        if conflicts:
            transaction.set_rollback(True)
    return conflicts


def start(what_if: WhatIf) -> Assessment:
    """Start an assessment from a what-if over a report, under the edition of the report."""
    changed = what_if.changed.assessment
    return assessments.start(
        changed.edition,
        name=changed.name,
        answers=changed.answers,
        priorities=changed.priorities,
        order=changed.order,
    )


def _of_assessment(secret: str) -> State:
    return assessments.read(access.assessment_at(secret))


def _of_report(token: str) -> State:
    """The answers and priorities of a report, decided anew under its edition; nothing leads to its assessment."""
    report = access.report_at(token)
    document = document_of(report)
    known = asked_in(document)
    known.edition, known.name = report.edition, report.title
    return read_against(load(report.edition), known)


_ORIGINALS: dict[str, Callable[[str], State]] = {ASSESSMENT: _of_assessment, REPORT: _of_report}


def _laid_over(at: OfWhatIf, original: State, said: Said) -> WhatIf:
    """What is said that makes a difference; places that leave the order as it is make none.

    Raises ``AnswersError`` where an order would be left without any place.
    """
    stored, said = original.assessment, _differing(original, said)
    order = {} if said.priorities else {**stored.order, **said.order}
    if said.order and not any(order.values()):
        raise AnswersError([query.NO_PLACE])
    changed = Assessment(
        edition=stored.edition,
        name=stored.name,
        answers={**stored.answers, **said.answers},
        priorities={**stored.priorities, **said.priorities},
        order=order,
    )
    state = read_against(original.loaded, changed)
    if said.order and state.priorities == original.priorities:
        return _laid_over(at, original, replace(said, order={}))
    return WhatIf(at.with_query(said.query), original, state, said)


def _differing(original: State, said: Said) -> Said:
    """What is other than in the original, in the order of the guide.

    From levels to an order, or back, every one of them is.
    """
    stored, ordered = original.assessment, bool(original.priorities.order)
    answers, levels = {**stored.answers, **original.answers.as_data()}, original.priorities.by_criterion
    criteria = [criterion.key for criterion in original.loaded.engine.criteria]
    return Said(
        {key: said.answers[key] for key in original.loaded.questions if _other(said.answers, key, answers.get(key))},
        {key: said.priorities[key] for key in criteria if _other(said.priorities, key, levels.get(key))},
        {
            key: said.order[key]
            for key in criteria
            if _other(said.order, key, stored.order.get(key, 0) if ordered else None)
        },
    )


def _other(said: Mapping[str, Any], key: str, before: Any) -> bool:
    return key in said and said[key] != before


def _rest(original: State, asked: Query) -> Query:
    """What of a query can be laid over its original; nothing, where its parts don't go together."""
    rest = query.fitting(asked, original.loaded)
    try:
        return _laid_over(OfWhatIf("", "", {}), original, query.read(rest, original.loaded)).said.query
    except AnswersError:
        return {}
