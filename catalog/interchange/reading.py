"""From a guide document to the tables: the working copy becomes what the document says, and nothing else of it stays.

What keeps its key keeps its row, so that addresses of the admin stay good.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import chain
from typing import Any

from django.db import transaction

from catalog import document as parts
from catalog import models
from catalog.checks import integrity
from catalog.interchange.fields import columns, links, lists
from catalog.models.base import in_guide

KEYED: tuple[type[Any], ...] = (
    models.Source,
    models.Criterion,
    models.Level,
    models.Option,
    models.Step,
    models.Question,
    models.Choice,
    models.Tool,
    models.Reference,
    models.Requirement,
    models.Note,
    models.Example,
)
"""What keeps its row with its key, each after all that it refers to."""
UNKEYED: tuple[type[Any], ...] = (
    models.Rating,
    models.CriterionClause,
    models.RequirementClause,
    models.NoteClause,
    models.ExampleAnswer,
    models.ExamplePriority,
    models.ExampleStatus,
)
"""What is written anew."""
LISTING: tuple[type[Any], ...] = (models.Guide, *KEYED)
KEY_OWNERS: dict[type[Any], str] = {models.Level: "criterion", models.Choice: "question"}
"""What has its key in something else than the guide."""


def from_document(document: parts.GuideDocument) -> models.Guide:
    """Make the working copy of the document's guide what the document says, in one transaction.

    Raises ``DocumentError`` with every key that stands twice and every reference that leads nowhere; then nothing is
    changed.
    """
    if found := integrity(document):
        raise parts.DocumentError([finding.problem for finding in found])
    with transaction.atomic():
        return _Reader(document).store()


class _Reader:
    """One document on its way into the tables."""

    def __init__(self, document: parts.GuideDocument) -> None:
        self._document = document
        self._pks: dict[tuple[type[Any], str, str], int] = {}
        self._naming: list[tuple[Any, parts.Part]] = []
        self._guide = models.Guide.objects.select_for_update().filter(key=document.guide.key).first() or models.Guide()

    def store(self) -> models.Guide:
        self._filled(self._guide, self._document.guide)
        self._guide.save()
        self._clear()
        self._store_keyed()
        self._store_ratings_and_conditions()
        self._store_examples()
        self._store_lists()
        self._delete_leftovers()
        return self._guide

    def _clear(self) -> None:
        """Delete what is written anew, and all lists of references."""
        for model in UNKEYED:
            in_guide(model, self._guide.pk).delete()
        for model in LISTING:
            for field in lists(model).values():
                links(field, self._guide.pk).delete()

    def _store_keyed(self) -> None:
        document, guide = self._document, {"guide": self._guide}
        self._keep(models.Source, self._built(models.Source, document.sources, **guide))
        criteria = self._keep(models.Criterion, self._built(models.Criterion, document.criteria, **guide))
        levels = (
            self._built(models.Level, part.levels, criterion=row)
            for row, part in zip(criteria, document.criteria, strict=True)
        )
        self._keep(models.Level, chain.from_iterable(levels))
        self._keep(models.Option, self._built(models.Option, document.options, **guide))
        self._store_steps()
        self._keep(models.Tool, self._built(models.Tool, document.tools, **guide))
        self._keep(models.Reference, self._built(models.Reference, document.references, **guide))
        self._keep(models.Requirement, self._built(models.Requirement, document.requirements, **guide))
        self._keep(models.Note, self._built(models.Note, document.notes, **guide))

    def _store_steps(self) -> None:
        steps = self._keep(models.Step, self._built(models.Step, self._document.steps, guide=self._guide))
        asked = (
            self._built(models.Question, part.questions, guide=self._guide, step=row)
            for row, part in zip(steps, self._document.steps, strict=True)
        )
        questions = self._keep(models.Question, chain.from_iterable(asked))
        offered = (
            self._built(models.Choice, part.choices, question=row)
            for row, part in zip(questions, self._document.questions, strict=True)
        )
        self._keep(models.Choice, chain.from_iterable(offered))

    def _store_ratings_and_conditions(self) -> None:
        document = self._document
        models.Rating.objects.bulk_create(self._built(models.Rating, document.ratings))
        applying = [(part.key, part.applies_when) for part in document.criteria]
        self._store_cases(models.Criterion, models.CriterionClause, applying)
        required = [(part.key, part.cases) for part in document.requirements]
        self._store_cases(models.Requirement, models.RequirementClause, required)
        self._store_cases(models.Note, models.NoteClause, [(part.key, part.cases) for part in document.notes])

    def _store_cases(self, owner: type[Any], model: Any, conditions: list[tuple[str, tuple[parts.Case, ...]]]) -> None:
        model.objects.bulk_create(
            self._filled(model(owner_id=self._pks[owner, "", key], case=number), clause)
            for key, cases in conditions
            for number, case in enumerate(cases, start=1)
            for clause in case
        )

    def _store_examples(self) -> None:
        built = self._built(models.Example, self._document.examples, guide=self._guide)
        pairs = list(zip(built, self._document.examples, strict=True))
        self._keep(models.Example, [self._filled(row, part.expected) for row, part in pairs])
        models.ExampleAnswer.objects.bulk_create(
            self._answer(row, *answer) for row, part in pairs for answer in part.answers.items()
        )
        models.ExamplePriority.objects.bulk_create(
            models.ExamplePriority(example=row, criterion_id=self._pks[models.Criterion, "", key], weight=weight)
            for row, part in pairs
            for key, weight in part.priorities.items()
        )
        models.ExampleStatus.objects.bulk_create(
            models.ExampleStatus(example=row, option_id=self._pks[models.Option, "", key], status=status.value)
            for row, part in pairs
            for key, status in part.expected.statuses.items()
        )

    def _answer(self, example: models.Example, question: str, answer: tuple[str, ...] | str) -> models.ExampleAnswer:
        """An answer names its question and choices just as a clause does."""
        choices = () if isinstance(answer, str) else answer
        clause = parts.Clause(question=question, operator=parts.Operator.ANY_OF, choices=choices)
        row = models.ExampleAnswer(example=example, not_sure=isinstance(answer, str))
        self._filled(row, clause)
        return row

    def _built(self, model: type[Any], things: Sequence[parts.Part], **given: Any) -> list[Any]:
        """Rows for one list of the document, in its order."""
        return [self._filled(model(**given, position=place), part) for place, part in enumerate(things, start=1)]

    def _filled(self, row: Any, part: parts.Part) -> Any:
        """The row with what the part says of its columns; the part's lists follow once all rows are there."""
        fields = columns(type(row))
        for name in type(part).model_fields:
            if name in fields:
                setattr(row, fields[name].attname, self._value(fields[name], getattr(part, name), part))
        self._naming.append((row, part))
        return row

    def _value(self, field: Any, value: Any, part: parts.Part) -> Any:
        match value:
            case Enum():
                return value.value
            case tuple():
                return list(value)
            case str() if field.is_relation:
                return self._find(field.related_model, value, part)
        return value

    def _find(self, model: type[Any], key: str, part: parts.Part) -> int:
        """The row that a part names; which level or choice is meant, its criterion or question says beside it."""
        owner = getattr(part, KEY_OWNERS[model]) if model in KEY_OWNERS else ""
        return self._pks[model, owner, key]

    def _keep(self, model: Any, built: Iterable[Any]) -> list[Any]:
        """Store rows, each over the row that has its key."""
        owner = KEY_OWNERS.get(model, "guide")
        changed = columns(model).keys() - {"id", "key", owner}
        kept = model.objects.bulk_create(
            built, update_conflicts=True, unique_fields=[owner, "key"], update_fields=sorted(changed)
        )
        for row in kept:
            self._pks[model, getattr(row, owner).key if model in KEY_OWNERS else "", row.key] = row.pk
        return list(kept)

    def _store_lists(self) -> None:
        pairs: dict[Any, list[tuple[int, int]]] = defaultdict(list)
        for row, part in self._naming:
            for name, field in lists(type(row)).items():
                targets = getattr(part, name, ())
                pairs[field] += [(row.pk, self._find(field.related_model, key, part)) for key in targets]
        for field, found in pairs.items():
            through, owner, target = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
            through.objects.bulk_create(through(**{owner: row, target: other}) for row, other in found)

    def _delete_leftovers(self) -> None:
        """Delete what the document no longer has, each before what it refers to."""
        for model in reversed(KEYED):
            kept = [pk for (kind, _, _), pk in self._pks.items() if kind is model]
            in_guide(model, self._guide.pk).exclude(pk__in=kept).delete()
