"""The ratings of a guide as one table: what its cells hold, and what becomes of what was sent for them."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils import timezone

from catalog.document import CriterionKind
from catalog.models import Criterion, Guide, Option, Rating

MISSING = "missing"
"""What the cell of a pair that has no rating yet was filled from."""
_WAS = re.compile(r"(\d{1,18}-\d{1,18})-was")
_FIELDS = ("value", "basis")
_INCOMPLETE = "This cell came without what it was filled from: look at it, then save again."


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell says: a level's number or a text, either empty where nothing is stated, and the basis."""

    value: str = ""
    basis: str = ""

    @classmethod
    def of(cls, rating: Rating) -> "Content":
        """What a stored rating says."""
        return cls(str(rating.level_id or rating.text), rating.basis)

    @classmethod
    def sent(cls, data: Mapping[str, Any], name: str) -> "Content":
        """What a request says of a cell."""
        return cls(*(str(data.get(f"{name}-{field}", "")) for field in _FIELDS))

    @property
    def fingerprint(self) -> str:
        """The same for what a form takes for the same."""
        plain = [text.replace("\r\n", "\n").strip() for text in (self.value, self.basis)]
        return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:16]


EMPTY = Content()


def _changed(was: str, sent: Content) -> bool:
    return sent.fingerprint != (EMPTY.fingerprint if was == MISSING else was)


class CellForm(forms.Form):
    """What a curator states of an option on a criterion."""

    def __init__(self, option: Option, criterion: Criterion, data: Any, *, initial: Content) -> None:
        values = {"value": initial.value, "basis": initial.basis}
        super().__init__(data, prefix=f"{option.pk}-{criterion.pk}", initial=values)
        graded = criterion.kind == CriterionKind.GRADED
        self.fields["value"] = _level_field(criterion) if graded else _field("text", forms.Textarea(attrs={"rows": 3}))
        self.fields["basis"] = _field("basis", forms.TextInput(attrs={"placeholder": "Basis"}))
        for name, field in self.fields.items():
            what = "" if name == "value" else ", basis"
            field.widget.attrs["aria-label"] = f"{option}, {criterion}{what}"


def _field(name: str, widget: forms.Widget) -> Any:
    field: Any = Rating._meta.get_field(name)  # noqa: SLF001 - the documented model API
    return field.formfield(widget=widget, help_text="", validators=field.default_validators)


def _level_field(criterion: Criterion) -> forms.ChoiceField:
    levels = [(str(level.pk), level.label or level.key) for level in criterion.levels.all()]
    return forms.ChoiceField(choices=[("", "Not stated"), *levels], required=False)


