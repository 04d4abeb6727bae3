"""The form templates: a question is a group with its legend, its reasons and its errors tied to it."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    help: str = ""
    exclusive: bool = False

    def __str__(self) -> str:
        return self.text


CHOICES = [("device", Label("A device", "Of any model")), ("not-sure", Label("Not sure", exclusive=True))]


class Asked(forms.Form):
    """One field of each kind."""

    use_required_attribute = False
    budget = forms.ChoiceField(label="A budget?", help_text="It decides.", widget=forms.RadioSelect, choices=CHOICES)
    there = forms.MultipleChoiceField(label="What is there?", widget=forms.CheckboxSelectMultiple, choices=CHOICES)
    name = forms.CharField(label="Name", help_text="Only you see it.")
    edition = forms.ChoiceField(label="Edition", choices=[("2022-11", "2022-11")])
    agreed = forms.BooleanField(label="Agreed")


def _rendered(data: dict[str, Any] | None = None) -> str:
    return Template("{% load crispy_forms_filters %}{{ form|crispy }}").render(Context({"form": Asked(data)}))


def _tag(html: str, wanted: str) -> str:
    """The one tag that holds ``wanted``."""
    return next(each.group() for each in re.finditer(r"<[^>]+>", html) if wanted in each.group())


def test_asks_a_choice_as_a_group_described_by_its_reason() -> None:
    html = _rendered()
    assert 'aria-describedby="id_budget_helptext"' in _tag(html, 'id="id_budget"')
    assert 'role="radiogroup"' in _tag(html, 'id="id_budget"')
    assert '<legend class="ask">A budget?</legend>' in html
    assert '<p class="hint" id="id_budget_helptext">It decides.</p>' in html


def test_ties_a_choice_to_its_help() -> None:
    html = _rendered()
    assert 'aria-describedby="id_there_0_help"' in _tag(html, 'id="id_there_0"')
    assert '<p class="choice-help" id="id_there_0_help">Of any model</p>' in html


def test_marks_what_stands_alone_and_what_is_unsure() -> None:
    html = _rendered()
    assert "data-exclusive" in _tag(html, 'id="id_there_1"')
    assert "data-exclusive" not in _tag(html, 'id="id_there_0"')
    assert html.count("choice-unsure") == 2


def test_keeps_what_was_sent() -> None:
    html = _rendered({"budget": "not-sure", "there": ["device"], "name": "Line 4"})
    assert "checked" in _tag(html, 'id="id_budget_1"')
    assert "checked" in _tag(html, 'id="id_there_0"')
    assert 'value="Line 4"' in _tag(html, 'id="id_name"')


@pytest.mark.parametrize("name", ["budget", "there", "name", "edition", "agreed"])
def test_says_at_the_field_what_was_wrong(name: str) -> None:
    html = _rendered({})
    message = html.split(f'<div id="id_{name}_error">')[1].split("</div>")[0]
    assert "This field is required." in message


@pytest.mark.parametrize("place", ['id="id_budget"', 'id="id_there_0"', 'id="id_name"', 'id="id_edition"'])
def test_tells_assistive_technology_that_an_answer_is_invalid(place: str) -> None:
    assert 'aria-invalid="true"' in _tag(_rendered({}), place)
    assert "aria-invalid" not in _tag(_rendered(), place)


@pytest.mark.parametrize("name", ["budget", "name"])
def test_describes_an_invalid_field_by_reason_and_error(name: str) -> None:
    assert f'aria-describedby="id_{name}_helptext id_{name}_error"' in _rendered({})


def test_folds_more_help_away_and_lays_a_field_out_as_it_asks() -> None:
    form = Asked()
    form.fields["budget"].more = mark_safe("<p>Ask the site.</p>")  # type: ignore[attr-defined]
    form.fields["budget"].layout = "scale"  # type: ignore[attr-defined]
    html = render_to_string("advisor/field.html", {"field": form["budget"], "form_show_errors": True})
    assert '<details class="help"><summary>Help with this question</summary><div><p>Ask the site.</p></div>' in html
    assert 'class="scale"' in _tag(html, 'id="id_budget"')


def test_escapes_what_a_guide_says() -> None:
    form = Asked()
    form.fields["budget"].help_text = "<b>bold</b>"
    assert "&lt;b&gt;bold&lt;/b&gt;" in Template("{% load crispy_forms_filters %}{{ form|crispy }}").render(
        Context({"form": form})
    )


def test_sums_up_the_errors_with_a_link_to_the_first_part_of_each_field() -> None:
    html = Template("{% load crispy_forms_filters %}{{ form|as_crispy_errors }}").render(Context({"form": Asked({})}))
    assert re.findall(r'href="#([^"]+)"', html) == ["id_budget_0", "id_there_0", "id_name", "id_edition", "id_agreed"]


def test_has_no_error_summary_where_nothing_was_wrong() -> None:
    assert "error-summary" not in render_to_string("includes/_error_summary.html", {"form": Asked()})


def test_renders_a_whole_form_with_its_buttons() -> None:
    helper = FormHelper()
    helper.form_action = "/somewhere/"
    helper.add_input(Submit("save", "Save"))
    html = Template("{% load crispy_forms_tags %}{% crispy form helper %}").render(
        Context({"form": Asked(), "helper": helper, "csrf_token": "abc"})
    )
    assert 'action="/somewhere/"' in _tag(html, "<form")
    assert 'name="csrfmiddlewaretoken"' in html
    assert '<button class="button" type="submit" name="save" value="Save">Save</button>' in html
