"""What all things of a working copy share: they stand in a guide, in an order, most of them under a key."""

from enum import StrEnum
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max, Q

from catalog.models.fields import KeyField
from catalog.validators import KEY_MESSAGE, KEY_REGEX


def one_of(field: str, values: type[StrEnum]) -> models.CheckConstraint:
    """Only the values of an enumeration."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [member.value for member in values]}), name=f"%(class)s_{field}_known"
    )


def key_format(field: str = "key") -> models.CheckConstraint:
    """Only what is a key."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__regex": KEY_REGEX}),
        name=f"%(class)s_{field}_format",
        violation_error_message=KEY_MESSAGE,
    )


def within(field: str, lowest: int, highest: int) -> models.CheckConstraint:
    """Only numbers from the lowest to the highest; or none, where the field may be empty."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": lowest, f"{field}__lte": highest}),
        name=f"%(class)s_{field}_range",
        violation_error_message=f"Give a number from {lowest} to {highest}.",
    )


def once(*fields: str, message: str) -> models.UniqueConstraint:
    """Any combination of the fields once."""
    return models.UniqueConstraint(fields=fields, name=f"%(class)s_{fields[-1]}_once", violation_error_message=message)


def key_once(owner: str) -> models.UniqueConstraint:
    """A key once in its owner."""
    return once(owner, "key", message=f"Something else of its kind in this {owner} has this key: choose another.")


def walk(thing: Any, way: str) -> Any:
    """What a lookup such as ``criterion__guide`` leads to; none while something on the way is not chosen yet."""
    for step in way.split("__"):
        thing = getattr(thing, step) if thing is not None and getattr(thing, f"{step}_id") else None
    return thing


def in_guide(model: Any, guide_pk: int) -> models.QuerySet[Any]:
    """The rows of one guide, in their order."""
    rows: models.QuerySet[Any] = model.objects.filter(**{model.guide_lookup: guide_pk})
    return rows


class Part(models.Model):
    """Something that belongs to one guide, directly or through what it is a part of."""

    guide_lookup: ClassVar[str] = "guide"
    """The way from here to the guide."""
    same_guide: ClassVar[tuple[str, ...]] = ()
    """The references that have to stay within the guide."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse references to things of another guide."""
        super().clean()
        faults = {name: self._stranger(name) for name in self.same_guide}
        if found := {name: fault for name, fault in faults.items() if fault}:
            raise ValidationError(found)

    def _stranger(self, name: str) -> str:
        home, other = walk(self, self.guide_lookup), walk(self, name)
        if home is None or other is None or walk(other, other.guide_lookup) == home:
            return ""
        return f'"{other}" belongs to another guide: choose one of the guide "{home}".'


class Ordered(Part):
    """A part with a place among its kind; new ones go to the end."""

    ordered_within: ClassVar[str] = "guide"
    """The way to what it is ordered within."""

    position = models.PositiveIntegerField(default=0, help_text="Smaller comes first; 0 puts it at the end.")

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.position == 0:
            siblings = models.QuerySet[Any](type(self)).filter(**{self.ordered_within: walk(self, self.ordered_within)})
            self.position = (siblings.aggregate(last=Max("position"))["last"] or 0) + 1
        super().save(*args, **kwargs)


class Thing(Ordered):
    """An ordered part that stands directly in a guide, under a key."""

    guide = models.ForeignKey("catalog.Guide", models.CASCADE, related_name="%(class)s_set")
    key = KeyField()

    class Meta(Ordered.Meta):
        abstract = True
        constraints = [key_once("guide"), key_format()]

    def __str__(self) -> str:
        return self.key
