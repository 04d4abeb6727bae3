"""A report on paper says near its head what has become of it by the day on which the file is made."""

import datetime
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from advisor import reports
from advisor.formatting import long_date
from advisor.models import Report
from catalog.publishing import retire
from tests.advisor.editions import publish_earlier, publish_later, publish_reworded, started
from tests.advisor.report.papers import pages

pytestmark = pytest.mark.django_db

BEGINS = "When this file was made ("


@pytest.fixture
def made() -> Report:
    """A report under edition 1, which is current so far."""
    return reports.create(started(publish_earlier()))


def _paper(report: Report) -> bytes:
    content: bytes = Client().get(reverse("report-pdf", args=[report.token])).content
    return content


def _first_page(report: Report) -> str:
    return " ".join(pages(_paper(report))[0].split())


def test_says_what_the_report_s_page_says_under_another_edition(made: Report) -> None:
    publish_later()
    text = _first_page(made)
    assert (
        f"{BEGINS}{long_date(timezone.localdate())}), edition 2 was current, and the report's page said: “Now open "
        "under edition 2: Walnut or Cherry could lead. Walnut, which led, could still lead.”"
    ) in text
    assert text.index("Walnut") < text.index(BEGINS) < text.index("At a glance")


def test_says_that_its_edition_is_retired(made: Report) -> None:
    publish_reworded()
    retire(made.edition, reason="Wrong on *walnuts*.")
    text = _first_page(made)
    assert "“The same recommendation under edition 2.”" in text
    assert f"Edition 1 was retired on {long_date(timezone.localdate())}. Wrong on walnuts." in text


def test_says_nothing_while_its_edition_is_the_current_one(made: Report) -> None:
    assert BEGINS not in _first_page(made)


def test_is_the_same_file_all_day_and_another_one_the_next_day(made: Report) -> None:
    publish_later()
    today = _paper(made)
    assert _paper(made) == today
    with patch("django.utils.timezone.localdate", return_value=timezone.localdate() + datetime.timedelta(days=1)):
        assert _paper(made) != today
