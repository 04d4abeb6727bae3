"""What must never be false: forms refuse it with a sentence, and the database refuses it whoever writes."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from catalog import models as catalog
from catalog.models import Edition, Guide
from catalog.publishing import publish
from catalog.validators import KEY_MESSAGE, LABEL_MESSAGE, RESERVED_MESSAGE

RANGE = "Give a number from {} to {}."
UNKNOWN = "Value '{}' is not a valid choice."
TAKEN = "Something else of its kind in this {} has this key: choose another."

KEYED: list[type[models.Model]] = [
    catalog.Guide,
    catalog.Source,
    catalog.Criterion,
    catalog.Level,
    catalog.Option,
    catalog.Requirement,
    catalog.Tool,
    catalog.Reference,
    catalog.Step,
    catalog.Question,
    catalog.Choice,
    catalog.Note,
    catalog.Example,
]
NO_KEYS = ["Capital", "two words", "a--b", "-a", "a-", "a_b", "a:b", "a\n", "ä", ""]

REFUSED: list[tuple[type[models.Model], dict[str, Any], str]] = [
    (catalog.Source, {"key": "herbal"}, TAKEN.format("guide")),
    (catalog.Criterion, {"key": "origin"}, TAKEN.format("guide")),
    (catalog.Level, {"key": "some"}, TAKEN.format("criterion")),
    (catalog.Option, {"key": "cherry"}, TAKEN.format("guide")),
    (catalog.Tool, {"key": "stake"}, TAKEN.format("guide")),
    (catalog.Reference, {"key": "cherries"}, TAKEN.format("guide")),
    (catalog.Step, {"key": "wishes"}, TAKEN.format("guide")),
    (catalog.Question, {"key": "patience"}, TAKEN.format("guide")),
    (catalog.Choice, {"key": "large"}, TAKEN.format("question")),
    (catalog.Note, {"key": "cherry-soon"}, TAKEN.format("guide")),
    (catalog.Example, {"key": "no-answers"}, TAKEN.format("guide")),
    (catalog.Choice, {"key": "not-sure"}, RESERVED_MESSAGE),
    (catalog.Level, {"value": 101}, RANGE.format(0, 100)),
    (catalog.Level, {"value": -1}, RANGE.format(0, 100)),
    (catalog.Note, {"points": 21}, RANGE.format(-20, 20)),
    (catalog.Note, {"points": -21}, RANGE.format(-20, 20)),
    (catalog.NoteClause, {"case": 0}, RANGE.format(1, 999)),
    (catalog.CriterionClause, {"case": 0}, RANGE.format(1, 999)),
    (catalog.RequirementClause, {"case": 0}, RANGE.format(1, 999)),
    (catalog.ExamplePriority, {"weight": 5}, RANGE.format(0, 4)),
    (catalog.Criterion, {"kind": "vague"}, UNKNOWN.format("vague")),
    (catalog.Note, {"effect": "forbids"}, UNKNOWN.format("forbids")),
    (catalog.NoteClause, {"operator": "all-of"}, UNKNOWN.format("all-of")),
    (catalog.Question, {"kind": "two"}, UNKNOWN.format("two")),
    (catalog.Question, {"changeable": "perhaps"}, UNKNOWN.format("perhaps")),
    (catalog.Reference, {"kind": "film"}, UNKNOWN.format("film")),
    (catalog.Example, {"outcome": "won"}, UNKNOWN.format("won")),
    (catalog.ExampleStatus, {"status": "lost"}, UNKNOWN.format("lost")),
    (catalog.Rating, {"text": "Both"}, "Give a level or a text, not both."),
    (catalog.Source, {"position": -1}, "Ensure this value is greater than or equal to 0."),
]


def refuse_both(row: models.Model, values: dict[str, Any], message: str) -> None:
    """Have the values refused by validation, in these words, and by the database."""
    for name, value in values.items():
        setattr(row, name, value)
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    assert message in caught.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        models.QuerySet(type(row)).filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(("model", "values", "message"), REFUSED, ids=lambda value: str(value)[:40])
def test_it_refuses(guide: Guide, model: Any, values: dict[str, Any], message: str) -> None:  # noqa: ARG001
    refuse_both(model.objects.first(), values, message)


@pytest.mark.parametrize("key", NO_KEYS)
@pytest.mark.parametrize("model", KEYED)
def test_it_refuses_what_is_no_key(guide: Guide, model: Any, key: str) -> None:  # noqa: ARG001
    refuse_both(model.objects.first(), {"key": key}, KEY_MESSAGE if key else "This field cannot be blank.")


def test_it_refuses_a_second_guide_of_one_key(guide: Guide, other_guide: Guide) -> None:
    refuse_both(other_guide, {"key": guide.key}, "Guide with this Key already exists.")


def test_it_refuses_a_second_rating_of_an_option_on_a_criterion(guide: Guide) -> None:
    rating = catalog.Rating.objects.get(option__key="walnut", criterion__key="shade")
    message = "This option is rated on this criterion already: change that rating."
    harvest = guide.criterion_set.get(key="harvest")

    refuse_both(rating, {"criterion": harvest, "level": None}, message)


@pytest.mark.parametrize(
    ("model", "reference", "message"),
    [
        (catalog.ExampleAnswer, "question", "The example answers this question already."),
        (catalog.ExamplePriority, "criterion", "The example has a priority for this criterion already."),
        (catalog.ExampleStatus, "option", "The example expects a status of this option already."),
    ],
)
def test_it_refuses_to_name_a_thing_twice_in_an_example(
    guide: Guide,  # noqa: ARG001
    model: Any,
    reference: str,
    message: str,
) -> None:
    first, second = model.objects.all()[:2]

    refuse_both(second, {reference: getattr(first, reference)}, message)


@pytest.mark.django_db
@pytest.mark.parametrize("label", ["2022 11", "Edition", "-1", "a\n", "a/b", ""])
def test_it_refuses_what_is_no_edition_label(label: str) -> None:
    edition = Edition(guide_key="trees", label=label, sha256="0" * 64, document="{}")

    with pytest.raises(ValidationError) as caught:
        edition.full_clean()
    assert (LABEL_MESSAGE if label else "This field cannot be blank.") in caught.value.messages


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [{"label": "a b"}, {"sha256": "0" * 63}, {"guide_key": "A"}, {"sha256": "G" * 64}], ids=str
)
def test_it_refuses_a_malformed_edition_in_the_database(values: dict[str, str]) -> None:
    row = {"guide_key": "trees", "label": "1", "sha256": "0" * 64, "document": "{}", **values}

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.bulk_create([Edition(**row)])


def test_it_refuses_a_second_current_edition_of_a_guide(guide: Guide) -> None:
    publish(guide, label="1")
    second = publish(guide, label="2", current=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        catalog.CurrentEdition.objects.create(guide_key="trees", edition=second)