class Cell:
    """An option on a criterion, as it is stored, and with what was sent for it."""

    def __init__(self, option: Option, criterion: Criterion, rating: Rating | None, data: Mapping[str, Any]) -> None:
        self.option, self.criterion, self.rating, self._data = option, criterion, rating, data
        self.name = f"{option.pk}-{criterion.pk}"
        self.stored = Content.of(rating) if rating else EMPTY
        self.sent = Content.sent(data, self.name)

    @property
    def now(self) -> str:
        """What a form that is shown now is filled from."""
        return self.stored.fingerprint if self.rating else MISSING

    @property
    def fits(self) -> bool:
        """Whether the rating is of the criterion's kind: a level and a text are not to be taken for each other."""
        graded = self.criterion.kind == CriterionKind.GRADED
        return self.rating is None or not (self.rating.text if graded else self.rating.level_id)

    @property
    def past_review(self) -> bool:
        """Whether its own review date, or without one that of a source, has passed."""
        if self.rating is None:
            return False
        dates = [self.rating.review_by] if self.rating.review_by else [each.review_by for each in self._sources]
        return any(date is not None and date < timezone.localdate() for date in dates)

    @property
    def _sources(self) -> Any:
        return self.rating.sources.all() if self.rating else ()

    @property
    def said(self) -> str:
        """What is stored, in words."""
        return self._words(self.stored) if self.rating else "no rating"

    @property
    def said_by_sender(self) -> str:
        """What was sent, in words."""
        return self._words(self.sent)

    @cached_property
    def form(self) -> CellForm:
        """What was sent, where it changes the cell; else what is stored."""
        data = self._data if self.changed else None
        form = CellForm(self.option, self.criterion, data, initial=self.stored)
        if self._incomplete:
            form.add_error("value", _INCOMPLETE)
        return form

    @property
    def changed(self) -> bool:
        """Whether the sender changed what the cell was filled from."""
        return self._incomplete or (self._was is not None and _changed(self._was, self.sent))

    @property
    def conflict(self) -> bool:
        """Whether somebody else changed it too, to something else."""
        if self._incomplete or not self.changed:
            return False
        return not self.fits or self.now not in (self._was, self.sent.fingerprint)

    @property
    def invalid(self) -> bool:
        return self.changed and self.fits and not self.form.is_valid()

    @property
    def to_add(self) -> bool:
        return self.rating is None and self._was == MISSING

    @property
    def to_change(self) -> bool:
        return self.rating is not None and self.changed and self.sent.fingerprint != self.now

    @property
    def _was(self) -> str | None:
        return self._data.get(f"{self.name}-was")

    @property
    def _incomplete(self) -> bool:
        names = {f"{self.name}-{field}" for field in ("was", *_FIELDS)}
        return bool(names & self._data.keys()) and not names <= self._data.keys()

    def _words(self, content: Content) -> str:
        labels = {str(level.pk): level.label or level.key for level in self.criterion.levels.all()}
        value = labels.get(content.value, content.value) or "not stated"
        return f"“{value}”, {content.basis}" if content.basis else f"“{value}”"

    def write(self, rating: Rating) -> Rating:
        """The rating, saying what was sent."""
        values = self.form.cleaned_data if self.changed else {"value": "", "basis": ""}
        graded = self.criterion.kind == CriterionKind.GRADED
        rating.level_id = int(values["value"]) if graded and values["value"] else None
        rating.text = "" if graded else values["value"]
        rating.basis = values["basis"]
        return rating


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion, with its cell for each option."""

    criterion: Criterion
    cells: list[Cell]


class Grid:
    """All ratings of a guide, read in a number of queries that does not grow with it; to be saved, read under locks."""

    def __init__(self, guide: Guide, data: Any = None) -> None:
        self._data: Mapping[str, Any] = data or {}
        options, ratings = guide.option_set.all(), Rating.objects.filter(option__guide=guide)
        if data is not None:  # who adds a rating holds its option, who changes one holds the rating
            options, ratings = options.select_for_update(), ratings.select_for_update(of=("self",))
        self.options = list(options)
        stored = {(rating.option_id, rating.criterion_id): rating for rating in ratings.prefetch_related("sources")}
        self.rows = [
            Row(each, [Cell(option, each, stored.get((option.pk, each.pk)), self._data) for option in self.options])
            for each in guide.criterion_set.prefetch_related("levels")
        ]
        self.cells = [cell for row in self.rows for cell in row.cells]

    @property
    def missing(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.rating is None]

    @property
    def conflicts(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.conflict]

    @property
    def invalid(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.invalid and not cell.conflict]

    @property
    def gone(self) -> list[str]:
        """What was sent for options or criteria that there are no longer."""
        names = {found[1] for name in self._data if (found := _WAS.fullmatch(name))} - {
            cell.name for cell in self.cells
        }
        sent = {name: Content.sent(self._data, name) for name in sorted(names)}
        return [
            f"“{each.value}” {each.basis}" for name, each in sent.items() if _changed(self._data[f"{name}-was"], each)
        ]

    def save(self) -> tuple[int, int]:
        """Write what was changed, and a row for each pair that had none: how many of each. Nothing may be refused."""
        changed = [cell.write(cell.rating) for cell in self.cells if cell.rating and cell.to_change]
        added = [self._new(cell) for cell in self.cells if cell.to_add]
        Rating.objects.bulk_update(changed, ["level", "text", "basis"])
        Rating.objects.bulk_create(added)
        return len(changed), len(added)

    @cached_property
    def _last(self) -> dict[int, int]:
        """The last position among the ratings of each option."""
        last = dict.fromkeys((option.pk for option in self.options), 0)
        for cell in self.cells:
            if cell.rating:
                last[cell.option.pk] = max(last[cell.option.pk], cell.rating.position)
        return last

    def _new(self, cell: Cell) -> Rating:
        self._last[cell.option.pk] += 1
        return cell.write(Rating(option=cell.option, criterion=cell.criterion, position=self._last[cell.option.pk]))
