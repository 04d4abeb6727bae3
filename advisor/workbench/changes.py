"""See what changes: the working copy or an edition against another, in words, by outcome, and for what is stored."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from advisor import impact
from advisor.engine.comparison import Comparison, LeadersShift
from advisor.engine.decision import Outcome, Status
from advisor.formatting import counted, listed, percent
from advisor.http import UNPROCESSABLE, Request
from advisor.impact import Changing, Lead
from advisor.loading import LoadedEdition, load
from advisor.workbench.drafts import UnsoundError, load_document
from advisor.workbench.preview import preview_url
from catalog import wording
from catalog.admin.history import described
from catalog.admin.pages import guide_page, show
from catalog.admin.places import Places
from catalog.differences import differences
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Edition, Guide

WORKING_COPY = ""
"""What stands for it where an edition's label could stand."""
STATUSES = {Status.ELIGIBLE: "not ruled out", Status.RULED_OUT: "ruled out"}


class Compared(forms.Form):
    """Which two to compare; the last published with the working copy, where nothing is said."""

    before = forms.ChoiceField(label="From", required=False)
    after = forms.ChoiceField(label="To", required=False)

    def __init__(self, guide: Guide, data: Mapping[str, Any] | None) -> None:
        labels = list(Edition.objects.for_guide(guide.key).values_list("label", flat=True))
        current = Edition.objects.without_documents().current_for(guide.key)
        usual = current.label if current else next(iter(labels), WORKING_COPY)
        super().__init__(data or {"before": usual, "after": WORKING_COPY})
        choices = [(WORKING_COPY, "Working copy"), *((label, f"Edition {label}") for label in labels)]
        for name in ("before", "after"):
            field: Any = self.fields[name]
            field.choices = choices
        self.published = bool(labels)


@dataclass(frozen=True, slots=True)
class Shift:
    """Answer sets that come to something else, with one of them."""

    before: str
    after: str
    option: str
    """Whose status it is; empty where it is about what leads."""
    count: str
    share: str
    example: list[tuple[str, str]]
    """Each question with its answer."""
    preview_url: str


@dataclass(frozen=True, slots=True)
class ByOutcome:
    """Two documents compared over every answer set of both."""

    summary: str
    options: tuple[str, ...]
    """By option that leads more or less often, a sentence."""
    leaders: tuple[Shift, ...]
    statuses: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class AssessmentLine:
    """A stored assessment that comes to something else, by its number."""

    number: int
    edition: str
    before: str
    after: str


