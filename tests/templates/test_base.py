"""The base page: furniture on every page, nothing that a strict content security policy forbids."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.test import RequestFactory

TEMPLATES = [each for each in sorted(Path("templates").rglob("*.html")) if "admin" not in each.parts]


def _page(**context: object) -> str:
    return render_to_string("base.html", context)


def test_leads_past_the_furniture_first() -> None:
    body = _page().split("<body>")[1]
    assert re.search(r"<a [^>]*>", body).group() == '<a class="skip" href="#content">'  # type: ignore[union-attr]
    assert 'id="content"' in body


@pytest.mark.parametrize(("name", "label"), [("home", "Guides"), ("assessments", "My assessments")])
def test_marks_where_one_is(name: str, label: str) -> None:
    request = RequestFactory().get("/")
    request.resolver_match = SimpleNamespace(url_name=name)  # type: ignore[assignment]
    page = render_to_string("base.html", {"request": request})
    assert re.findall(r'aria-current="page">([^<]+)<', page) == [label]


def test_shows_what_was_done_as_a_notice_of_its_kind() -> None:
    page = _page(messages=[Message(constants.SUCCESS, "Saved: the name.")])
    notice = page.split('<div class="notice notice-success">')[1].split("</div>")[0]
    assert "<p>Saved: the name.</p>" in notice


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_holds_no_inline_style_or_script(template: Path) -> None:
    text = re.sub(r"{#.*?#}", "", template.read_text())
    assert not re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", text)
