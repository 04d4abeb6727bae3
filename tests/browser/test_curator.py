"""A curator changes a guide in the admin and publishes it; architects get the new edition from then on."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from catalog.document import GuideDocument
from catalog.models import Edition
from catalog.revisions import take_over
from tests.browser import walks
from tests.browser.assessing import Assessing
from tests.browser.conftest import Visit
from tests.browser.hands import Pointer

pytestmark = pytest.mark.browser

NAME, PASSWORD = "curator", "a long password of the tests"
OLD, NEW = "Will Windows containers run in the cluster?", "Will any Windows container run in the cluster?"


@pytest.fixture
def curator(visit: Visit, document: GuideDocument) -> Page:
    """A curator's browser, at work on the shipped guide."""
    get_user_model().objects.create_superuser(username=NAME, password=PASSWORD)
    take_over(document, by=NAME)
    page = visit().new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    return page


def reword_a_question(curator: Page) -> None:
    """Change one thing, found by its text."""
    curator.get_by_role("link", name="Questions", exact=True).first.click()
    curator.locator("#searchbar").fill("windows")
    curator.get_by_role("button", name="Search").click()
    curator.get_by_role("link", name=OLD).click()
    field = curator.get_by_label("Text:", exact=True).first
    expect(field).to_have_value(OLD)
    field.fill(NEW)
    curator.get_by_role("button", name="Save", exact=True).click()
    expect(curator.locator(".messagelist")).to_contain_text("was changed successfully")


def publish(curator: Page, *, label: str) -> None:
    """Check the working copy, and publish it."""
    curator.goto("/admin/")
    curator.get_by_role("link", name="Guides", exact=True).first.click()
    curator.get_by_role("link", name="Kubernetes at the edge").click()
    curator.get_by_role("link", name="Publish", exact=True).click()
    curator.get_by_role("button", name="Check the working copy").click()
    curator.get_by_label("Label").fill(label)
    curator.get_by_label("Change note").fill("Rewords the question about Windows.")
    curator.get_by_role("button", name="Publish", exact=True).click()
    expect(curator.locator(".messagelist")).to_contain_text("Published")


def test_a_published_change_reaches_new_assessments_only(curator: Page, page: Page, assessing: Assessing) -> None:
    before = assessing.like("tie")
    reword_a_question(curator)
    publish(curator, label="2026-12")
    walks.start(Pointer(page), name="Hill station")
    expect(page.get_by_role("radiogroup", name=NEW)).to_be_visible()
    page.goto(before.step("workload"))
    expect(page.get_by_role("radiogroup", name=OLD)).to_be_visible()


def test_what_is_not_published_reaches_nobody(curator: Page, page: Page) -> None:
    reword_a_question(curator)
    walks.start(Pointer(page), name="Hill station")
    expect(page.get_by_role("radiogroup", name=OLD)).to_be_visible()


def test_readers_see_the_new_edition_and_its_change_note(curator: Page, page: Page, edition: Edition) -> None:
    reword_a_question(curator)
    publish(curator, label="2026-12")
    page.goto("/guides/edge-kubernetes/")
    editions = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="2026-12"))
    expect(editions).to_contain_text("current")
    expect(editions).to_contain_text("Rewords the question about Windows.")
    page.get_by_role("link", name=edition.label, exact=True).click()
    expect(page.locator("dl.facts").first).to_contain_text(edition.sha256)
