"""Ending assessments that nobody has touched for as long as the deployment keeps them."""

import datetime
import io
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from advisor import assessments, reports
from advisor.formatting import long_date
from advisor.models import Assessment, Report, Share
from catalog.models import Edition
from tests.advisor.deciding import report_with, stored
from tests.advisor.pages import read
from tests.advisor.shipped import GUIDE

DAYS = 90


@pytest.fixture(autouse=True)
def _kept_for_some_time(settings: Settings) -> None:
    settings.ASSESSMENT_DAYS = DAYS


def _aged(assessment: Assessment, *, days: float) -> Assessment:
    """The same, last changed so many days ago."""
    Assessment.objects.filter(pk=assessment.pk).update(changed_at=timezone.now() - datetime.timedelta(days=days))
    return assessment


def _end(*options: str) -> str:
    said = io.StringIO()
    call_command("end_assessments", *options, stdout=said)
    return said.getvalue()


def _started(edition: Edition, name: str) -> Assessment:
    return assessments.start(edition, name=name, answers={}, priorities={})


def test_deletes_what_is_untouched_for_so_long_and_says_how_many(edition: Edition) -> None:
    for name, days in (("Older", DAYS + 30), ("Old", DAYS + 0.01), ("Young", DAYS - 0.01), ("New", 0)):
        _aged(_started(edition, name), days=days)
    assert _end() == f"2 assessments untouched for {DAYS} days deleted.\n"
    assert set(Assessment.objects.values_list("name", flat=True)) == {"Young", "New"}
    assert _end() == f"0 assessments untouched for {DAYS} days deleted.\n"


def test_takes_reports_and_their_addresses_along(report: Report) -> None:
    _aged(report.assessment, days=DAYS + 1)
    Report.objects.all().delete()
    old = Report(
        assessment=report.assessment,
        edition=report.edition,
        title="Old",
        document=report.document,
        created_at=timezone.now() - datetime.timedelta(days=DAYS + 1),
    )
    old.save()
    reports.share(old)
    assert _end() == f"1 assessment untouched for {DAYS} days deleted.\n"
    assert not [model for model in (Assessment, Report, Share) if model.objects.exists()]


def test_keeps_what_a_report_was_made_of_since(report: Report) -> None:
    _aged(report.assessment, days=DAYS + 1)
    report_with(report.assessment, stored(report))
    assert _end() == f"0 assessments untouched for {DAYS} days deleted.\n"
    assert Report.objects.count() == 2


def test_deletes_nothing_in_a_dry_run(assessment: Assessment) -> None:
    _aged(assessment, days=DAYS + 1)
    assert _end("--dry-run") == f"1 assessment untouched for {DAYS} days would be deleted.\n"
    assert Assessment.objects.exists()


def test_refuses_where_assessments_never_end(assessment: Assessment, settings: Settings) -> None:
    settings.ASSESSMENT_DAYS = None
    _aged(assessment, days=100_000)
    with pytest.raises(CommandError, match=r"^Set ASSESSMENT_DAYS to say after how many days assessments end"):
        _end()
    assert Assessment.objects.exists()


def test_ends_more_than_go_at_a_time(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assessments, "AT_A_TIME", 2)
    for number in range(5):
        _aged(_started(edition, f"Line {number}"), days=DAYS + 1)
    _started(edition, "New")
    assert _end() == f"5 assessments untouched for {DAYS} days deleted.\n"
    assert Assessment.objects.get().name == "New"


def test_keeps_the_update_of_one_that_ends(edition: Edition) -> None:
    old, new = (_started(edition, name) for name in ("Old", "New"))
    Assessment.objects.filter(pk=new.pk).update(updated_from=old)
    _aged(old, days=DAYS + 1)
    assert _end() == f"1 assessment untouched for {DAYS} days deleted.\n"
    kept = Assessment.objects.get()
    assert (kept.name, kept.updated_from, kept.changed_at) == ("New", None, new.changed_at)


def _change(assessment: Assessment) -> None:
    assessments.save_name(assessment, base=assessment.name, sent="Back again")


@pytest.mark.parametrize("touch", [_change, reports.create], ids=["a change", "a report"])
def test_keeps_what_is_touched_after_it_was_found_to_be_untouched(
    touch: Callable[[Assessment], object], edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody comes back between the look at all assessments and the lock on some."""
    found, other = (_aged(_started(edition, name), days=DAYS + 1) for name in ("Found", "Other"))
    delete = assessments._delete_still  # noqa: SLF001 - there is no other moment between the two

    def touch_first(untouched: QuerySet[Assessment], numbers: list[int]) -> int:
        assert numbers == [found.pk, other.pk]
        touch(found)
        return delete(untouched, numbers)

    monkeypatch.setattr(assessments, "_delete_still", touch_first)
    assert _end() == f"1 assessment untouched for {DAYS} days deleted.\n"
    assert Assessment.objects.get().pk == found.pk


def test_takes_reading_for_no_touch(report: Report, architect: Client) -> None:
    _aged(report.assessment, days=DAYS + 1)
    for address in (
        reverse("assessment", args=[report.assessment.secret]),
        reverse("wizard-result", args=[report.assessment.secret]),
        reverse("report", args=[report.token]),
    ):
        assert architect.get(address).status_code == 200
    since = timezone.now() - datetime.timedelta(days=DAYS)
    assert Assessment.objects.get().changed_at < since


def test_is_announced_where_an_assessment_starts_and_on_its_own_page(
    assessment: Assessment, settings: Settings, architect: Client
) -> None:
    addresses = [reverse("start", args=[GUIDE]), reverse("assessment", args=[assessment.secret])]
    for days, said in ((DAYS, f"Untouched for {DAYS} days, it is deleted"), (1, "Untouched for 1 day, it is deleted")):
        settings.ASSESSMENT_DAYS = days
        assert all(said in read(architect.get(address)).one("main").text for address in addresses)
    settings.ASSESSMENT_DAYS = None
    assert not [address for address in addresses if "Untouched for" in read(architect.get(address)).text]


def test_says_on_its_own_page_before_which_day_it_does_not_end(report: Report, architect: Client) -> None:
    address = reverse("assessment", args=[report.assessment.secret])
    _aged(report.assessment, days=DAYS - 1)
    for touched in (report.created_at, Assessment.objects.get().changed_at):
        day = touched + datetime.timedelta(days=DAYS)
        assert f"not before {long_date(day)}." in read(architect.get(address)).one("main").text
        Report.objects.all().delete()
