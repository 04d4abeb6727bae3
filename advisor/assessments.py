"""The only writer of assessments.

Answers and priorities are merged key by key: what a form was filled from (``base``), what it was filled with (``sent``)
and what is stored by then. Whoever changed nothing about a question takes nothing back from somebody who did; where
both changed it, nothing is stored of that question, and the conflict is reported. No answer is ``None``; no priority
is the one that counts where nothing is said.

Priorities are levels or an order; whichever was saved last counts. Whoever saves levels gives up the order that the
form was made over, as a whole, and no other. Where it was given up meanwhile, no single place of it comes back alone.
"""

import datetime
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from advisor.documenting import document_for, full_document
from advisor.documents import DecisionDocument
from advisor.engine.answers import Answers, Priorities, parse_answers, parse_priorities
from advisor.engine.decision import Decision
from advisor.engine.guide import DEFAULT_PRIORITY
from advisor.fitting import fitting_answers, fitting_priorities, of_edition, ranked
from advisor.loading import LoadedEdition, decision_for, load
from advisor.models import Assessment
from catalog.models import Edition

AT_A_TIME = 200
"""Assessments that are deleted in one transaction."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody else changed since the form was made: a question, a criterion, or (key "") an order as a whole."""

    key: str
    stored: Any
    sent: Any


@dataclass(frozen=True)
class State:
    """An assessment read: its edition, what is answered, and answers that the edition can't take."""

    assessment: Assessment
    loaded: LoadedEdition
    answers: Answers
    priorities: Priorities
    unfit: Mapping[str, Any]

    @cached_property
    def decision(self) -> Decision:
        return decision_for(self.loaded, self.answers, self.priorities)

    @cached_property
    def document(self) -> DecisionDocument:
        return document_for(self.loaded, self.answers, self.priorities)

    @cached_property
    def full_document(self) -> DecisionDocument:
        """With what would change the decision, and how firm it is."""
        return full_document(self.loaded, self.answers, self.priorities)

    @property
    def answered(self) -> frozenset[str]:
        """Questions with an answer, "not sure" included."""
        return frozenset(self.answers.chosen) | frozenset(self.answers.not_sure)

    @property
    def passed_over(self) -> frozenset[str]:
        """Questions without an answer that need none: they change nothing about what is not ruled out."""
        return frozenset(self.decision.relevance.settled) - self.answered - frozenset(self.unfit)

    @property
    def needed(self) -> frozenset[str]:
        """Questions that still need an answer, if only "not sure"."""
        return frozenset(self.loaded.questions) - self.answered - self.passed_over

    def supposing(self, answers: Mapping[str, Any]) -> "State":
        """The same with other answers by question (``None``: no answer), none of them stored."""
        known = self.assessment
        given = {key: value for key, value in {**known.answers, **answers}.items() if value is not None}
        return read_against(self.loaded, Assessment(answers=given, priorities=known.priorities, order=known.order))


def read(assessment: Assessment) -> State:
    """Read an assessment against its edition. Answers that do not fit are set apart, never dropped."""
    return read_against(load(assessment.edition), assessment)


def read_against(loaded: LoadedEdition, assessment: Assessment) -> State:
    """Read an assessment, which need not be stored, against a guide, which need not be published."""
    answers, unfit = fitting_answers(loaded, assessment.answers)
    return State(assessment, loaded, answers, fitting_priorities(loaded, assessment), unfit)


def start(  # noqa: PLR0913 - as many as an assessment has things that may be said of it at its start
    edition: Edition,
    *,
    name: str,
    location: str = "",
    answers: Mapping[str, Any],
    priorities: Mapping[str, int],
    order: Mapping[str, int] | None = None,
    once: uuid.UUID | None = None,
) -> Assessment:
    """Start an assessment with answers that fit the edition, and with priorities on levels or in an order.

    ``once``: the number of the form that it is made with, which makes one however often it is sent. Raises
    ``AnswersError`` where they don't fit, and ``ValidationError`` for words that can't be stored.
    """
    guide = load(edition).engine
    if order:
        parse_priorities(guide, ranked(order))
    assessment = Assessment(
        once=once,
        edition=edition,
        name=name,
        location=location,
        answers=parse_answers(guide, answers).as_data(),
        priorities=dict(parse_priorities(guide, priorities).by_criterion) if priorities else {},
        order=dict(order or {}),
    )
    return add(assessment)


def copy(original: Assessment, *, name: str, location: str, remarks: bool, once: uuid.UUID | None = None) -> Assessment:
    """Start another assessment with the answers and priorities of one as they are stored, under the same edition.

    ``remarks``: whether the architect's own words go with it; ``once`` as in ``start``. Raises ``ValidationError``
    for what can't be stored.
    """
    made = Assessment(
        once=once,
        edition=original.edition,
        name=name,
        location=location,
        answers=original.answers,
        priorities=original.priorities,
        order=original.order,
        remarks=original.remarks if remarks else {},
    )
    return add(made)


def add(made: Assessment) -> Assessment:
    """Store a new assessment, or return the one that its form has made already and that still says the same.

    A form sent again with something else makes another. Raises ``ValidationError`` for what can't be stored.
    """
    made.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        already = Assessment.objects.filter(once=made.once).first() if made.once else None
        if already is not None and _said(already) == _said(made):
            return already
        made.once = None
        made.save(force_insert=True)
    return made


def _said(assessment: Assessment) -> list[Any]:
    """What the form of a new assessment says of it."""
    fields = ("edition_id", "name", "location", "remarks", "answers", "priorities", "order")
    return [getattr(assessment, field) for field in fields]


