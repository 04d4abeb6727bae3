"""A report as JSON: the decision document as it was stored, always the same bytes, to be decided again by command."""

import json
from pathlib import Path

import jsonschema
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from advisor import assessments, reports
from advisor.documenting import forget_documents
from advisor.documents import ReportDocument, decision_schema
from advisor.models import Assessment, Report
from catalog.models import Edition
from catalog.publishing import make_current, publish_document, retire
from tests.advisor.deciding import decided_in_full, stored
from tests.advisor.deciding import shipped as shipped_edition
from tests.advisor.management.running import decide
from tests.advisor.report.papers import EXAMPLES, example
from tests.advisor.report.telling import MADE_AT
from tests.advisor.shipped import GUIDE, LABEL
from tests.catalog.documents import changed

VALIDATOR = jsonschema.Draft202012Validator(decision_schema())


def _taken(report: Report) -> bytes:
    return Client().get(reverse("report-json", args=[report.token])).content


def test_is_the_document_that_was_stored_with_its_schema_in_front(report: Report) -> None:
    text = _taken(report).decode()
    first, schema, *rest = text.split("\n", maxsplit=2)
    assert (first, schema) == ("{", '  "$schema": "http://127.0.0.1:8000/schemas/decision.json",')
    assert "{\n" + rest[0] == report.document + "\n"


def test_names_its_schema_at_the_public_address(report: Report, settings: Settings) -> None:
    settings.PUBLIC_URL = "https://advisor.example.org"
    assert json.loads(_taken(report))["$schema"] == "https://advisor.example.org/schemas/decision.json"


def test_has_the_same_bytes_under_every_name_of_the_site(report: Report) -> None:
    address = reverse("report-json", args=[report.token])
    first, *others = (Client().get(address, SERVER_NAME=name).content for name in ("localhost", "127.0.0.1"))
    assert first.startswith(b"{")
    assert others == [first]


def test_fits_its_schema(report: Report) -> None:
    document = json.loads(_taken(report))
    VALIDATOR.validate(document)
    served = Client().get(document["$schema"].removeprefix("http://127.0.0.1:8000")).json()
    assert served == decision_schema()
    assert document == {"$schema": document["$schema"], **stored(report)}


@pytest.mark.parametrize(("label", "place"), EXAMPLES)
def test_fits_its_schema_for_every_example(label: str, place: int) -> None:
    worked = example(label, place)
    made = ReportDocument(title="Hall 7", location="Quay 4", made_at=MADE_AT, answers={}, options={})
    document = decided_in_full(shipped_edition(label), worked.answers, worked.priorities)
    data = json.loads(document.model_copy(update={"report": made}).text())
    assert data["report"]["title"] == "Hall 7"
    VALIDATOR.validate(data)


def test_has_the_same_bytes_at_any_later_time(report: Report, shipped: dict[str, str]) -> None:
    first = _taken(report)
    publish_document(changed(("guide.key", GUIDE)), label="2031-01")
    make_current(Edition.objects.create(**shipped | {"label": "2031-02"}))
    retire(report.edition)
    assessments.save_name(report.assessment, base=report.assessment.name, sent="Renamed")
    assessments.save_answers(report.assessment, base=dict(report.assessment.answers), sent={"location": ["nothing"]})
    reports.create(report.assessment)
    forget_documents()
    assert _taken(report) == first


@pytest.mark.parametrize("line", [["--edition", LABEL], []], ids=["of that edition", "of the current one"])
def test_is_decided_again_to_the_same_decision(line: list[str], report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(_taken(report))
    again = json.loads(decide(GUIDE, *line, "--answers", str(path)))
    assert again == stored(report) | {"report": None}


def test_carries_the_words_of_the_architect_as_they_are(answered: Assessment) -> None:
    words = "=1+1 <b>\u202e\u2028“Zürich”"
    answered.remarks = {"answers": {"location": words}, "options": {"bare-metal": words}}
    answered.location = words
    answered.save()
    said = json.loads(_taken(reports.create(answered)))["report"]
    assert (said["location"], said["answers"], said["options"]) == (
        words,
        {"location": words},
        {"bare-metal": words},
    )
