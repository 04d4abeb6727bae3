"""Watches what the pages of a browser do wrong, unseen."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

REFUSED = "Failed to load resource"
"""How Chromium logs any answer of 400 and above: such answers are looked at by themselves."""


@dataclass  # no slots: Playwright keeps its wrappers of the methods on the object
class Watch:
    """Collects faults: errors and policy violations in the console, requests to other hosts, files that are missing."""

    origin: str
    faults: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("console", self._logged)
        context.on("weberror", self._raised)
        context.on("request", self._asked)
        context.on("response", self._answered)

    def _logged(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(REFUSED):
            self.faults.append(f"console: {message.text}")

    def _raised(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:")):
            self.faults.append(f"foreign: {request.url}")

    def _answered(self, response: Response) -> None:
        asked_for = response.request.resource_type
        if response.status >= 500 or (response.status >= 400 and asked_for not in ("document", "xhr")):
            self.faults.append(f"{response.status}: {response.url}")
