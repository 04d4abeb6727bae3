"""From the tables to a guide document, in a number of queries that does not grow with the guide."""

from collections import defaultdict
from functools import cache
from typing import Any

from catalog import document as parts
from catalog import models
from catalog.interchange.fields import columns, links, lists
from catalog.models.base import in_guide

Data = dict[str, Any]


def to_document(guide: models.Guide) -> parts.GuideDocument:
    """The guide as it stands in the tables, whatever of it the caller holds in memory."""
    return parts.build_document(_Writer(guide.pk).whole())


class _Writer:
    """One guide's rows, each table read once."""

    def __init__(self, guide_pk: int) -> None:
        self._guide_pk = guide_pk
        self._rows = cache(self._read)
        self._keys = cache(lambda model: {row.pk: row.key for row in self._rows(model)})
        self._linked = cache(self._read_links)
        self._owned = cache(self._group)

    def whole(self) -> Data:
        return {
            "guide": self._part(self._rows(models.Guide)[0], parts.GuideText),
            "sources": self._parts(models.Source, parts.Source),
            "criteria": [self._criterion(row) for row in self._rows(models.Criterion)],
            "options": self._parts(models.Option, parts.Option),
            "ratings": self._parts(models.Rating, parts.Rating),
            "requirements": [
                self._part(row, parts.Requirement, cases=self._cases(row, models.RequirementClause))
                for row in self._rows(models.Requirement)
            ],
            "tools": self._parts(models.Tool, parts.Tool),
            "references": self._parts(models.Reference, parts.Reference),
            "steps": [self._step(row) for row in self._rows(models.Step)],
            "notes": [
                self._part(row, parts.Note, cases=self._cases(row, models.NoteClause))
                for row in self._rows(models.Note)
            ],
            "examples": [self._example(row) for row in self._rows(models.Example)],
        }

    def _read(self, model: Any) -> list[Any]:
        return list(in_guide(model, self._guide_pk))

    def _parts(self, model: Any, part: type[parts.Part]) -> list[Data]:
        return [self._part(row, part) for row in self._rows(model)]

    def _part(self, row: Any, part: type[parts.Part], **children: Any) -> Data:
        """What a part says, by the names of its fields; ``children`` are what other rows say."""
        fields = columns(type(row)), lists(type(row))
        own = {name: self._value(row, fields[0][name]) for name in part.model_fields if name in fields[0]}
        named = {name: self._linked(field)[row.pk] for name, field in fields[1].items() if name in part.model_fields}
        return own | named | children

    def _value(self, row: Any, field: Any) -> Any:
        value = getattr(row, field.attname)
        return self._keys(field.related_model)[value] if field.is_relation and value is not None else value

    def _read_links(self, field: Any) -> dict[int, list[str]]:
        keys, found = self._keys(field.related_model), defaultdict[int, list[str]](list)
        for owner, target in links(field, self._guide_pk).values_list(
            field.m2m_column_name(), field.m2m_reverse_name()
        ):
            found[owner].append(keys[target])
        return found

    def _group(self, model: Any, owner: str) -> dict[int, list[Any]]:
        found = defaultdict[int, list[Any]](list)
        for row in self._rows(model):
            found[getattr(row, owner)].append(row)
        return found

    def _criterion(self, row: models.Criterion) -> Data:
        levels = [self._part(level, parts.Level) for level in self._owned(models.Level, "criterion_id")[row.pk]]
        cases = self._cases(row, models.CriterionClause)
        return self._part(row, parts.Criterion, applies_when=cases, levels=levels)

    def _cases(self, owner: Any, model: Any) -> list[list[Data]]:
        cases = defaultdict[int, list[Data]](list)
        for clause in self._owned(model, "owner_id")[owner.pk]:
            cases[clause.case].append(self._part(clause, parts.Clause))
        return list(cases.values())

    def _step(self, row: models.Step) -> Data:
        questions = self._owned(models.Question, "step_id")[row.pk]
        return self._part(row, parts.Step, questions=[self._question(question) for question in questions])

    def _question(self, row: models.Question) -> Data:
        choices = [self._part(choice, parts.Choice) for choice in self._owned(models.Choice, "question_id")[row.pk]]
        return self._part(row, parts.Question, choices=choices)

    def _example(self, row: models.Example) -> Data:
        def beside(model: Any, thing: str) -> list[tuple[str, Any]]:
            key = columns(model)[thing]
            return [(self._value(part, key), part) for part in self._owned(model, "example_id")[row.pk]]

        return self._part(
            row,
            parts.Example,
            answers={key: self._answer(part) for key, part in beside(models.ExampleAnswer, "question")},
            priorities={key: part.weight for key, part in beside(models.ExamplePriority, "criterion")},
            expected=self._part(
                row,
                parts.Expected,
                statuses={key: part.status for key, part in beside(models.ExampleStatus, "option")},
            ),
        )

    def _answer(self, row: models.ExampleAnswer) -> list[str] | str:
        return parts.NOT_SURE if row.not_sure else self._linked(lists(models.ExampleAnswer)["choices"])[row.pk]