def save_answers(assessment: Assessment, *, base: Mapping[str, Any], sent: Mapping[str, Any]) -> list[Conflict]:
    """Store answers by question (``None``: no answer), as they fit the edition, and return the conflicts."""
    with _locked(assessment, "answers") as stored:
        return _merge(stored.answers, base=base, sent=sent, unset=None)


def save_priorities(
    assessment: Assessment, *, base: Mapping[str, Any], sent: Mapping[str, Any], order: Mapping[str, int]
) -> list[Conflict]:
    """Store priorities by criterion, and return the conflicts. Whoever sends a level goes back from an order.

    ``order`` is the one that the form was made over. Another one by now is a conflict, and then nothing is stored; it
    is given up only where there is no conflict at all.
    """
    with _locked(assessment, "priorities", "order") as stored:
        counting = of_edition(load(stored.edition), stored.order)
        lost = [Conflict("", counting, {})] if sent and ranked(counting) and counting != order else []
        levels = dict(stored.priorities) if lost else stored.priorities
        conflicts = lost + _merge(levels, base=base, sent=sent, unset=DEFAULT_PRIORITY)
        if sent and not conflicts:
            stored.order.clear()
        return conflicts


def save_order(
    assessment: Assessment, *, base: Mapping[str, Any], sent: Mapping[str, Any], whole: bool = False
) -> list[Conflict]:
    """Store places by criterion (``None``: none yet), and return the conflicts. The levels stay, but don't count.

    ``whole``: the form shows a place for each criterion. That its order was given up for levels is then one conflict,
    and nothing is stored.
    """
    with _locked(assessment, "order") as stored:
        if whole and sent and ranked(base) and not ranked(of_edition(load(stored.edition), stored.order)):
            return [Conflict("", {}, dict(sent))]
        return _merge(stored.order, base=base, sent=sent, unset=None)


def save_remarks(
    assessment: Assessment, on: str, *, base: Mapping[str, Any], sent: Mapping[str, Any]
) -> list[Conflict]:
    """Store remarks (``None``: no remark) on ``answers`` by question or on ``options`` by option; return conflicts."""
    with _locked(assessment, "remarks") as stored:
        return _merge(stored.remarks.setdefault(on, {}), base=base, sent=sent, unset=None)


def save_name(assessment: Assessment, *, base: str, sent: str) -> list[Conflict]:
    """Store what the assessment is called, unless somebody else changed that since."""
    return _save_line(assessment, "name", base=base, sent=sent)


def save_location(assessment: Assessment, *, base: str, sent: str) -> list[Conflict]:
    """Store where the location is (empty: not said), unless somebody else changed that since."""
    return _save_line(assessment, "location", base=base, sent=sent)


def _save_line(assessment: Assessment, field: str, *, base: str, sent: str) -> list[Conflict]:
    """Raises ``ValidationError`` for what can't be stored."""
    if sent == base:
        return []
    with _locked(assessment, field) as stored:
        found = getattr(stored, field)
        if found not in (base, sent):
            return [Conflict(field, found, sent)]
        setattr(stored, field, sent)
        stored.full_clean()
        return []


def delete(assessment: Assessment) -> None:
    """Delete the assessment with its answers and its reports; nobody makes a report of it meanwhile.

    Raises ``Http404`` where it has been deleted already.
    """
    with lock(assessment) as stored:
        stored.delete()


def delete_untouched(since: datetime.datetime, *, dry_run: bool = False) -> int:
    """Delete the assessments neither changed nor reported on since then, with all they have; returns how many.

    Some at a time, so that architects who save something needn't wait long. ``dry_run``: delete none, and only count.
    """
    untouched = Assessment.objects.filter(changed_at__lt=since).exclude(reports__created_at__gte=since)
    if dry_run:
        return untouched.count()
    numbers = iter(lambda: list(untouched.order_by("pk").values_list("pk", flat=True)[:AT_A_TIME]), [])
    return sum(_delete_still(untouched, some) for some in numbers)


def _delete_still(untouched: QuerySet[Assessment], numbers: list[int]) -> int:
    """Delete those that are untouched even now that nobody can change them or make a report of them."""
    some = Assessment.objects.filter(pk__in=numbers)
    with transaction.atomic():
        list(some.select_for_update().values_list("pk"))
        return untouched.filter(pk__in=numbers).delete()[1].get(Assessment._meta.label, 0)  # noqa: SLF001


@contextmanager
def lock(assessment: Assessment) -> Iterator[Assessment]:
    """The assessment as it is stored by now, while nobody else can change it.

    Raises ``Http404`` where it has been deleted meanwhile.
    """
    with transaction.atomic():
        stored = get_object_or_404(Assessment.objects.select_for_update(), pk=assessment.pk)
        stored.edition = assessment.edition
        yield stored


@contextmanager
def _locked(assessment: Assessment, *fields: str) -> Iterator[Assessment]:
    """The assessment as it is stored by now, its fields to be changed in place; they are stored afterwards."""
    with lock(assessment) as stored:
        stored.changed_at = assessment.changed_at = timezone.now()
        yield stored
        stored.save(update_fields=[*fields, "changed_at"])
    for field in fields:
        setattr(assessment, field, getattr(stored, field))


def _merge(values: dict[str, Any], *, base: Mapping[str, Any], sent: Mapping[str, Any], unset: Any) -> list[Conflict]:
    """Merge what was sent into the stored values, in place. ``unset`` stands for what has no value."""
    conflicts = []
    for key, value in sent.items():
        stored, before = values.get(key, unset), base.get(key, unset)
        if value in (before, stored):
            continue
        if stored != before:
            conflicts.append(Conflict(key, stored, value))
        elif value == unset:
            del values[key]
        else:
            values[key] = value
    return conflicts
