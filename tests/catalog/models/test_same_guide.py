"""Things refer to things of their own guide only."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from catalog import models as catalog
from catalog.models import Guide

REFERENCES: list[tuple[Any, str, Any]] = [
    (catalog.Note, "option", catalog.Option),
    (catalog.Rating, "criterion", catalog.Criterion),
    (catalog.Requirement, "criterion", catalog.Criterion),
    (catalog.Reference, "option", catalog.Option),
    (catalog.Question, "step", catalog.Step),
    (catalog.NoteClause, "question", catalog.Question),
    (catalog.RequirementClause, "question", catalog.Question),
    (catalog.CriterionClause, "question", catalog.Question),
    (catalog.ExampleAnswer, "question", catalog.Question),
    (catalog.ExamplePriority, "criterion", catalog.Criterion),
    (catalog.ExampleStatus, "option", catalog.Option),
]


@pytest.mark.parametrize(("model", "reference", "target"), REFERENCES)
def test_it_refuses_a_reference_to_another_guide(
    guide: Guide, other_guide: Guide, model: Any, reference: str, target: Any
) -> None:
    thing = model.objects.filter(**{model.guide_lookup: guide}).first()
    stranger = target.objects.filter(guide=other_guide).first()
    setattr(thing, reference, stranger)

    with pytest.raises(ValidationError) as caught:
        thing.clean()
    expected = f'"{stranger}" belongs to another guide: choose one of the guide "A tree for the yard".'
    assert caught.value.message_dict == {reference: [expected]}


@pytest.mark.parametrize("model", [catalog.Rating, catalog.Requirement])
def test_it_refuses_a_level_of_another_criterion(guide: Guide, model: Any) -> None:
    thing = model.objects.filter(criterion__key="harvest").first()
    thing.level = catalog.Level.objects.get(criterion=guide.criterion_set.get(key="shade"), key="deep")

    with pytest.raises(ValidationError) as caught:
        thing.clean()
    assert caught.value.message_dict == {"level": ['"Shade: Deep" is no level of "Harvest": choose one of its own.']}


@pytest.mark.parametrize("model", [row[0] for row in REFERENCES])
def test_it_takes_what_stands(guide: Guide, other_guide: Guide, model: Any) -> None:  # noqa: ARG001
    for thing in model.objects.all():
        thing.full_clean()
