"""What an architect chooses is stored at once, and the panel follows."""

import pytest
from playwright.sync_api import Page, Request, Response, Route, expect

from tests.browser import walks
from tests.browser.assessing import Assessing
from tests.browser.hands import Keyboard, Pointer
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

CHANGES = [
    ("windows-nodes", "linux-and-windows", "1 of 3 answered", "Open: Bare-metal Kubernetes or AKS hybrid could lead"),
    ("workloads", "iot-edge", "2 of 3 answered", "Open: Bare-metal Kubernetes or AKS hybrid could lead"),
    ("high-availability", "required", "3 of 3 answered", "Open: Bare-metal Kubernetes or AKS hybrid could lead"),
    ("windows-nodes", "linux-only", "3 of 3 answered", "Open: Bare-metal Kubernetes or AKS hybrid could lead"),
    ("high-availability", "not-sure", "3 of 3 answered", "Open: 3 options could lead"),
]
"""One after the other: a question, the choice, how far the step is answered, what the panel says leads."""


def saves(message: Request | Response) -> bool:
    """Whether a request, or an answer to one, is about storing a change."""
    request = message.request if isinstance(message, Response) else message
    return request.method == "POST" and "hx-request" in request.headers


def test_each_change_is_stored_and_the_panel_follows(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.with_answers({}).step("workload"))
    for question, choice, progress, lead in CHANGES:
        with page.expect_response(saves):
            Pointer(page).choose(walks.choice_on(page, question, choice))
        expect(page.locator("#saved")).to_have_text("Saved")
        expect(page.locator(".steps [aria-current=step]")).to_contain_text(progress)
        expect(page.locator("#panel-live")).to_contain_text(lead)


def test_the_panel_names_what_rules_an_option_out(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.with_answers({}).step("workload"))
    device = walks.standing(page, "Kubernetes on Azure Stack Edge Pro")
    expect(device).to_contain_text("Depends")
    Pointer(page).choose(walks.choice_on(page, "windows-nodes", "linux-and-windows"))
    expect(device).to_contain_text("Ruled out")
    expect(device).to_contain_text("Windows containers need Windows nodes")


def test_an_exclusive_choice_unticks_the_others(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.with_answers({}).step("location"))
    pointer = Pointer(page)
    pointer.choose(walks.choice_on(page, "location", "windows-server"))
    pointer.choose(walks.choice_on(page, "location", "nothing"))
    expect(walks.choice_on(page, "location", "windows-server")).not_to_be_checked()
    pointer.choose(walks.choice_on(page, "location", "other-servers"))
    expect(walks.choice_on(page, "location", "nothing")).not_to_be_checked()


def test_answers_are_there_after_leaving_without_continue(page: Page) -> None:
    hand = Pointer(page)
    walks.start(hand, name="Harbour depot")
    with page.expect_response(saves):
        hand.choose(walks.choice_on(page, "windows-nodes", "linux-only"))
    page.goto("/")
    page.get_by_role("link", name="Harbour depot").click()
    expect(page.get_by_text("1 of 13 answered")).to_be_visible()
    page.get_by_role("link", name="Carry on").click()
    expect(walks.choice_on(page, "windows-nodes", "linux-only")).to_be_checked()


def test_continue_waits_for_a_change_that_is_being_stored(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.like("tie").step("workload"))
    held: list[Route] = []
    order: list[str] = []
    page.route("**/steps/workload/", lambda route: held.append(route) if saves(route.request) else route.continue_())
    page.on("response", lambda response: order.append("stored") if saves(response) else None)
    page.on("request", lambda request: order.append("sent") if request.is_navigation_request() else None)
    hand = Keyboard(page)
    with page.expect_request(saves):
        hand.choose(walks.choice_on(page, "high-availability", "not-sure"))
    walks.carry_on(hand)
    held.pop().continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("Location")
    assert order[:2] == ["stored", "sent"]


def test_a_choice_made_before_the_scripts_arrive_is_stored(page: Page, assessing: Assessing) -> None:
    held: list[Route] = []
    page.route("**/htmx*.js*", lambda route: held.append(route), times=1)  # noqa: PLW0108 - Playwright marks handlers
    with page.expect_request("**/htmx*.js*"):
        page.goto(assessing.with_answers({}).step("workload"), wait_until="commit")
    Pointer(page).choose(walks.choice_on(page, "high-availability", "required"))
    held.pop().continue_()
    expect(page.locator("#saved")).to_have_text("Saved")
    page.reload()
    expect(walks.choice_on(page, "high-availability", "required")).to_be_checked()


def test_says_when_a_change_could_not_be_stored(page: Page, assessing: Assessing, watch: Watch) -> None:
    page.goto(assessing.like("tie").step("workload"))
    page.route("**/steps/workload/", lambda route: route.abort())
    Pointer(page).choose(walks.choice_on(page, "high-availability", "not-sure"))
    expect(page.locator("#saved")).to_contain_text("Not saved. Check the connection")
    watch.faults.clear()  # htmx logs the lost connection
