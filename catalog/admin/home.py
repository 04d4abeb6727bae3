"""A guide's home in the admin: what it consists of, where it stands, and what to do next."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalog.access import may_curate, may_publish
from catalog.admin.pages import guide_page, show
from catalog.checks import Severity
from catalog.differences import differences
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Guide, Revision
from catalog.state import State, states
from catalog.things import PLURALS, things

AREAS = {
    "Compared": ("option", "criterion", "rating", "requirement"),
    "Asked": ("step", "question", "note"),
    "Supporting": ("tool", "reference", "source", "example"),
}
"""What a guide consists of, under headings."""

FIRST = {
    "option": "the options to choose from",
    "criterion": "the criteria that options are compared on",
    "step": "the steps of the questionnaire",
    "question": "the questions that an architect is asked",
}
"""Without which there is no guide, in the order in which they are best written down."""


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next: a sentence, and the way there for those who may."""

    sentence: str
    url: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One guide before one user."""

    guide: Guide
    counts: Counter[str]
    state: State
    curates: bool
    publishes: bool

    def page(self, name: str) -> str:
        """The address of one of the guide's pages."""
        return reverse(f"admin:catalog_guide_{name}", args=[self.guide.pk])


@require_safe
@guide_page()
def home_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """Where the guide stands, and what to do next."""
    document = to_document(guide)
    state = states({guide.key: document.sha256()})[guide.key]
    counts = Counter(thing.part for thing in things(document))
    case = Case(guide, counts, state, may_curate(request.user), may_publish(request.user))
    context = {
        "next": next_step(case),
        "state": state,
        "changes": _changes(state, document),
        "saved": Revision.objects.defer("document").last_of(guide.key),
        "areas": [
            {"heading": heading, "rows": [_row(case, part) for part in parts]} for heading, parts in AREAS.items()
        ],
    }
    return show(request, guide, "admin/catalog/guide/home.html", context, title=guide.title)


def next_step(case: Case) -> Next:
    """The one thing to do next: complete, check, mend, publish; or nothing."""
    return _missing(case) or _unfit(case) or _published(case) or _publish(case)


def _missing(case: Case) -> Next | None:
    part = next((part for part in FIRST if not case.counts[part]), "")
    if not part:
        return None
    if not case.curates:
        return Next(f"A curator has to add {FIRST[part]}.")
    return Next(f"Add {FIRST[part]}.", _add_url(case.guide, part), f"Add {_article(part)}")


def _unfit(case: Case) -> Next | None:
    found = case.state.found
    if found is None:
        return Next("Check the working copy as it stands now.", case.page("check"), "Check")
    blocking = found[Severity.BLOCKS]
    if not blocking:
        return None
    what = f"{blocking} finding{'' if blocking == 1 else 's'} before anything can be published"
    return Next(f"Mend {what}." if case.curates else f"A curator has to mend {what}.", case.page("check"), "Findings")


def _published(case: Case) -> Next | None:
    same = case.state.same
    if same is None:
        return None
    if same.is_current:
        return Next(f"Nothing to publish: edition {same.label} is what stands here.")
    return Next(
        f"Edition {same.label} is what stands here, but it is not current.",
        reverse("admin:catalog_edition_change", args=[same.pk]),
        "Edition",
    )


def _publish(case: Case) -> Next:
    if case.publishes:
        return Next("Publish the working copy.", case.page("publish"), "Publish")
    return Next("Ready: ask a publisher to publish it.", case.page("check"), "Last check")


def _changes(state: State, document: GuideDocument) -> int:
    """By how many changes the working copy differs from the current edition."""
    if state.current is None or state.same == state.current:
        return 0
    return len(differences(state.current.parsed(), document, curation=True))


def _row(case: Case, part: str) -> dict[str, Any]:
    """A kind of thing with the number of them, and the ways to their list and to a new one."""
    listed = f"?{_filter(case.guide, part)}"
    return {
        "name": PLURALS[part],
        "one": part,
        "count": case.counts[part],
        "url": reverse(f"admin:catalog_{part}_changelist") + listed,
        "add_url": _add_url(case.guide, part) if case.curates else "",
    }


def _filter(guide: Guide, part: str) -> str:
    return urlencode({"option__guide__id__exact" if part == "rating" else "guide__id__exact": guide.pk})


def _add_url(guide: Guide, part: str) -> str:
    """The form for a new thing of the guide, which leads back to the list of its kind in this guide."""
    return f"{reverse(f'admin:catalog_{part}_add')}?{urlencode({'_changelist_filters': _filter(guide, part)})}"


def _article(part: str) -> str:
    return f"an {part}" if part == "option" else f"a {part}"
