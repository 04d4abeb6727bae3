"""What the address of a preview carries: answers and priorities, read as a link that starts an assessment is."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.workbench.preview import preview_url
from catalog.document import QuestionKind
from catalog.interchange import from_document
from catalog.models import Guide
from catalog.shipped import shipped_editions
from tests.advisor.pages import read
from tests.advisor.workbench.visiting import ANSWERS, PAGES, Visit, address

SEARCH = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
LONGEST_LINE = 4094
"""What gunicorn takes as the first line of a request, method and version included."""

PROBLEMS = [
    ("room=vast", "answers.room: there is no choice vast. Name one of small, large, not-sure."),
    ("rom=small", "answers.rom: there is no such question. Perhaps room is meant."),
    ("room=small&room=large", "answers.room: it takes one choice, and 2 are given. Keep one of them."),
    ("use=rest&use=fruit", "answers.use: rest cannot be combined with other choices. Keep it alone, or drop it."),
    ("room=", "answers.room: there is no choice . Name one of small, large, not-sure."),
    ("priority.shade=9", "priorities.shade: 9 is no priority. Give a whole number from 0 to 4."),
    ("priority.shade=", "priorities.shade: is no priority. Give a whole number from 0 to 4."),
    ("priority.shade=1&priority.shade=2", "priorities.shade: 1, 2 is no priority. Give a whole number from 0 to 4."),
    ("priority.origin=1", "priorities.origin: there is no such graded criterion. Name one of shade, harvest."),
    ("shade=3", "answers.shade: there is no such question. Name one of room, use, patience."),
]

names = st.one_of(
    st.sampled_from(["room", "use", "patience", "priority.shade", "priority.", "return.to", "csrfmiddlewaretoken"]),
    st.text(max_size=20),
)
values = st.one_of(
    st.sampled_from(["small", "fruit", "rest", "not-sure", "no", "0", "4", "-1", "²"]), st.text(max_size=20)
)
queries = st.lists(st.tuples(names, values), max_size=8).map(lambda pairs: urlencode(pairs, errors="surrogatepass"))


@pytest.mark.parametrize(("query", "problem"), PROBLEMS, ids=[each[0] for each in PROBLEMS])
@pytest.mark.parametrize("page", ["", *PAGES])
def test_it_says_what_does_not_fit(guide: Guide, curator: Client, page: str, query: str, problem: str) -> None:
    response = curator.get(address(guide, page, f"?patience=no&{query}"))
    assert response.status_code == 422
    assert problem in [each.text for each in read(response).one("main").all("li")]


def test_it_says_all_that_does_not_fit_and_goes_on_with_the_rest(guide: Guide, curator: Client) -> None:
    query = "?room=vast&patience=no&priority.shade=9&priority.harvest=4&gone=yes"
    page = read(curator.get(address(guide, "result", query)))
    assert (
        len(page.one("div", class_="guide-page").all("li")) - len(page.one("nav", class_="guide-tabs").all("li")) == 3
    )
    (rest,) = [link.attributes["href"] for link in page.all("a") if link.text == "Preview without them"]
    assert rest == address(guide, "", "?patience=no&priority.harvest=4")


@SEARCH
@given(query=queries, page=st.sampled_from(["", *PAGES]), sent=st.one_of(st.none(), queries), htmx=st.booleans())
def test_it_bears_any_query(guide: Guide, curator: Client, query: str, page: str, sent: str | None, htmx: bool) -> None:
    at = address(guide, page, f"?{query}")
    headers: Any = {"HX-Request": "true"} if htmx else {}
    form = "application/x-www-form-urlencoded"
    response = curator.get(at) if sent is None else curator.post(at, sent, content_type=form, headers=headers)
    assert response.status_code in {200, 303, 400, 405, 422}


@pytest.mark.parametrize("page", ["priorities", "answers", "result", "report"])
def test_it_is_where_others_lead_to_it(guide: Guide, curator: Client, page: str) -> None:
    at = preview_url(guide.pk, {**ANSWERS, "room": "not-sure"}, page, priorities={"shade": 0, "harvest": 2})
    assert at.partition("?")[0] == address(guide, page)
    assert dict(QueryDict(at.partition("?")[2]).lists()) == {**ANSWERS, "room": ["not-sure"], "priority.shade": ["0"]}
    assert Visit(curator, guide).open(at).page.one("head").one("title").text.startswith("Preview: ")


def test_it_leads_to_the_result_where_no_page_is_named(guide: Guide) -> None:
    assert preview_url(guide.pk, {}) == address(guide, "result")


def test_it_fits_a_request_with_every_choice_of_the_shipped_guide_made(curator: Client, guide: Guide) -> None:
    document = shipped_editions()[-1].document
    guide = from_document(document)
    answers: dict[str, list[str]] = {}
    for question in document.questions:
        longest = max((choice.key for choice in question.choices), key=len)
        several = [choice.key for choice in question.choices if not choice.exclusive]
        answers[question.key] = several if question.kind is QuestionKind.SEVERAL else [longest]
    weights = {criterion.key: 4 for criterion in document.criteria if criterion.levels}
    at = preview_url(guide.pk, answers, "report", priorities=weights)
    assert len(at) < LONGEST_LINE / 2
    assert curator.get(at).status_code == 200
