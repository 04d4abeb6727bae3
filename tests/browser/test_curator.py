"""A curator changes a guide in the admin and publishes it; architects get the new edition from then on."""

import pytest
from playwright.sync_api import Page, expect

from catalog.models import Edition
from tests.browser import curating, walks
from tests.browser.assessing import Assessing
from tests.browser.hands import Pointer

pytestmark = pytest.mark.browser

OLD, NEW = "Will Windows containers run in the cluster?", "Will any Windows container run in the cluster?"
NOTE = "Rewords the question about Windows."


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


def test_a_published_change_reaches_new_assessments_only(curator: Page, page: Page, assessing: Assessing) -> None:
    before = assessing.like("tie")
    reword_a_question(curator)
    curating.check(curator)
    curating.publish(curator, label="2026-12", note=NOTE)
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
    curating.check(curator)
    curating.publish(curator, label="2026-12", note=NOTE)
    page.goto("/guides/edge-kubernetes/")
    editions = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="2026-12"))
    expect(editions).to_contain_text("current")
    expect(editions).to_contain_text(NOTE)
    page.get_by_role("link", name=edition.label, exact=True).click()
    expect(page.locator("dl.facts").first).to_contain_text(edition.sha256)
