"""What the tests of the advisor stand on: the shipped edition, published, and assessments under it."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from advisor import assessments, reports
from advisor.loading import LoadedEdition, load
from advisor.models import Assessment, Report
from catalog.document import GuideDocument
from catalog.models import Edition
from catalog.publishing import make_current
from catalog.shipped import shipped_editions
from tests.advisor.shipped import ANSWERS, LABEL


@pytest.fixture(scope="session")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder, where collected static files would be."""
    return tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True)
def _unbuilt_static_files(settings: Settings, static_root: Path) -> None:
    """Static files come as they are, without a build."""
    backend = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": backend}
    settings.STATIC_ROOT = static_root


@pytest.fixture(scope="session")
def document() -> GuideDocument:
    """The shipped guide that the tests go through."""
    return next(each.document for each in shipped_editions() if each.label == LABEL)


@pytest.fixture(scope="session")
def shipped(document: GuideDocument) -> dict[str, str]:
    """What an edition of the shipped guide holds, made once."""
    return {
        "guide_key": document.guide.key,
        "label": LABEL,
        "sha256": document.sha256(),
        "document": document.to_bytes().decode(),
    }


@pytest.fixture
def edition(db: None, shipped: dict[str, str]) -> Edition:  # noqa: ARG001
    """The shipped guide, published and current; it was checked where the content is tested."""
    edition = Edition.objects.create(**shipped)
    make_current(edition)
    return edition


@pytest.fixture
def loaded(edition: Edition) -> LoadedEdition:
    return load(edition)


@pytest.fixture
def assessment(edition: Edition) -> Assessment:
    """An assessment in which nothing is answered."""
    return assessments.start(edition, name="Line 4", answers={}, priorities={})


@pytest.fixture
def answered(edition: Edition) -> Assessment:
    """An assessment in which everything is answered."""
    return assessments.start(edition, name="Hall 7", answers=ANSWERS, priorities={})


@pytest.fixture
def report(answered: Assessment) -> Report:
    return reports.create(answered)


@pytest.fixture
def architect() -> Client:
    """A browser that has been nowhere yet."""
    return Client()
