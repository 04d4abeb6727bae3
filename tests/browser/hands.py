"""How a visitor works a page: with the pointer, or with the keyboard alone."""

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

FURTHEST = 150
"""Presses of Tab after which what is looked for can't be reached by keyboard."""

FOCUS_IS_SEEN = """() => {
  const focused = document.activeElement;
  const shown = focused.closest(".choice") ?? focused;
  const style = getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0 && box.height > 0;
}"""
HAS_FOCUS = "element => element === document.activeElement"
HOLDS_FOCUS = "element => element.contains(document.activeElement)"


class Hand(Protocol):
    """Works one page."""

    page: Page

    def press(self, target: Locator) -> None:
        """Follow a link, or press a button."""

    def choose(self, choice: Locator) -> None:
        """Choose an answer, given by its radio button or checkbox."""

    def write(self, field: Locator, text: str) -> None:
        """Fill in a line."""


class Pointer:
    """Points and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def choose(self, choice: Locator) -> None:
        """Click the card: its label covers the input."""
        self.page.locator(".choice", has=choice).locator("label").click()
        expect(choice).to_be_checked()

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)


class Keyboard:
    """Uses Tab, Space, the arrows and Enter, and sees at each step where the focus is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        self.tab_to(target)
        self.page.keyboard.press("Enter")

    def choose(self, choice: Locator) -> None:
        """Tab into a group of radio buttons, then move by arrows; tab to a checkbox."""
        if choice.get_attribute("type") == "radio":
            self.tab_to(self.page.get_by_role("radiogroup").filter(has=choice), aim=HOLDS_FOCUS)
            while not choice.evaluate(HAS_FOCUS):
                self.page.keyboard.press("ArrowDown")
        else:
            self.tab_to(choice)
        if not choice.is_checked():
            self.page.keyboard.press("Space")
        expect(choice).to_be_checked()

    def write(self, field: Locator, text: str) -> None:
        self.tab_to(field)
        self.page.keyboard.type(text)

    def tab_to(self, target: Locator, *, aim: str = HAS_FOCUS) -> None:
        """Press Tab until the target has the focus."""
        for _ in range(FURTHEST):
            if target.evaluate(aim):
                return
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(FOCUS_IS_SEEN), f"nothing shows the focus on the way to {target}"
        raise AssertionError(f"Tab does not reach {target}")
