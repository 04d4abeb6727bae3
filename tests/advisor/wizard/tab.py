"""A tab of a browser with a page of the wizard open: what it shows, what is chosen in it, and what it sends."""

from typing import Any

from django.test import Client
from django.urls import reverse

from advisor.models import Assessment
from tests.advisor.pages import Element, form_data, read


class Tab:
    """One tab. ``open`` first, then ``choose``, then ``send`` (Continue) or ``store`` (as HTMX does on a change)."""

    def __init__(self, assessment: Assessment, *, client: Client | None = None) -> None:
        self.client = client or Client()
        self.secret = assessment.secret
        self.address = ""
        self.page = Element("", {})
        self.data: dict[str, list[str]] = {}

    def open(self, step: str = "", query: str = "") -> "Tab":
        """Open a step, or the priorities."""
        args = [self.secret, step] if step else [self.secret]
        return self.visit(reverse("wizard-step" if step else "wizard-priorities", args=args) + query)

    def order(self, query: str = "") -> "Tab":
        """Open the order of priorities."""
        return self.visit(reverse("wizard-order", args=[self.secret]) + query)

    def visit(self, address: str) -> "Tab":
        """Open an address, following redirects."""
        response = self.client.get(address, follow=True)
        assert response.status_code == 200
        self.address = response.redirect_chain[-1][0] if response.redirect_chain else address
        return self._show(read(response))

    def choose(self, field: str, *choices: str) -> "Tab":
        """Tick these choices of a question, and no others; of a scale, one."""
        self.data[field] = list(choices)
        return self

    def send(self) -> int:
        """Press the button. A page that comes back is shown; a redirect is followed."""
        response = self.client.post(self.address, self.data)
        if response.status_code == 303:
            self.visit(response.headers["Location"])
        else:
            self._show(read(response))
        return response.status_code

    def store(self) -> int:
        """What HTMX does on a change: send the form, and take in what the answer replaces."""
        response = self.client.post(self.address, self.data, headers={"HX-Request": "true"})
        answer = read(response)
        if response.headers.get("HX-Retarget") == "#questions":
            self._show(answer)
        else:
            replaced = form_data(self.page.one("div", id="base"))
            self.data = {name: sent for name, sent in self.data.items() if name not in replaced}
            self.data |= form_data(answer.one("div", id="base"))
        return response.status_code

    def chosen(self, field: str) -> list[str]:
        """What is ticked."""
        return self.data.get(field, [])

    def errors(self) -> dict[str, str]:
        """The message at each field that has one."""
        ends = {each.attributes.get("id", ""): each for each in self.page.all("div")}
        found = {key.removeprefix("id_").removesuffix("_error"): ends[key] for key in ends if key.endswith("_error")}
        return {field: each.text.removeprefix("Error: ") for field, each in found.items()}

    def _show(self, page: Element) -> "Tab":
        self.page = page
        forms: list[Any] = page.all("form")
        self.data = form_data(forms[0]) if forms else {}
        return self
