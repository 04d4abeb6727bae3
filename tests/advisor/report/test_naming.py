"""A report's file has a name that says which one it is, and that every system takes."""

import datetime

import pytest

from advisor.report.naming import file_name

MADE = datetime.datetime(2026, 11, 24, 23, 59, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hall 7", "hall-7-2026-11-24.pdf"),
        ("Zürich & Genève", "zurich-geneve-2026-11-24.pdf"),
        ("Łódź, Tromsø, Đakovo", "lodz-tromso-dakovo-2026-11-24.pdf"),
        ("Straße ÆŒÞ", "strasse-aeoeth-2026-11-24.pdf"),
        ("\u0130zmir, Diyarbak\u0131r", "izmir-diyarbakir-2026-11-24.pdf"),
        ("漢字", "report-2026-11-24.pdf"),
        ("😀", "report-2026-11-24.pdf"),
        ("../../etc/passwd", "etcpasswd-2026-11-24.pdf"),
        ('a"b\r\nc;d', "ab-cd-2026-11-24.pdf"),
        ("CON", "con-2026-11-24.pdf"),
        ("___", "report-2026-11-24.pdf"),
        ("x" * 120, f"{'x' * 80}-2026-11-24.pdf"),
    ],
)
def test_is_made_of_title_and_date(title: str, name: str) -> None:
    assert file_name(title, MADE, "pdf") == name


def test_ends_as_the_format_does() -> None:
    assert file_name("Hall 7", MADE, "json") == "hall-7-2026-11-24.json"


def test_names_the_form_where_a_format_has_several() -> None:
    assert file_name("Hall 7", MADE, "md", form="nygard") == "hall-7-2026-11-24-nygard.md"
