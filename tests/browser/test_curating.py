"""A curator takes a guide from an edit to its publication: sees what changes, checks, mends, publishes."""

import pytest
from playwright.sync_api import Page, expect

from catalog.document import GuideDocument
from catalog.models import Edition
from catalog.publishing import publish_document
from catalog.shipped import shipped_editions
from tests.browser import curating, walks
from tests.browser.hands import Pointer
from tests.browser.pictures import Camera

pytestmark = pytest.mark.browser

OLD, NEW = "2026-11", "2026-12"
NOTE = "Bare-metal Kubernetes has become easier to configure, and asks less of a team."
RATED = "Bare-metal Kubernetes, Ease of configuration"
SEASONED = "The difficulty of bare-metal Kubernetes weighs less on a team that knows Kubernetes well"
TIED = "tie-of-three"


@pytest.fixture(scope="session")
def document() -> GuideDocument:
    """The newest shipped guide."""
    return next(each.document for each in shipped_editions() if each.label == OLD)


@pytest.fixture
def edition(transactional_db: None, document: GuideDocument) -> Edition:  # noqa: ARG001
    return publish_document(document, label=OLD, by="the tests")


def rate_bare_metal_easier(curator: Page) -> None:
    """In the grid of all ratings."""
    curating.open_tab(curator, "Ratings")
    curator.get_by_label(RATED, exact=True).select_option("Moderate")
    curating.save(curator, button="Save ratings")


def widen_the_condition(curator: Page, camera: Camera) -> None:
    """Of a scenario note, found by its words: the first clause takes one more choice."""
    curating.open_tab(curator, "Search")
    curator.get_by_label("Words").fill("difficulty weighs less")
    curator.get_by_role("main").get_by_role("button", name="Search").click()
    curator.get_by_role("link", name=SEASONED).click()
    clause = curator.get_by_role("group", name="applies in any of these cases").get_by_role("row").nth(1)
    clause.get_by_text("It has some experience").click()
    clause.scroll_into_view_if_needed()
    camera.take(curator, "curating-note")
    curating.save(curator)


def look_at_what_changes(curator: Page) -> None:
    """In words, and by outcome."""
    curating.open_guide(curator)
    curating.open_tab(curator, "What changes")
    in_words = curator.get_by_role("region", name="In words")
    rating = in_words.get_by_role("listitem").filter(has_text="Ease of configuration").first
    expect(rating.locator("del")).to_have_text("Difficult")
    expect(rating.locator("ins")).to_have_text("Moderate")
    expect(in_words.get_by_role("listitem").filter(has_text=SEASONED).first).to_contain_text("some")
    expect(curator.get_by_role("region", name="By outcome")).to_contain_text("Other options lead for")


def preview_an_example(curator: Page) -> None:
    """Of the ways to answer that come to something else, as an architect would see it; and come back."""
    leading = curator.get_by_role("table", name="What leads")
    after = leading.get_by_role("row").nth(1).get_by_role("cell").nth(1).inner_text()
    leading.get_by_role("link", name="Open in preview").first.click()
    expect(curator.get_by_role("complementary", name="Preview")).to_contain_text("not published")
    expect(curator.get_by_role("heading", level=1)).to_have_text(after)


def mend_the_example(curator: Page) -> None:
    """It expected three leaders: follow the finding to it, and expect the one that leads now."""
    curating.finding(curator, TIED).get_by_role("link").first.click()
    expect(curator.get_by_label("Key:", exact=True)).to_have_value(TIED)
    curator.get_by_label("Expected outcome:").select_option("Clear")
    curator.get_by_role("listbox", name="Chosen expected leaders").select_option(["AKS hybrid", "AKS Edge Essentials"])
    curator.get_by_role("button", name="Remove selected expected leaders").click()
    curating.save(curator)


def test_an_edit_goes_from_the_grid_to_a_new_edition(curator: Page, page: Page, camera: Camera) -> None:
    walks.start(Pointer(page), name="Harbour depot")
    before = page.url

    curating.open_guide(curator)
    camera.take(curator, "curating-home")
    rate_bare_metal_easier(curator)
    camera.take(curator, "curating-ratings")
    widen_the_condition(curator, camera)
    look_at_what_changes(curator)
    camera.take(curator, "curating-changes")
    preview_an_example(curator)

    curating.check(curator)
    expect(curator.get_by_role("heading", name="What blocks publication")).to_be_visible()
    camera.take(curator, "curating-check")
    mend_the_example(curator)
    curating.check(curator)
    expect(curator.get_by_role("heading", name="Warnings")).to_be_visible()
    expect(curator.get_by_role("heading", name="What blocks publication")).not_to_be_visible()

    curating.open_tab(curator, "Picture")
    camera.take(curator, "curating-picture")
    curating.open_tab(curator, "Publish")
    curator.get_by_label("Label").fill(NEW)
    curator.get_by_label("Change note").fill(NOTE)
    curator.get_by_role("button", name="Publish").scroll_into_view_if_needed()
    camera.take(curator, "curating-publish")
    curating.publish(curator, label=NEW, note=NOTE)

    walks.start(Pointer(page), name="Hill station")
    panel = page.locator(".panel-foot")
    expect(panel.filter(has_text=f"Edition {NEW}.")).to_be_visible()
    page.goto(before)
    expect(panel.filter(has_text=f"Edition {OLD}.")).to_be_visible()
    expect(page.get_by_text(f"Edition {NEW} is current;")).to_be_visible()
