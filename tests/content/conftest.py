import pytest

from catalog.document import GuideDocument
from tests.content.reading import read_shipped


@pytest.fixture(scope="session")
def edition_2022_11() -> GuideDocument:
    return read_shipped("edge-kubernetes", "2022-11")


@pytest.fixture(scope="session")
def edition_2026_11() -> GuideDocument:
    return read_shipped("edge-kubernetes", "2026-11")
