"""Who names a thing: shown on its page, and a refusal to delete it while there is anyone."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.text import Truncator, get_text_list

from catalog.admin.places import Places
from catalog.interchange import to_document
from catalog.models import Choice, Criterion, Guide, Level, Option, Question, Source, Step, Tool
from catalog.models.base import walk
from catalog.things import Thing, counted
from catalog.usage import Identity, Usage

if TYPE_CHECKING:
    BaseInlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    BaseInlineFormSet = forms.BaseInlineFormSet

OWNERS = {Level: "criterion", Choice: "question"}
"""What is named together with its owner, and the field that holds that."""
INSIDE = {Criterion: "levels", Question: "choices"}
"""What else may be named on the page of a thing."""
NAMED = {Source, Criterion, Option, Tool, Step, Question, *OWNERS}
"""What other things may name."""
OPEN = 12
"""How many users a page shows unfolded."""


def used_by(thing: Any) -> dict[str, Any] | None:
    """For the page of a thing: who names it and what is inside it, counted and listed; none where nobody may."""
    if type(thing) not in NAMED:
        return None
    thing = type(thing).objects.get(pk=thing.pk)  # as it is stored: a refused form leaves its own values in a thing
    uses, inside = _Uses(_guide(thing)), _inside(thing)
    groups = [(str(row.label or row.key), uses.of(row)) for row in inside]
    shown = {user.steps for _, users in groups for user in users}
    groups.insert(0, ("", [user for user in uses.of(thing) if user.steps not in shown]))
    everyone = uses.of(thing, *inside)
    return {
        "summary": counted(everyone),
        "open": len(everyone) <= OPEN,
        "groups": [{"heading": heading, "users": uses.rows(users)} for heading, users in groups if users],
    }


def refusals(things: Iterable[Any]) -> list[Any]:
    """Of things to be deleted, those that others name, each followed by a list of links to these."""
    by_guide: dict[Guide, list[Any]] = {}
    for thing in (thing for thing in things if type(thing) in NAMED):
        by_guide.setdefault(_guide(thing), []).append(thing)
    found: list[Any] = []
    for guide, rows in by_guide.items():
        uses = _Uses(guide)
        for row in rows:
            users = uses.rows(uses.of(row))
            links = [
                format_html('{}: <a href="{}">{}</a>', user["kind"], user["url"], Truncator(user["name"]).words(16))
                for user in users
            ]
            found += [str(row), links] if links else []
    return found


class KeptRows(BaseInlineFormSet):
    """Rows that stay while something names them."""

    def clean(self) -> None:
        deleted = [form.instance.pk for form in self.deleted_forms]
        if deleted:
            model: Any = self.model
            _refuse(model.objects.filter(pk__in=deleted).select_related(OWNERS[model]))
        super().clean()


def _refuse(rows: Iterable[Any]) -> None:
    uses = _Uses(_guide(next(iter(rows))))
    named = {str(row): [f"{user.part} “{Truncator(user.name).words(10)}”" for user in uses.of(row)] for row in rows}
    faults = [
        f"“{row}” can't be deleted while it is used by {get_text_list(users, 'and')}: change these first."
        for row, users in named.items()
        if users
    ]
    if faults:
        raise ValidationError(faults)


class _Uses:
    """Who names the rows of one guide."""

    def __init__(self, guide: Guide) -> None:
        self._document = to_document(guide)
        self._usage = Usage(self._document)
        self._places = Places(guide)

    def of(self, *rows: Any) -> list[Thing]:
        return self._usage.of(*(_identity(row) for row in rows))

    def rows(self, users: Iterable[Thing]) -> list[dict[str, str]]:
        """The users as a page lists them."""
        return [
            {"kind": user.part, "name": user.name, "url": self._places.of_path(self._document, user.path)}
            for user in users
        ]


def _identity(row: Any) -> Identity:
    owner = getattr(row, OWNERS[type(row)]).key if type(row) in OWNERS else ""
    return type(row).__name__.lower(), owner, row.key


def _inside(thing: Any) -> list[Any]:
    owned = INSIDE.get(type(thing))
    return list(getattr(thing, owned).all()) if owned else []


def _guide(thing: Any) -> Guide:
    guide: Guide = walk(thing, thing.guide_lookup)
    return guide
