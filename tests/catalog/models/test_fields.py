"""Fields keep what a guide document can hold, whatever a browser sends."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from catalog.models import Guide, Source
from catalog.models.fields import LinesField, LinesFormField

LINES: list[tuple[str, list[str]]] = [
    ("", []),
    ("One.", ["One."]),
    ("One.\r\n\r\n  Two. \n", ["One.", "Two."]),
]

REFUSED: list[tuple[str, Any, str]] = [
    ("summary", "bell\x07", "Remove the control characters: only line breaks and tabs may stand in a text."),
    ("title", "bell\x07", "Remove the control characters: only line breaks and tabs may stand in a text."),
    ("assumptions", ["two\nlines"], "Keep each entry on one line."),
    ("assumptions", "no list", "Give a list of texts."),
    ("assumptions", [1], "Give a list of texts."),
    (
        "contact",
        "javascript:alert(1)",
        "Give a web address (https://...) or a mail address (mailto:somebody@example.org).",
    ),
]


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_it_reads_lists_one_a_line(text: str, lines: list[str]) -> None:
    assert LinesFormField(required=False).clean(text) == lines


def test_it_shows_lists_one_a_line() -> None:
    assert LinesFormField().prepare_value(["One.", "Two."]) == "One.\nTwo."


@pytest.mark.parametrize(("data", "changed"), [("One.\r\nTwo.", False), ("Two.\r\nOne.", True), ("One.", True)])
def test_it_knows_whether_a_list_has_changed(data: str, changed: bool) -> None:
    assert LinesFormField(required=False).has_changed(["One.", "Two."], data) is changed


def test_it_makes_the_form_field_of_a_list_optional() -> None:
    assert LinesField("former names", help_text="One a line.").formfield().required is False


def test_it_keeps_single_line_feeds(guide: Guide) -> None:
    guide.summary = "one\r\ntwo\rthree"
    guide.full_clean()

    assert guide.summary == "one\ntwo\nthree"


@pytest.mark.parametrize(("field", "value", "message"), REFUSED)
def test_it_refuses(guide: Guide, field: str, value: Any, message: str) -> None:
    setattr(guide, field, value)

    with pytest.raises(ValidationError) as caught:
        guide.full_clean()
    assert caught.value.message_dict == {field: [message]}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org", "example.org", "https://", "https://a b", "https://[::1"]
)
def test_it_refuses_addresses_that_a_browser_should_not_open(url: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Source(url=url).clean_fields(exclude=["guide", "key", "title"])
    assert caught.value.message_dict == {"url": ["Give a web address that starts with https:// or http://."]}


@pytest.mark.parametrize("url", ["https://example.org/a?b#c", "http://example.org", ""])
def test_it_takes_web_addresses(url: str) -> None:
    Source(url=url).clean_fields(exclude=["guide", "key", "title"])
