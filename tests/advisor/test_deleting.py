"""Deleted means deleted: nothing of it is left in any table of the database."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from advisor import assessments, reports
from advisor.models import Assessment, Report, Share
from catalog.models import Edition

WORDS = ("Hall-of-heron", "Quay-of-heron", "Answer-of-heron", "Option-of-heron")


def _everything() -> str:
    """What stands in the database, as text."""
    models = apps.get_models(include_auto_created=True)
    named = {model._meta.db_table for model in models}  # noqa: SLF001 - the documented model API
    assert named == set(connection.introspection.table_names()) - {"django_migrations"}
    rows = [row for model in models for row in model._base_manager.order_by("pk").values_list()]  # noqa: SLF001
    return "\n".join(map(repr, rows))


@pytest.fixture
def heron(edition: Edition) -> Report:
    """A report of an assessment with everything that an architect can say in words of their own."""
    answers = {"location": ["nothing"]}
    made = assessments.start(edition, name=WORDS[0], location=WORDS[1], answers=answers, priorities={})
    assessments.save_remarks(made, "answers", base={}, sent={"location": WORDS[2]})
    assessments.save_remarks(made, "options", base={}, sent={"bare-metal": WORDS[3]})
    return reports.create(made)


@pytest.fixture
def before(edition: Edition) -> str:  # noqa: ARG001 - published first
    """What stood in the database before the assessment of the test did."""
    return _everything()


def _by_view(report: Report) -> None:
    assert Client().post(reverse("assessment-delete", args=[report.assessment.secret])).status_code == 303


def _by_writer(report: Report) -> None:
    assessments.delete(report.assessment)


@pytest.mark.parametrize("delete", [_by_view, _by_writer], ids=["on the page", "by the writer"])
def test_leaves_nothing_of_an_assessment(before: str, heron: Report, delete: Callable[[Report], None]) -> None:
    secrets = (*WORDS, heron.token, heron.assessment.secret)
    assert all(secret in _everything() for secret in secrets)
    delete(heron)
    assert not [secret for secret in secrets if secret in _everything()]
    assert _everything() == before


def test_leaves_nothing_of_a_report(heron: Report) -> None:
    kept = reports.create(heron.assessment)
    address = reverse("report-delete", args=[heron.assessment.secret, heron.pk])
    assert Client().post(address).status_code == 303
    assert heron.token not in _everything()
    assert list(Report.objects.values_list("pk", flat=True)) == [kept.pk]
    assert list(Share.objects.values_list("token", flat=True)) == [kept.token]


def test_keeps_the_update_of_an_assessment_that_is_deleted(heron: Report, assessment: Assessment) -> None:
    Assessment.objects.filter(pk=assessment.pk).update(updated_from=heron.assessment)
    assessments.delete(heron.assessment)
    assert Assessment.objects.get().updated_from is None
