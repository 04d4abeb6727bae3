"""A report stored by an earlier version of the application still opens, and says what it said.

``engine-1.json`` is such a document. It is never made anew: a field that a later version adds has a default, and what a
later version means otherwise raises the engine's version and gets a file of its own.
"""

import json
from pathlib import Path

from django.test import Client
from django.urls import reverse

from advisor.models import Assessment
from tests.advisor.deciding import report_with

STORED = Path(__file__).parent / "engine-1.json"


def test_opens_a_report_as_engine_1_stored_it(assessment: Assessment) -> None:
    document = json.loads(STORED.read_text())
    report = report_with(assessment, document)

    page = Client().get(reverse("report", args=[report.token])).content.decode()

    assert "<h1>Kubernetes on Azure Stack Edge Pro</h1>" in page
    assert "It leads whatever the one open answer is." in page
    assert "73.3 to 93.3" in page
