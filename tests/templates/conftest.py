"""Templates find their static files without a build."""

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _unbuilt_static_files(settings: Settings) -> None:
    backend = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": backend}
