"""Going through a preview as a browser does: by its links and its forms."""

from typing import Any

from django.test import Client
from django.urls import reverse

from catalog.models import Guide
from tests.advisor.pages import Element, form_data, read

FIRST = {"room": ["small"]}
SECOND = {"use": ["fruit", "shade"], "patience": ["no"]}
ANSWERS = {**FIRST, **SECOND}
"""Every question of the small guide answered, step by step."""

PAGES = ("step", "priorities", "answers", "result", "report")


class Visit:
    """A browser in a preview."""

    def __init__(self, client: Client, guide: Guide) -> None:
        self.client, self.guide = client, guide
        self.address = ""
        self.page = Element("", {})

    def open(self, address: str) -> "Visit":
        """Open an address, following where it leads."""
        response = self.client.get(address, follow=True)
        assert response.status_code == 200, address
        self.address = response.redirect_chain[-1][0] if response.redirect_chain else address
        self.page = read(response)
        return self

    def follow(self, text: str) -> "Visit":
        """Open the one link of this text."""
        (link,) = {each.attributes["href"] for each in self.page.all("a") if each.text == text}
        return self.open(link.partition("#")[0])

    def send(self, **chosen: list[str]) -> int:
        """Choose, and press the button. A redirect is followed; a page that comes back is shown."""
        (form,) = self.page.one("main").all("form")
        response = self.client.post(self.address, {**form_data(form), **chosen})
        if response.status_code == 303:
            self.open(response.headers["Location"])
        else:
            self.page = read(response)
        return response.status_code

    def send_by_script(self, **chosen: list[str]) -> Element:
        """Choose, as HTMX sends each change: what the answer would replace on the page."""
        (form,) = self.page.one("main").all("form")
        sent: dict[str, Any] = {**form_data(form), **chosen}
        return read(self.client.post(self.address, sent, headers={"HX-Request": "true"}))

    @property
    def heading(self) -> str:
        return self.page.one("h1").text


def address(guide: Guide, page: str = "", query: str = "") -> str:
    """The address of a page of the preview; of the first step, where it is a step."""
    name = f"workbench-preview-{page}" if page else "workbench-preview"
    return reverse(name, args=[guide.pk, "yard"] if page == "step" else [guide.pk]) + query
