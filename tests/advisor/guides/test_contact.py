"""Whom to tell of a wrong fact: beside the sources of every page that rests on them."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments, reports
from catalog.publishing import publish_document
from tests.advisor.pages import Element, read
from tests.catalog.documents import changed

CONTACTS = [
    ("mailto:trees@example.org", "trees@example.org"),
    ("https://example.org/faults", "https://example.org/faults"),
]
ASKS = "Something wrong or out of date? Tell"


def _pages(contact: str) -> dict[str, Element]:
    """The pages with sources, of a guide with a contact."""
    edition = publish_document(changed(("guide.contact", contact)), label="1")
    assessment = assessments.start(edition, name="Yard", answers={}, priorities={})
    addresses = {
        "guide": reverse("guide", args=["trees"]),
        "option": reverse("option", args=["trees", "walnut"]),
        "result": reverse("wizard-result", args=[assessment.secret]),
        "report": reverse("report", args=[reports.create(assessment).token]),
    }
    return {name: read(Client().get(address)) for name, address in addresses.items()}


def _part_with_sources(page: Element) -> Element:
    return next(each for each in reversed(page.all("div")) if any(head.text == "Sources" for head in each.all("h2")))


@pytest.mark.django_db
@pytest.mark.parametrize(("contact", "shown"), CONTACTS)
def test_names_the_contact_beside_the_sources(contact: str, shown: str) -> None:
    for name, page in _pages(contact).items():
        link = _part_with_sources(page).one("a", href=contact)
        assert link.text == shown, name
        assert f"{ASKS} {shown}." in page.text, name


@pytest.mark.django_db
def test_says_nothing_where_there_is_no_contact() -> None:
    assert [name for name, page in _pages("").items() if "Something wrong" in page.text] == []
