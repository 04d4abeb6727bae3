"""How a curator works the admin's forms."""

from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator, Page, expect

CHOICES = "Choices"
"""The cell of a row in which choices of a question are ticked, by their labels."""

Fields = Mapping[str, str]
Row = Mapping[str, str | Sequence[str]]


def open_home(page: Page, guide: str) -> None:
    """Go to the home of a guide, from the page of any of its things or from any list of them."""
    page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name=guide, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(guide)


def open_tab(page: Page, guide: str, tab: str) -> None:
    """Go to one of the pages about a guide, from another."""
    page.get_by_role("navigation", name=guide, exact=True).get_by_role("link", name=tab, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(tab)


def start_adding(page: Page, kind: str) -> None:
    """Open the form for a new thing, from its guide's home."""
    page.get_by_role("link", name=f"Add {kind}", exact=True).click()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()


def fill_in(page: Page, fields: Fields) -> None:
    """Fill in what stands above the rows, by the labels."""
    for label, value in fields.items():
        _enter(page.get_by_label(f"{label}:", exact=True), value)


def add_rows(page: Page, kind: str, rows: Sequence[Row]) -> None:
    """Add rows to a list on the form, their cells by the headings."""
    for row in rows:
        add = page.get_by_role("button", name=f"Add another {kind}", exact=True)
        add.click()
        new = page.get_by_role("group").filter(has=add).locator("tr.form-row:not(.empty-form)").last
        for heading, value in row.items():
            if isinstance(value, str):
                _enter(new.get_by_label(heading, exact=True), value)
            else:
                assert heading == CHOICES
                for choice in value:
                    new.get_by_role("checkbox", name=choice, exact=True).check()


def take_over(page: Page, picker: str, names: Sequence[str]) -> None:
    """Move things from what is available to what is chosen."""
    page.get_by_role("listbox", name=f"Available {picker}").select_option(list(names))
    page.get_by_role("button", name=f"Choose selected {picker}").click()
    expect(page.get_by_role("listbox", name=f"Chosen {picker}").get_by_role("option")).to_have_text(list(names))


def _enter(field: Locator, value: str) -> None:
    if field.evaluate("field => field.tagName") == "SELECT":
        field.select_option(label=value)
    else:
        field.fill(value)