@require_safe
@guide_page()
def changes_view(request: Request, guide: Guide) -> HttpResponse:
    """The two that are chosen, compared."""
    form = Compared(guide, request.GET.dict())
    if not form.is_valid():
        return _page(request, guide, {"form": form}, status=UNPROCESSABLE)
    if not form.published:
        return _page(request, guide, {"form": form, "unpublished": True})
    before, after = (_Side.of(guide, form.cleaned_data[name]) for name in ("before", "after"))
    found = differences(before.document, after.document, curation=True)
    context = {
        "form": form,
        "count": counted(len(found), "difference"),
        "changes": described(found, Places(guide)),
        **_consequences(guide, before, after),
    }
    return _page(request, guide, context)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two, read once: an edition, or the working copy as it stood then."""

    document: GuideDocument
    edition: LoadedEdition | None

    @classmethod
    def of(cls, guide: Guide, label: str) -> "_Side":
        if label == WORKING_COPY:
            return cls(to_document(guide), None)
        edition = load(Edition.objects.without_documents().get(guide_key=guide.key, label=label))
        return cls(edition.document, edition)

    @property
    def loaded(self) -> LoadedEdition:
        """Ready to decide on. Raises ``UnsoundError`` for a working copy that is not."""
        return self.edition or load_document(self.document)


def _page(request: Request, guide: Guide, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return show(request, guide, "workbench/changes.html", context, title="What changes", status=status)


def _consequences(guide: Guide, before: _Side, after: _Side) -> dict[str, Any]:
    """What follows from the differences; only what is unsound about the working copy, where that stands in the way."""
    try:
        was, now = before.loaded, after.loaded
    except UnsoundError as error:
        return {"faults": error.faults}
    pair = _Pair(guide, was, now, previewed=after.edition is None)
    changing = impact.on_assessments(was, now)
    return {
        "outcome": pair.by_outcome(impact.by_outcome(was, now)),
        "assessments": [pair.assessment(each) for each in changing.changed],
        "assessed": _assessed(changing),
    }


def _assessed(changing: Changing) -> str:
    if not changing.stored:
        return "No assessment of this guide is stored."
    looked_at = f"{changing.looked_at:,} stored assessments"
    if changing.looked_at < changing.stored:
        looked_at = f"the {changing.looked_at:,} assessments changed last, of {changing.stored:,} that are stored,"
    return f"Of {looked_at} {len(changing.changed):,} would come to something else."


@dataclass(frozen=True, slots=True)
class _Pair:
    """The two documents in words."""

    guide: Guide
    before: LoadedEdition
    after: LoadedEdition
    previewed: bool

    def by_outcome(self, comparison: Comparison | None) -> ByOutcome | None:
        if comparison is None:
            return None
        total = comparison.answer_sets
        return ByOutcome(
            summary=_summary(comparison),
            options=tuple(self._net(comparison.leaders)),
            leaders=tuple(
                self._shift(each.count, total, each.example, self._options(each.before), self._options(each.after))
                for each in comparison.leaders
            ),
            statuses=tuple(
                self._shift(
                    each.count,
                    total,
                    each.example,
                    STATUSES[each.before],
                    STATUSES[each.after],
                    self._name(each.option),
                )
                for each in comparison.statuses
            ),
        )

    def _net(self, shifts: Sequence[LeadersShift]) -> Iterator[str]:
        """What the shifts come to for each option, alone or tied, those first that change most."""
        gained, lost = Counter[str](), Counter[str]()
        for shift in shifts:
            gained.update({option: shift.count for option in shift.after if option not in shift.before})
            lost.update({option: shift.count for option in shift.before if option not in shift.after})
        for option in sorted({**gained, **lost}, key=lambda option: -gained[option] - lost[option]):
            yield f"{self._name(option)} leads for {gained[option]:,} more and for {lost[option]:,} fewer."

    def assessment(self, changed: impact.Changed) -> AssessmentLine:
        return AssessmentLine(changed.number, changed.edition, self._lead(changed.before), self._lead(changed.after))

    def _shift(
        self,
        count: int,
        total: int,
        example: Mapping[str, Sequence[str]],
        before: str,
        after: str,
        option: str = "",
    ) -> Shift:
        own = {key: choices for key, choices in example.items() if key in self.after.questions}
        return Shift(
            before=before,
            after=after,
            option=option,
            count=f"{count:,}",
            share=percent(count / total),
            example=wording.answers(self.before.questions | self.after.questions, example),
            preview_url=preview_url(self.guide.pk, own) if self.previewed else "",
        )

    def _lead(self, lead: Lead) -> str:
        if lead.outcome is None:
            return "too large to count"
        if lead.outcome is Outcome.OPEN:
            return f"open between {self._options(lead.could_lead)}"
        return self._options(lead.leaders)

    def _options(self, options: Sequence[str]) -> str:
        return listed([self._name(option) for option in options]) or "no option"

    def _name(self, option: str) -> str:
        found = self.after.options.get(option) or self.before.options.get(option)
        return found.name if found else option


def _summary(comparison: Comparison) -> str:
    total = comparison.answer_sets
    if not total:
        return "The two have no way to answer in common: a question that both ask allows other choices in each."
    if not comparison.moved:
        return f"The same options lead for all {total:,} ways to answer."
    share = percent(comparison.moved / total)
    return f"Other options lead for {comparison.moved:,} of {total:,} ways to answer ({share})."
