"""Who may open and write what.

Knowing an assessment's address is the right to change it, knowing a report's the right to read it; both are 128 random
bits. A browser remembers the assessments started or kept on it in one signed cookie, which holds their numbers and the
moments at which they were made, never their addresses. A number alone would not do: a database restored from a backup
gives some of them again, to assessments of others.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cache

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import int_to_base36

from advisor.http import NotSharedError
from advisor.models import Assessment, Report, Share
from catalog.models import CurrentEdition

COOKIE = "my-assessments"
COOKIE_AGE = 400 * 24 * 60 * 60
MOST_REMEMBERED = 200
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
TICK = datetime.timedelta(microseconds=1)


def assessment_at(secret: str) -> Assessment:
    """The assessment at a private address; raises ``Http404`` where there is none."""
    return get_object_or_404(_assessments(), secret=secret)


def report_at(token: str) -> Report:
    """The report at a read-only address; raises ``NotSharedError`` where there is none, or none any more."""
    found = reports_at([token]).first()
    if found is None:
        raise NotSharedError
    return found


def reports_at(tokens: Iterable[str]) -> QuerySet[Report]:
    """The reports at some read-only addresses; those that lead nowhere, or not any more, have none."""
    return _reports().filter(share__in=lasting_shares().filter(token__in=list(tokens)))


def lasting_shares() -> QuerySet[Share]:
    """The shares that have not ended: their addresses lead to their reports. Days begin and end in UTC."""
    return Share.objects.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))


def report_of(secret: str, number: int) -> Report:
    """A report of the assessment at a private address, shared or not; raises ``Http404`` where there is none."""
    return get_object_or_404(_reports().select_related("assessment"), assessment__secret=secret, pk=number)


def reports_of(assessment: Assessment) -> QuerySet[Report]:
    """The reports of an assessment, last made first."""
    return _reports().filter(assessment=assessment)


def reports_among(assessments: Iterable[Assessment], *, most: int) -> QuerySet[Report]:
    """The reports of some assessments, last made first, up to so many of each."""
    place = Window(RowNumber(), partition_by=F("assessment"), order_by=["-created_at", "-pk"])
    return _reports().filter(assessment__in=list(assessments)).annotate(place=place).filter(place__lte=most)


def reports_numbered(numbers: Iterable[int], assessments: Iterable[Assessment]) -> QuerySet[Report]:
    """The reports with some numbers, as far as they are of one of these assessments."""
    numbered = _reports().filter(pk__in=list(numbers), assessment__in=list(assessments))
    return numbered.select_related("assessment")


def original_of(assessment: Assessment) -> Assessment | None:
    """The assessment that this one is an update of; none where it is none, or where that has been deleted."""
    return _assessments().filter(updates=assessment).first()


def updates_of(assessment: Assessment) -> QuerySet[Assessment]:
    """The assessments that are updates of this one, last changed first."""
    return _assessments().filter(updated_from=assessment)


def assessments_on(request: HttpRequest) -> QuerySet[Assessment]:
    """The assessments that this browser remembers, last changed first, with what they were updated from."""
    remembered = _remembered(request)
    found = _assessments().filter(pk__in=remembered.keys(), created_at__in=remembered.values())
    return found.select_related("updated_from__edition").defer("updated_from__edition__document")


def current_updates_on(request: HttpRequest, originals: Iterable[Assessment]) -> dict[int, Assessment]:
    """The last changed update of each to the current edition, by its number, of those that this browser remembers."""
    numbers = [each.pk for each in originals if each.other_label]
    if not numbers:
        return {}
    updates = reversed(assessments_on(request).filter(updated_from__in=numbers))
    return {each.updated_from_id: each for each in updates if each.updated_from_id and not each.other_label}


def is_remembered(request: HttpRequest, assessment: Assessment) -> bool:
    """Whether this browser remembers the assessment."""
    return _remembered(request).get(assessment.pk) == assessment.created_at


def remember(request: HttpRequest, response: HttpResponse, assessment: Assessment) -> None:
    """Let this browser remember the assessment, before the others."""
    _write(response, {assessment.pk: assessment.created_at, **_others(request, assessment)})


def forget(request: HttpRequest, response: HttpResponse, assessment: Assessment) -> None:
    """Let this browser forget the assessment, which stays where it is."""
    _write(response, _others(request, assessment))


def _reports() -> QuerySet[Report]:
    return Report.objects.select_related("edition__retirement", "share").defer("edition__document")


@cache
def _assessments() -> QuerySet[Assessment]:
    """Assessments with their editions, with which edition of the guide is current, and whether that is earlier.

    Kept, to be filtered and never read as it is: every page asks for one, and making it takes half as long as asking.
    """
    current = CurrentEdition.objects.filter(guide_key=OuterRef("edition__guide_key"))
    earlier = current.filter(edition__published_at__lt=OuterRef("edition__published_at"))
    found = Assessment.objects.select_related("edition").defer("edition__document")
    label = Subquery(current.values("edition__label")[:1])
    return found.annotate(current_label=label, goes_back=Exists(earlier))  # type: ignore[no-redef]  # the model names them for its readers


def _others(request: HttpRequest, assessment: Assessment) -> dict[int, datetime.datetime]:
    return {number: made_at for number, made_at in _remembered(request).items() if number != assessment.pk}


def _remembered(request: HttpRequest) -> dict[int, datetime.datetime]:
    """By the numbers in the cookie, when each was made; none where the signature is not ours."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=COOKIE)
    pairs = (each.split("-") for each in (kept or "").split(".") if each)
    return {int(number): EPOCH + int(ticks, 36) * TICK for number, ticks in pairs}


def _write(response: HttpResponse, remembered: Mapping[int, datetime.datetime]) -> None:
    kept = list(remembered.items())[:MOST_REMEMBERED]
    response.set_signed_cookie(
        COOKIE,
        ".".join(f"{number}-{int_to_base36((made_at - EPOCH) // TICK)}" for number, made_at in kept),
        salt=COOKIE,
        max_age=COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
