"""Curators put things in order by keyboard and by dragging, and are offered the choices of one question."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from catalog.document import GuideDocument
from catalog.models import Guide, Level, Note, Option, Question
from catalog.revisions import take_over
from tests.browser.conftest import Visit
from tests.browser.hands import FOCUS_IS_SEEN, HAS_FOCUS

pytestmark = pytest.mark.browser

LISTS = (
    *("source", "criterion", "option", "rating", "requirement", "tool"),
    *("reference", "step", "question", "note", "example"),
)

BEYOND = """() => [document.documentElement, ...document.querySelectorAll(".results")]
  .map((element) => element.scrollWidth - element.clientWidth)"""
"""By how many pixels the page, and a list on it, are wider than what is seen of them."""


@pytest.fixture
def guide(transactional_db: None, document: GuideDocument) -> Guide:  # noqa: ARG001
    """The working copy of the shipped guide."""
    return take_over(document, by="the tests")


@pytest.fixture
def curator(visit: Visit, guide: Guide, live_server: LiveServer) -> Page:  # noqa: ARG001
    """A curator's browser."""
    return log_in(visit, live_server)


def log_in(visit: Visit, server: LiveServer, *, scripts: bool = True) -> Page:
    client = Client()
    user = get_user_model().objects.create_superuser(username="curator")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = visit(java_script_enabled=scripts)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server.url}])
    return context.new_page()


def show_list(page: Page, kind: str, query: str = "") -> Locator:
    """The rows of a list."""
    page.goto(f"{reverse(f'admin:catalog_{kind}_changelist')}{query}")
    return page.locator("#result_list tbody tr")


def show_levels(page: Page, key: str) -> Locator:
    """The rows of a criterion's levels."""
    level = Level.objects.filter(criterion__key=key)[0]
    page.goto(reverse("admin:catalog_criterion_change", args=[level.criterion_id]))
    return page.locator("#levels-group tr.form-row:not(.empty-form)")


def save(page: Page) -> None:
    page.locator('input[name="_save"]').click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")


def options() -> list[str]:
    return list(Option.objects.order_by("position").values_list("key", flat=True))


def levels(key: str) -> list[str]:
    return list(Level.objects.filter(criterion__key=key).order_by("position").values_list("key", flat=True))


def drag(page: Page, row: Locator, onto: Locator) -> None:
    """Drag a row by its handle to just below the middle of another."""
    row.scroll_into_view_if_needed()
    handle, target = row.locator(".drag-handle").bounding_box(), onto.bounding_box()
    assert handle
    assert target
    page.mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    page.mouse.down()
    page.mouse.move(handle["x"], target["y"] + target["height"] / 2 + 4, steps=4)
    page.mouse.up()


def test_it_moves_by_keyboard_and_keeps_the_focus(curator: Page) -> None:
    first, second, third = options()
    rows = show_list(curator, "option")
    name = Option.objects.get(key=first).name
    down = rows.first.get_by_role("button", name=f"Move {name} down")
    rows.first.locator('input[name$="-position"]').focus()
    curator.keyboard.press("Tab")
    curator.keyboard.press("Tab")
    assert down.evaluate(HAS_FOCUS)
    assert curator.evaluate(FOCUS_IS_SEEN)

    curator.keyboard.press("Enter")
    curator.keyboard.press("Enter")

    expect(curator.get_by_role("status")).to_have_text(f"{name} is now 3 of 3. Save to keep the order.")
    assert rows.last.get_by_role("button", name="down").evaluate(HAS_FOCUS)
    assert options() == [first, second, third]
    save(curator)
    assert options() == [second, third, first]


def test_it_says_where_it_cannot_move(curator: Page) -> None:
    rows = show_list(curator, "option")

    rows.first.get_by_role("button", name="up").click()

    expect(curator.get_by_role("status")).to_contain_text("is first already.")


def test_it_moves_by_dragging(curator: Page) -> None:
    first, second, third = options()
    rows = show_list(curator, "option")

    drag(curator, rows.first, rows.last)
    expect(curator.get_by_role("status")).to_contain_text("is now 3 of 3")
    drag(curator, rows.nth(1), rows.nth(1))
    save(curator)

    assert options() == [second, third, first]


def test_it_moves_within_what_things_are_ordered_in(curator: Page) -> None:
    step = Question.objects.order_by("step__position")[0].step
    count = step.questions.count()
    rows = show_list(curator, "question")
    before = list(Question.objects.values_list("key", flat=True))

    rows.nth(count - 1).get_by_role("button", name="down").click()

    expect(curator.get_by_role("status")).to_contain_text("is last already.")
    rows.nth(count).get_by_role("button", name="down").click()
    save(curator)
    before[count], before[count + 1] = before[count + 1], before[count]
    assert list(Question.objects.values_list("key", flat=True)) == before


def test_it_leaves_the_places_of_what_is_not_listed(curator: Page, guide: Guide) -> None:
    option = Option.objects.get(key="aks-hybrid")
    others = dict(guide.note_set.exclude(option=option).values_list("key", "position"))
    first, second = list(option.notes.order_by("position").values_list("key", "position"))[:2]
    rows = show_list(curator, "note", f"?option__id__exact={option.pk}")

    rows.nth(1).get_by_role("button", name="up").click()
    save(curator)

    assert dict(guide.note_set.exclude(option=option).values_list("key", "position")) == others
    moved = dict(Note.objects.filter(key__in=[first[0], second[0]]).values_list("key", "position"))
    assert moved == {first[0]: second[1], second[0]: first[1]}


