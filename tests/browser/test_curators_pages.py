"""The pages for curators are accessible in light and dark, fit any screen, and work by keyboard and without scripts."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Check, Edition, Guide, Note, Option, Rating, Source
from catalog.publishing import publish_document, retire
from catalog.revisions import record, take_over
from tests.browser.conftest import Visit
from tests.browser.hands import Keyboard
from tests.browser.test_accessibility import COLOURS, UNFOLD, WCAG, Rules
from tests.catalog.documents import whole

pytestmark = pytest.mark.browser

OURS = {"include": [["#content"]], "exclude": [["#changelist-filter"], [".selector"]]}
"""The header, the sidebar, the filters beside lists, and the pickers with two columns are Django's own."""
SETTLED = "() => Promise.all(document.getAnimations().map((animation) => animation.finished))"
"""Django's links change their colour in a moment: no contrast is right before its end."""
WIDTHS = (1280, 360)
BEYOND = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how many pixels the page is wider than what is seen of it."""
EXAMPLE = [["connectivity", ["always"]]]
FINDINGS = [
    {"severity": "blocks", "code": "one", "path": "guide.title", "message": "It is wrong.", "example": None},
    {"severity": "warning", "code": "two", "path": "options[0]", "message": "It never leads.", "example": EXAMPLE},
    {"severity": "remark", "code": "three", "path": "notes[0]", "message": "It says little.", "example": None},
]
PROOF = {"space": 12345678, "classes": 123456, "method": "every way to answer", "exact": True, "seconds": 1.5}


@dataclass(frozen=True, slots=True)
class Desk:
    """A curator's browser, and the guide at work: the shipped one, less a note, in its second revision."""

    page: Page
    guide: Guide
    edition: Edition

    def open(self, name: str, *numbers: int, query: str = "", status: int = 200) -> None:
        """Open a page by the name of its address."""
        answer = self.page.goto(reverse(name, args=numbers) + query)
        assert answer
        assert answer.status == status

    def of_guide(self, name: str, query: str = "", *, status: int = 200) -> None:
        """Open a page about the guide."""
        full = name if name.startswith("workbench") else f"admin:catalog_guide_{name}"
        self.open(full, self.guide.pk, query=query, status=status)

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()


def check_of(guide: Guide) -> None:
    """Keep a check of the working copy that found something of each kind."""
    document = to_document(guide)
    Check.objects.create(
        guide_key=guide.key,
        sha256=document.sha256(),
        findings=FINDINGS,
        proof=PROOF,
        checked_at=timezone.now(),
        checked_by="curator",
    )


def show_checked(desk: Desk, name: str) -> None:
    check_of(desk.guide)
    desk.of_guide(name)
    expect(desk.page.get_by_text("It never leads.")).to_be_visible()


def show_home_checked(desk: Desk) -> None:
    check_of(desk.guide)
    desk.of_guide("home")
    expect(desk.page.get_by_role("link", name="1 blocks, 1 warning, 1 remark")).to_be_visible()


def refuse_ratings(desk: Desk) -> None:
    desk.of_guide("ratings")
    Rating.objects.update(basis="said meanwhile")
    desk.page.locator(".ratings-grid input[type=text]").first.fill("mine")
    desk.press("Save ratings")
    expect(desk.page.get_by_role("heading", name="Nothing was stored")).to_be_visible()


def show_due(desk: Desk) -> None:
    Source.objects.update(review_by="2020-01-31")
    desk.of_guide("review")
    expect(desk.page.get_by_role("checkbox").first).to_be_visible()


def refuse_review(desk: Desk) -> None:
    show_due(desk)
    desk.press("Checked, nothing changed")
    expect(desk.page.get_by_text("Select what you have checked.")).to_be_visible()


def give(desk: Desk, document: GuideDocument | None) -> None:
    """Send a document, or what is none, to the page that imports."""
    content = document.to_bytes() if document else b'{"guide": {}}'
    file: FilePayload = {"name": "guide.json", "mimeType": "application/json", "buffer": content}
    desk.page.get_by_label("File").set_input_files(file)
    desk.press("Show what it changes")


