"""Nothing foreign and nothing inline gets onto a page, and the watch that every test keeps would see it."""

import pytest
from playwright.sync_api import Page

from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

INLINE_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "document.body.dataset.ran = 'yes'";
  document.body.append(script);
  return document.body.dataset.ran ?? "no";
}"""
INLINE_STYLE = """() => {
  document.body.setAttribute("style", "opacity: 0.5");
  return getComputedStyle(document.body).opacity;
}"""
FOREIGN_IMAGE = """() => new Promise((resolve) => {
  const image = new Image();
  image.onload = () => resolve("loaded");
  image.onerror = () => resolve("refused");
  image.src = "https://example.org/picture.svg";
})"""


@pytest.mark.parametrize(
    ("attempt", "outcome"),
    [(INLINE_SCRIPT, "no"), (INLINE_STYLE, "1"), (FOREIGN_IMAGE, "refused")],
    ids=["inline script", "inline style", "foreign image"],
)
def test_refuses(page: Page, watch: Watch, attempt: str, outcome: str) -> None:
    page.goto("/")
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        assert page.evaluate(attempt) == outcome
    assert any("Content Security Policy" in fault for fault in watch.faults)
    watch.faults.clear()
