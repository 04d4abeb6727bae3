"""What curators do in the admin, whatever it is that they change."""

from playwright.sync_api import Locator, Page, expect

GUIDE = "Kubernetes at the edge"


def log_in(page: Page, name: str, password: str) -> None:
    """By the form, into the admin's home page."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def open_guide(page: Page) -> None:
    """From the admin's home page to the home of the guide."""
    page.goto("/admin/")
    page.get_by_role("region", name="Guides").get_by_role("link", name=GUIDE).click()
    expect(page.get_by_role("heading", name="Next", exact=True)).to_be_visible()


def open_tab(page: Page, name: str) -> None:
    """From one page about the guide to another."""
    page.get_by_role("navigation", name=GUIDE).get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(GUIDE if name == "Home" else name)


def save(page: Page, *, button: str = "Save") -> None:
    """Save the form that is shown, and see that it was taken."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def check(page: Page) -> None:
    """Check the working copy, from the guide's home."""
    open_guide(page)
    open_tab(page, "Check")
    page.get_by_role("button", name="Check the working copy").click()
    expect(page.get_by_text("Checked by")).to_be_visible()


def publish(page: Page, *, label: str, note: str) -> None:
    """Publish the working copy, which was checked, from the guide's home."""
    open_guide(page)
    open_tab(page, "Publish")
    page.get_by_label("Label").fill(label)
    page.get_by_label("Change note").fill(note)
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".messagelist")).to_contain_text("Published")


def finding(page: Page, text: str) -> Locator:
    """What a check says, by words of it."""
    return page.get_by_role("main").get_by_role("listitem").filter(has_text=text)
