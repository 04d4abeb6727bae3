"""A retired edition says so to its readers, with the reason: on its pages, and in reports made under it."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor.models import Report
from catalog.models import Edition
from catalog.publishing import publish_document, reinstate, retire
from tests.advisor.pages import Element, read
from tests.advisor.shipped import GUIDE, LABEL
from tests.catalog.documents import whole

REASON = "It rates *bare metal* too low: use <b>2026-11</b>."
SHOWN = "It rates bare metal too low: use <b>2026-11</b>."


def _notices(address: str) -> list[Element]:
    response = Client().get(address)
    assert response.status_code == 200
    return read(response).all("div", class_="notice notice-warning")


def _addresses(report: Report) -> list[str]:
    return [
        reverse("guide-edition", args=[GUIDE, LABEL]),
        reverse("option-edition", args=[GUIDE, LABEL, "bare-metal"]),
        reverse("report", args=[report.token]),
    ]


def test_says_why_to_readers_of_the_edition_and_in_its_reports(report: Report) -> None:
    retirement = retire(report.edition, reason=REASON)
    day = f"{retirement.retired_at.day} {retirement.retired_at:%B %Y}"
    for address in _addresses(report):
        (notice,) = _notices(address)
        assert notice.text == f"Edition {LABEL} was retired on {day}. {SHOWN}", address
        assert [each.text for each in notice.all("em")] == ["bare metal"]
        assert not notice.all("b")


def test_says_nothing_of_an_edition_that_is_not_retired(report: Report) -> None:
    assert [_notices(address) for address in _addresses(report)] == [[], [], []]
    retire(report.edition, reason=REASON)
    reinstate(report.edition)
    assert [_notices(address) for address in _addresses(report)] == [[], [], []]


@pytest.mark.django_db
def test_says_why_in_the_list_of_editions() -> None:
    retire(publish_document(whole(), label="1"), reason="Wrong on *walnuts*.")
    publish_document(whole(), label="2", note="Right on walnuts.")
    page = read(Client().get(reverse("guide", args=["trees"])))
    texts = [each.text for each in page.all("li") if "retired" in each.text]
    assert texts == ["1 retired Retired: Wrong on walnuts."]
    assert Edition.objects.count() == 2
