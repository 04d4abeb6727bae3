"""What the cards of a browser's assessments say, so that those of one name are told apart."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisor import assessments
from advisor.loading import load
from advisor.models import Assessment
from advisor.succession import under
from catalog.models import Edition
from tests.advisor.pages import read


def _address(name: str, assessment: Assessment) -> str:
    return reverse(name, args=[assessment.secret])


def test_tells_those_of_one_name_apart(answered: Assessment, edition: Edition, architect: Client) -> None:
    """By where they are, and by what they were updated from; what came out stands before the tick."""
    assessments.save_location(answered, base="", sent="Quay 7")
    later = Edition.objects.create(
        guide_key=edition.guide_key, label="2022-12", sha256=edition.sha256, document=edition.document
    )
    for each in (answered, assessments.add(under(answered, later))):
        architect.post(_address("assessment-keep", each))
    page = read(architect.get(reverse("assessments"))).one("ul", class_="rows after")
    said = [each.one("div").all("p")[0].text for each in page.all("li")]
    title = load(edition).document.guide.title
    assert sorted(each.partition(". 13")[0] for each in said) == [
        f"Quay 7. {title}, 2022-11",
        f"Quay 7. {title}, 2022-12, updated from edition 2022-11",
    ]
    first = page.all("li")[0]
    assert first.text.index("AKS hybrid leads") < first.text.index("Compare")


@pytest.mark.parametrize("page", ["assessments", "home"])
def test_asks_the_database_as_often_however_many_were_updated(
    page: str, answered: Assessment, edition: Edition, architect: Client
) -> None:
    later = Edition.objects.create(
        guide_key=edition.guide_key, label="2022-12", sha256=edition.sha256, document=edition.document
    )
    queries = []
    for number in (1, 3):
        for _ in range(number):
            architect.post(_address("assessment-keep", assessments.add(under(answered, later))))
        architect.get(reverse(page))
        with CaptureQueriesContext(connection) as captured:
            architect.get(reverse(page))
        queries.append(len(captured))
    assert queries[0] == queries[1]
