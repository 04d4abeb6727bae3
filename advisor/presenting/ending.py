"""When an assessment that nobody touches is deleted."""

import datetime
from collections.abc import Iterable

from django.conf import settings

from advisor.models import Assessment, Report


def ends_on(assessment: Assessment, reports: Iterable[Report]) -> datetime.date | None:
    """The day before which it is not deleted, unless it is changed or reported on; none: it never is."""
    if settings.ASSESSMENT_DAYS is None:
        return None
    touched = max([assessment.changed_at, *(report.created_at for report in reports)])
    return (touched + datetime.timedelta(days=settings.ASSESSMENT_DAYS)).date()
