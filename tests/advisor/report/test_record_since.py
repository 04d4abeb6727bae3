"""A decision record says, apart from what is frozen, what the current edition made of it when its file was made."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from advisor import reports
from advisor.formatting import long_date
from advisor.models import Report
from advisor.report.adr import FORMS
from catalog.models import CurrentEdition
from tests.advisor.editions import publish_earlier, publish_later, publish_reworded, started
from tests.advisor.report.reading import bullets_under, read_markdown, text_under

pytestmark = pytest.mark.django_db

BEGINS = "When this file was made ("
AGAIN = {"madr-4": "More Information", "madr-2": "Links", "nygard": "Consequences"}
"""Where each form says when to look again."""
STATUS = {"madr-4": "Back yard: Walnut", "madr-2": "Back yard: Walnut", "nygard": "Status"}
"""Under which heading each says of its status: MADR 4 has that in front of its title."""


@pytest.fixture
def made() -> Report:
    """A report under edition 1, which is current so far."""
    return reports.create(started(publish_earlier()))


def _record(address: str, form: str) -> str:
    text = Client().get(address, {"form": form}).content.decode()
    return text.partition("\n---\n")[2] if text.startswith("---\n") else text


def _shared(report: Report, form: str = "madr-4") -> str:
    return _record(reverse("report-adr", args=[report.token]), form)


def _owned(report: Report, form: str = "madr-4") -> str:
    return _record(reverse("assessment-report-adr", args=[report.assessment.secret, report.pk]), form)


@pytest.mark.parametrize("form", FORMS)
def test_says_by_its_status_and_where_it_says_when_to_look_again(form: str, made: Report) -> None:
    publish_later()
    page = read_markdown(_shared(made, form))
    day, address = long_date(timezone.localdate()), f"http://testserver/reports/{made.token}/"
    said = (
        f"{BEGINS}{day}), edition 2 was current, and the report's page said: "
        f"“Now open under edition 2: Walnut or Cherry could lead. Walnut, which led, could still lead.” See {address}."
    )
    assert said in text_under(page, STATUS[form])
    again = bullets_under(page, AGAIN[form])
    assert again[again.index(said) + 1].startswith("When an edition of the guide after 1 is published.")
    assert address in {link.attributes["href"] for link in page.all("a")}


@pytest.mark.parametrize("form", FORMS)
def test_says_nothing_while_its_edition_is_the_current_one(form: str, made: Report) -> None:
    assert BEGINS not in _shared(made, form)
    publish_later()
    CurrentEdition.objects.all().delete()
    assert BEGINS not in _shared(made, form)


def test_says_that_the_recommendation_stands(made: Report) -> None:
    publish_reworded()
    assert "said: “The same recommendation under edition 2.”" in _shared(made)


def test_names_no_address_of_a_report_that_is_not_shared(made: Report) -> None:
    publish_later()
    assert _owned(made) == _shared(made)
    reports.unshare(made)
    record = _owned(made)
    assert "Walnut, which led, could still lead.”\n" in record
    assert "/reports/" not in record
    assert made.assessment.secret not in record


@pytest.mark.parametrize("form", ["json", "csv"])
def test_leaves_the_other_files_as_they_were(form: str, made: Report) -> None:
    address = reverse(f"report-{form}", args=[made.token])
    before = Client().get(address).content
    publish_later()
    assert Client().get(address).content == before