def show_import(desk: Desk) -> None:
    desk.of_guide("import")
    give(desk, desk.edition.parsed())
    expect(desk.page.get_by_role("button", name="Apply to the working copy")).to_be_visible()


def refuse_import(desk: Desk) -> None:
    desk.of_guide("import")
    give(desk, None)
    expect(desk.page.get_by_text("nothing was changed")).to_be_visible()


def show_new_import(desk: Desk) -> None:
    desk.open("admin:catalog_guide_import")
    give(desk, whole())
    expect(desk.page.get_by_role("button", name="Apply to the working copy")).to_be_visible()


def show_changes(desk: Desk) -> None:
    desk.of_guide("workbench-changes")
    expect(desk.page.get_by_role("region", name="What is ruled out")).to_be_visible()


def show_preview_refused(desk: Desk) -> None:
    Rating.objects.all().delete()
    desk.of_guide("workbench-preview", status=409)
    expect(desk.page.get_by_text("There is no preview")).to_be_visible()


def other_edition(desk: Desk) -> Edition:
    return publish_document(desk.edition.parsed(), label="2022-12", by="curator", current=False)


def refuse_retirement(desk: Desk) -> None:
    other_edition(desk)
    desk.open("admin:catalog_edition_retire", desk.edition.pk)
    desk.page.get_by_label("Reason").evaluate("field => field.form.noValidate = true")
    desk.press("Retire")
    expect(desk.page.get_by_text("This field is required.")).to_be_visible()


def show_reinstating(desk: Desk) -> None:
    other = other_edition(desk)
    retire(other, reason="It was wrong.", by="curator")
    desk.open("admin:catalog_edition_reinstate", other.pk)


def show_note(desk: Desk) -> None:
    note = Note.objects.filter(clauses__isnull=False)[0]
    desk.open("admin:catalog_note_change", note.pk)
    expect(desk.page.locator("#clauses-group")).to_be_visible()


def refuse_deletion(desk: Desk) -> None:
    desk.open("admin:catalog_option_delete", Option.objects.all()[0].pk)
    expect(desk.page.get_by_text("can't be deleted while other things name it")).to_be_visible()


def show_choice_of_guide(desk: Desk) -> None:
    take_over(whole(), by="curator")
    desk.open("admin:catalog_note_add")
    expect(desk.page.get_by_text("Choose the guide that it is for")).to_be_visible()


SCENES: dict[str, Callable[[Desk], None]] = {
    "index": lambda desk: desk.open("admin:index"),
    "home": lambda desk: desk.of_guide("home"),
    "home, checked": show_home_checked,
    "ratings": lambda desk: desk.of_guide("ratings"),
    "ratings, refused": refuse_ratings,
    "search": lambda desk: desk.of_guide("search"),
    "search, with hits": lambda desk: desk.of_guide("search", "?q=windows"),
    "search, nothing found": lambda desk: desk.of_guide("search", "?q=xyzzy"),
    "review": lambda desk: desk.of_guide("review"),
    "review, with something due": show_due,
    "review, refused": refuse_review,
    "check": lambda desk: desk.of_guide("check"),
    "check, with findings": lambda desk: show_checked(desk, "check"),
    "picture": lambda desk: desk.of_guide("workbench-picture"),
    "what changes": show_changes,
    "preview": lambda desk: desk.of_guide("workbench-preview"),
    "preview, refused": show_preview_refused,
    "import": lambda desk: desk.of_guide("import"),
    "import, to be confirmed": show_import,
    "import, refused": refuse_import,
    "import of a new guide": lambda desk: desk.open("admin:catalog_guide_import"),
    "import of a new guide, to be confirmed": show_new_import,
    "publish": lambda desk: desk.of_guide("publish"),
    "publish, blocked": lambda desk: show_checked(desk, "publish"),
    "history": lambda desk: desk.of_guide("history"),
    "restore": lambda desk: desk.of_guide("restore", "?revision=1"),
    "edition": lambda desk: desk.open("admin:catalog_edition_change", desk.edition.pk),
    "make current": lambda desk: desk.open("admin:catalog_edition_make_current", other_edition(desk).pk),
    "retire": lambda desk: desk.open("admin:catalog_edition_retire", desk.edition.pk),
    "retire, refused": refuse_retirement,
    "reinstate": show_reinstating,
    "note": show_note,
    "notes": lambda desk: desk.open("admin:catalog_note_changelist"),
    "texts of the guide": lambda desk: desk.of_guide("change"),
    "delete, refused": refuse_deletion,
    "delete the guide": lambda desk: desk.of_guide("delete"),
    "choice of a guide": show_choice_of_guide,
}


