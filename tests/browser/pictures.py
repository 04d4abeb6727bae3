"""The pictures of the documentation, taken by tests on their way: ``make pictures``."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
ASKED = "PICTURES"
"""The environment variable that asks for pictures: without it none is taken."""
FRAME: ViewportSize = {"width": 1280, "height": 720}


class Camera:
    """Takes pictures where they were asked for."""

    def __init__(self, *, loaded: bool) -> None:
        self._loaded = loaded

    def take(self, page: Page, name: str) -> None:
        """What is seen of the page, where it was scrolled to."""
        if not self._loaded:
            return
        page.set_viewport_size(FRAME)
        page.screenshot(path=FOLDER / f"{name}.png", caret="hide", animations="disabled")


@pytest.fixture
def camera() -> Camera:
    return Camera(loaded=bool(os.environ.get(ASKED)))
