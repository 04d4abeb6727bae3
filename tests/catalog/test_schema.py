"""The JSON Schema of the guide document: kept in the documentation, and true."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from catalog.document import json_schema
from catalog.shipped import shipped_editions
from tests.catalog.documents import WHOLE, whole

ANEW = "python -c 'import json, catalog.document as d; print(json.dumps(d.json_schema(), indent=2))'"
KEPT = Path(__file__).resolve().parents[2] / "docs" / "guide.schema.json"


def test_it_is_the_one_in_the_documentation() -> None:
    assert json.loads(KEPT.read_text(encoding="utf-8")) == json_schema(), f"Write {KEPT.name} anew: {ANEW}"


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("document", [whole(), *(shipped.document for shipped in shipped_editions())])
def test_it_takes_every_guide(document: Any) -> None:
    jsonschema.validate(document.data(), json_schema(), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "change",
    [{"format": 2}, {"guide": {}}, {"extra": 1}, {"notes": [WHOLE["notes"][0] | {"points": 21}]}],
    ids=str,
)
def test_it_refuses_what_reading_refuses(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(WHOLE | change, json_schema(), cls=jsonschema.Draft202012Validator)