def test_it_follows_a_number_that_is_typed(curator: Page) -> None:
    rows = show_list(curator, "option")
    name = rows.first.locator("th").inner_text()

    rows.first.locator('input[name$="-position"]').fill("7")
    curator.keyboard.press("Tab")

    expect(rows.last.locator("th")).to_have_text(name)


def test_it_offers_no_order_in_a_list_sorted_by_something_else(curator: Page) -> None:
    rows = show_list(curator, "option", "?o=-1")

    expect(rows).to_have_count(3)
    expect(curator.locator(".ordering")).to_have_count(0)


def test_it_edits_positions_without_scripts(visit: Visit, guide: Guide, live_server: LiveServer) -> None:  # noqa: ARG001
    first, second, third = options()
    page = log_in(visit, live_server, scripts=False)
    rows = show_list(page, "option")
    expect(page.locator(".ordering")).to_have_count(0)

    rows.first.locator('input[name$="-position"]').fill("9")
    save(page)

    assert options() == [second, third, first]


def test_it_moves_rows_of_a_form(curator: Page) -> None:
    best, middle, worst = levels("flexibility")
    rows = show_levels(curator, "flexibility")

    drag(curator, rows.last, rows.first)
    rows.last.get_by_role("button", name="up").click()
    rows.nth(1).get_by_role("button", name="up").click()
    save(curator)

    assert levels("flexibility") == [middle, best, worst]


def test_it_moves_new_rows_and_forgets_removed_ones(curator: Page) -> None:
    best, middle, worst = levels("flexibility")
    rows = show_levels(curator, "flexibility")
    for key in ("dropped", "kept"):
        curator.get_by_role("button", name="Add another Level").click()
        for name, value in (("key", key), ("label", key), ("value", "1")):
            rows.last.locator(f".field-{name} input").fill(value)
    rows.nth(3).get_by_role("button", name="up").click()
    for place in (4, 3, 2, 1):
        rows.nth(place).get_by_role("button", name="up").click()

    rows.nth(3).get_by_role("button", name="Remove").click()
    save(curator)

    assert levels("flexibility") == ["kept", best, middle, worst]


def show_note(page: Page, key: str) -> Locator:
    """The clauses of a note."""
    page.goto(reverse("admin:catalog_note_change", args=[Note.objects.get(key=key).pk]))
    return page.locator("#clauses-group tr.form-row:not(.empty-form)")


def test_it_offers_the_choices_of_the_chosen_question(curator: Page) -> None:
    note = Note.objects.filter(clauses__isnull=False)[0]
    rows = show_note(curator, note.key)
    clause = note.clauses.all()[0]
    chosen = [choice.label for choice in clause.choices.all()]
    boxes = rows.first.get_by_role("checkbox", disabled=False).and_(curator.locator("[data-question]"))
    expect(boxes).to_have_count(clause.question.choices.count())
    other = Question.objects.exclude(pk=clause.question_id)[0]

    rows.first.locator(".field-question select").select_option(other.text)
    expect(boxes).to_have_count(other.choices.count())
    expect(boxes.and_(curator.locator(":checked"))).to_have_count(0)
    rows.first.locator(".field-question select").select_option(clause.question.text)

    for label in chosen:
        expect(rows.first.get_by_role("checkbox", name=label, exact=True)).to_be_checked()


def test_it_stores_choices_of_another_question(curator: Page) -> None:
    note = Note.objects.filter(clauses__isnull=False)[0]
    rows = show_note(curator, note.key)
    other = Question.objects.exclude(pk=note.clauses.all()[0].question_id)[0]
    choice = other.choices.all()[0]

    rows.first.locator(".field-question select").select_option(other.text)
    rows.first.get_by_role("checkbox", name=choice.label, exact=True).check()
    save(curator)

    clause = note.clauses.order_by("case", "pk")[0]
    assert (clause.question, list(clause.choices.all())) == (other, [choice])


def test_it_keeps_a_new_clause_in_the_last_case(curator: Page) -> None:
    note = Note.objects.filter(clauses__isnull=False)[0]
    note.clauses.update(case=4)
    rows = show_note(curator, note.key)
    expect(rows.first).to_contain_class("case-start")

    curator.get_by_role("button", name="Add another Clause").click()

    expect(rows.last.locator(".field-case input")).to_have_value("4")
    expect(rows.last.get_by_role("checkbox")).to_have_count(0)
    rows.last.locator(".field-case input").fill("5")
    curator.keyboard.press("Tab")
    expect(rows.last).to_contain_class("case-start")


def test_no_list_scrolls_sideways(curator: Page, guide: Guide) -> None:
    curator.set_viewport_size({"width": 1280, "height": 800})
    for kind in LISTS:
        show_list(curator, kind)
        assert set(curator.evaluate(BEYOND)) == {0}, kind
    for width, inside in ((1280, False), (360, True)):
        curator.set_viewport_size({"width": width, "height": 800})
        curator.goto(reverse("admin:catalog_guide_ratings", args=[guide.pk]))
        table = curator.get_by_role("region", name="How each option does")
        assert curator.evaluate(BEYOND) == [0]
        assert table.evaluate("e => e.scrollWidth > e.clientWidth") is inside
