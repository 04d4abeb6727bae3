"""The ways that architects take through the pages."""

from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator, Page, expect

from catalog.document import Step
from tests.browser.assessing import Started
from tests.browser.hands import Hand

Answers = Mapping[str, Sequence[str] | str]


def start(hand: Hand, *, name: str) -> None:
    """From the home page to the first step of a new assessment."""
    hand.page.goto("/")
    hand.press(hand.page.get_by_role("link", name="Start an assessment"))
    hand.write(hand.page.get_by_label("Name of the location or the project"), name)
    hand.press(hand.page.get_by_role("button", name="Start"))
    expect(hand.page.get_by_role("heading", level=1)).not_to_have_text("Start an assessment")


def keep(page: Page, started: Started) -> None:
    """Let the browser remember an assessment."""
    page.goto(started.home)
    page.get_by_role("button", name="Remember it on this browser").click()
    expect(page.get_by_role("button", name="Forget it on this browser")).to_be_visible()


def answer(hand: Hand, step: Step, answers: Answers) -> None:
    """Choose the answers of one step, and stay."""
    expect(hand.page.get_by_role("heading", level=1)).to_have_text(step.title)
    for question in step.questions:
        unfold(hand, question.key)
        for choice in chosen(answers, question.key):
            hand.choose(choice_on(hand.page, question.key, choice))


def unfold(hand: Hand, question: str) -> None:
    """Open a question that is passed over."""
    folded = hand.page.locator("details.passed:not([open])", has=hand.page.locator(f"#id_{question}"))
    if folded.count():
        hand.press(folded.locator("summary").first)


def carry_on(hand: Hand) -> None:
    """Press Continue."""
    hand.press(hand.page.get_by_role("button", name="Continue"))


def go_back(page: Page) -> None:
    """Press the browser's button, once there is a page to leave."""
    page.wait_for_load_state()
    page.go_back()


def chosen(answers: Answers, question: str) -> Sequence[str]:
    """The choices of an answer, one or more."""
    given = answers[question]
    return [given] if isinstance(given, str) else given


def choice_on(page: Page, question: str, choice: str) -> Locator:
    """The radio button or checkbox of a choice."""
    return page.locator(f'input[name="{question}"][value="{choice}"]')


def standing(page: Page, option: str) -> Locator:
    """Where an option stands, in the panel beside the questions."""
    return page.locator("#panel-standings .stand", has=page.get_by_role("heading", name=option, exact=True))


def secret_in(page: Page) -> str:
    """The secret of the assessment whose page is shown."""
    return page.url.split("/assessments/")[1].split("/")[0]


def expect_answered(page: Page, step: Step, answers: Answers) -> None:
    """Expect that a step is shown with these answers ticked, and no others."""
    expect(page.get_by_role("heading", level=1)).to_have_text(step.title)
    for question in step.questions:
        for choice in question.choices:
            ticked = choice.key in chosen(answers, question.key)
            expect(choice_on(page, question.key, choice.key)).to_be_checked(checked=ticked)