def log_in(context: BrowserContext, server: LiveServer) -> Page:
    """A page of somebody who curates and publishes."""
    client = Client()
    user = get_user_model().objects.create_superuser(username="curator")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server.url}])
    return context.pages[0] if context.pages else context.new_page()


@pytest.fixture
def desk(glance: Page, edition: Edition, document: GuideDocument, live_server: LiveServer) -> Desk:
    guide = take_over(document, by="curator")
    Note.objects.filter(effect="rules-out")[0].delete()
    record(guide, by="curator")
    return Desk(log_in(glance.context, live_server), guide, edition)


@pytest.mark.parametrize("name", SCENES)
def test_it_breaks_no_rule_and_stays_within_the_screen(name: str, desk: Desk) -> None:
    page = desk.page
    SCENES[name](desk)
    page.evaluate(UNFOLD)
    expect_no_violation(page, WCAG)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).not_to_have_css("background-color", "rgb(255, 255, 255)")
    expect_no_violation(page, COLOURS)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate(BEYOND) == 0, width


def expect_no_violation(page: Page, rules: Rules) -> None:
    """Run some rules of axe on what is ours."""
    page.evaluate(SETTLED)
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, context=OURS, options=options)
    assert found.violations_count == 0, found.generate_report()


@pytest.fixture
def trees(edition: Edition) -> Guide:  # noqa: ARG001
    """The working copy of a small guide, which is published as it stands."""
    publish_document(whole(), label="1", by="the tests")
    return take_over(whole(), by="the tests")


def test_it_works_without_scripts(visit: Visit, trees: Guide, live_server: LiveServer) -> None:
    page = log_in(visit(java_script_enabled=False), live_server)
    page.goto(reverse("admin:catalog_guide_ratings", args=[trees.pk]))

    page.get_by_label("Cherry, Shade", exact=True).select_option("Deep")
    page.get_by_role("button", name="Save ratings").click()
    expect(page.locator(".messagelist")).to_be_visible()
    expect(page.get_by_label("Cherry, Shade", exact=True).locator(":checked")).to_have_text("Deep")

    page.get_by_role("link", name="Check", exact=True).click()
    page.get_by_role("button", name="Check the working copy").click()
    expect(page.get_by_text("Checked by curator on")).to_be_visible()

    page.get_by_role("link", name="What changes", exact=True).click()
    page.get_by_label("To:").select_option("Edition 1")
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("Nothing differs.")).to_be_visible()

    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_label("Label").fill("2")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Published")
    published = Edition.objects.current_for("trees")
    assert published
    assert published.label == "2"


def test_it_works_by_keyboard(visit: Visit, trees: Guide, live_server: LiveServer) -> None:
    page = log_in(visit(), live_server)
    keyboard = Keyboard(page)
    cherry = page.get_by_label("Cherry, Shade", exact=True)
    page.goto(reverse("admin:catalog_guide_ratings", args=[trees.pk]))

    skip_to_content(page)
    keyboard.tab_to(cherry)
    page.keyboard.press("Home")
    page.keyboard.type("Deep")
    keyboard.press(page.get_by_role("button", name="Save ratings"))
    expect(page.locator(".messagelist")).to_be_visible()
    expect(cherry.locator(":checked")).to_have_text("Deep")

    keyboard.press(page.get_by_role("link", name="Check", exact=True))
    expect(page.get_by_role("heading", name="Check", exact=True)).to_be_visible()
    skip_to_content(page)
    keyboard.press(page.get_by_role("button", name="Check the working copy"))
    expect(page.get_by_text("Checked by curator on")).to_be_visible()


def skip_to_content(page: Page) -> None:
    """Pass Django's header and sidebar, by the first link of the page."""
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
