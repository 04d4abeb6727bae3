"""Four eyes, where a deployment asks for them: whoever saved the working copy last leaves publication to another."""

import pytest
from pytest_django.fixtures import Settings

from catalog.document import GuideDocument
from catalog.interchange import from_document
from catalog.models import Edition, Guide
from catalog.publishing import PublicationRefused, publish
from catalog.revisions import record, take_over
from tests.catalog.documents import changed, whole

SAME = '"anna" saved the working copy last: let another publisher look at it and publish it'
UNKNOWN = "it is not recorded who saved the working copy as it stands: save it, then let another publish it"


@pytest.fixture(autouse=True)
def _four_eyes(settings: Settings) -> None:
    settings.FOUR_EYES = True


def saved(by: str, document: GuideDocument | None = None) -> Guide:
    return take_over(document or whole(), by=by)


def refusal(guide: Guide, *, by: str) -> tuple[str, str]:
    """The one finding that kept somebody from publishing."""
    with pytest.raises(PublicationRefused) as caught:
        publish(guide, label="1", by=by)
    (finding,) = caught.value.findings
    assert not Edition.objects.exists()
    return finding.code, finding.message


@pytest.mark.django_db
def test_it_refuses_whoever_saved_last() -> None:
    assert refusal(saved("anna"), by="anna") == ("four-eyes", SAME)


@pytest.mark.django_db
def test_it_lets_another_publish() -> None:
    assert publish(saved("anna"), label="1", by="bert").published_by == "bert"


@pytest.mark.django_db
def test_it_counts_the_last_save_alone() -> None:
    saved("anna")

    guide = saved("bert", changed(("guide.title", "Trees")))

    assert publish(guide, label="1", by="anna").label == "1"


@pytest.mark.django_db
def test_it_counts_no_save_that_changed_nothing() -> None:
    guide = saved("anna")

    assert record(guide, by="bert") is None
    assert refusal(guide, by="anna") == ("four-eyes", SAME)


@pytest.mark.parametrize("by", ["anna", ""])
def test_it_refuses_what_nobody_is_known_to_have_saved(guide: Guide, by: str) -> None:
    assert refusal(guide, by=by) == ("four-eyes", UNKNOWN)


@pytest.mark.django_db
def test_it_refuses_a_change_past_the_last_save() -> None:
    saved("anna")

    guide = from_document(changed(("guide.title", "Trees")))

    assert refusal(guide, by="bert") == ("four-eyes", UNKNOWN)


@pytest.mark.django_db
def test_it_asks_for_nothing_where_the_deployment_does_not(settings: Settings) -> None:
    settings.FOUR_EYES = False

    assert publish(saved("anna"), label="1", by="anna").label == "1"
