"""A browser at a what-if: by its links, its forms and, where there are scripts, by each change."""

from typing import Any

from django.test import Client
from django.urls import reverse

from advisor.models import Assessment, Report
from tests.advisor.pages import Element, form_data, read


class Try:
    """A what-if over an assessment or a report. ``open`` first."""

    def __init__(self, over: Assessment | Report, *, client: Client | None = None) -> None:
        self.client = client or Client()
        self.over, self.secret = ("report", over.token) if isinstance(over, Report) else ("wizard", over.secret)
        self.address = ""
        self.status = 0
        self.page = Element("", {})

    def at(self, page: str = "", query: str = "") -> str:
        """The address of the what-if; of its ``priorities`` or ``order``, or else of the step of that key."""
        named = f"{self.over}-what-if"
        if page in ("", "priorities", "order"):
            return reverse(f"{named}-{page}".removesuffix("-"), args=[self.secret]) + query
        return reverse(f"{named}-step", args=[self.secret, page]) + query

    def open(self, page: str = "", query: str = "") -> "Try":
        """Open one of the pages."""
        return self.visit(self.at(page, query))

    def visit(self, address: str) -> "Try":
        """Open an address, following where it leads."""
        response = self.client.get(address, follow=True)
        self.address = response.redirect_chain[-1][0] if response.redirect_chain else address
        self.status, self.page = response.status_code, read(response)
        return self

    def follow(self, text: str) -> "Try":
        """Open the one link of this text."""
        (link,) = {each.attributes["href"] for each in self.page.all("a") if each.text == text}
        return self.visit(link.partition("#")[0])

    def send(self, **chosen: list[str]) -> int:
        """Send the one form of the page as it stands, but with these choices; a redirect is followed."""
        response = self.client.post(self.address, self._data(chosen))
        if response.status_code == 303:
            self.visit(response.headers["Location"])
        else:
            self.page = read(response)
        return response.status_code

    def store(self, **chosen: list[str]) -> Element:
        """Choose, as HTMX sends each change: what the answer would replace on the page."""
        return read(self.client.post(self.address, self._data(chosen), headers={"HX-Request": "true"}))

    @property
    def heading(self) -> str:
        return self.page.one("h1").text

    @property
    def query(self) -> str:
        return self.address.partition("?")[2]

    @property
    def changes(self) -> list[str]:
        """What the page says is changed, a line each."""
        return [row.text for row in self.page.one("dl", class_="summary").all("div")] if self.page.all("dl") else []

    def _data(self, chosen: dict[str, list[str]]) -> dict[str, Any]:
        (form,) = self.page.one("main").all("form")
        return {**form_data(form), **{name.replace("_", "-"): values for name, values in chosen.items()}}
