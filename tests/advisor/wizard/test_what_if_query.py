"""What the address of a what-if carries: what differs from the original, and nothing that does not fit."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.models import Assessment, Report
from tests.advisor.pages import read
from tests.advisor.shipped import ANSWERS, CRITERIA
from tests.advisor.wizard.trying import Try

SEARCH = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
PAGES = ("", "location", "priorities", "order")

HARDWARE = "new-hardware (“Can new hardware be bought for the location?”)"
LOCATION = "location (“What is at the location today?”)"
PROBLEMS = [
    ("new-hardware=maybe", f"{HARDWARE}: there is no choice maybe. Name one of yes, no, not-sure."),
    ("locaton=nothing", "locaton: there is no such question. Perhaps location is meant."),
    (
        "location=nothing&location=windows-server",
        f"{LOCATION}: nothing cannot be combined with other choices. Keep it alone, or drop it.",
    ),
    (
        "priority.flexibility=5",
        "priority.flexibility (“Flexibility”): 5 is no priority. Give a whole number from 0 to 4.",
    ),
    ("priority.flexibilty=1", "priority.flexibilty: there is no such graded criterion. Perhaps flexibility is meant."),
    (
        "place.flexibility=5",
        "place.flexibility (“Flexibility”): it is no place in an order. Give a whole number from 0 to 4.",
    ),
    (
        "place.flexibility=",
        "place.flexibility (“Flexibility”): it is no place in an order. Give a whole number from 0 to 4.",
    ),
    ("place.flexibilty=1", "place.flexibilty: there is no such graded criterion. Perhaps flexibility is meant."),
    ("place.flexibility=0", "place: no criterion has a place. Give one of them the place 1."),
    ("place.flexibility=1&priority.flexibility=1", "place: levels are given too. Give either levels or places."),
    ("return.to=answers", "return.to: there is no such question. "),
]

names = st.one_of(
    st.sampled_from([*ANSWERS, *(f"{kind}.{key}" for kind in ("priority", "place") for key in CRITERIA), "place."]),
    st.text(max_size=20),
)
values = st.one_of(
    st.sampled_from(["nothing", "yes", "no", "not-sure", "required", "0", "1", "4", "-1", "²"]), st.text(max_size=20)
)
queries = st.lists(st.tuples(names, values), max_size=6).map(lambda pairs: urlencode(pairs, errors="surrogatepass"))


@pytest.mark.parametrize(("query", "problem"), PROBLEMS, ids=[each[0] for each in PROBLEMS])
@pytest.mark.parametrize("page", PAGES)
def test_it_says_what_does_not_fit(answered: Assessment, page: str, query: str, problem: str) -> None:
    tried = Try(answered).open(page, f"?vendor-support=no&{query}")
    assert tried.status == 422
    assert [each.text for each in tried.page.one("div", id="error-summary").all("li")] == [
        problem if not problem.endswith(" ") else f"{problem}Name one of {', '.join(ANSWERS)}."
    ]


def test_it_leads_back_from_an_address_that_does_not_fit(report: Report) -> None:
    for over, link, name in (
        (report.assessment, "Back to the result", "wizard-result"),
        (report, "Back to the report", "report"),
    ):
        tried = Try(over).open(query="?vendor-support=no&gone=yes")
        assert tried.page.one("title").text.startswith("Error: What if")
        assert "does not fit edition 2022-11 of the guide." in tried.page.one("p", class_="lead").text
        back = {each.attributes["href"] for each in tried.page.all("a") if each.text == link}
        assert back == {reverse(name, args=[tried.secret])}
        assert tried.follow("Go on with what fits").query == "vendor-support=no"


def test_it_says_all_that_does_not_fit_and_goes_on_with_the_rest(answered: Assessment) -> None:
    query = "?new-hardware=maybe&vendor-support=no&priority.flexibility=9&priority.mixed-node=4&gone=yes"
    tried = Try(answered).open(query=query)
    assert len(tried.page.one("div", id="error-summary").all("li")) == 3
    tried.follow("go on without them")
    assert (tried.status, tried.query) == (200, "vendor-support=no&priority.mixed-node=4")


@pytest.mark.parametrize("query", ["place.flexibility=0", "place.flexibility=1&priority.mixed-node=1"])
def test_it_goes_on_without_what_does_not_go_together(answered: Assessment, query: str) -> None:
    tried = Try(answered).open(query=f"?{query}").follow("go on without them")
    assert (tried.status, tried.query) == (200, "")


def test_it_refuses_to_keep_what_does_not_fit(answered: Assessment) -> None:
    response = Client().post(Try(answered).at(query="?location=moon&vendor-support=no"))
    assert response.status_code == 422
    answered.refresh_from_db()
    assert answered.answers == ANSWERS


def test_it_keeps_in_the_address_only_what_differs(answered: Assessment) -> None:
    same = "windows-nodes=linux-only&location=azure-stack-hci&priority.flexibility=2"
    tried = Try(answered).open(query=f"?{same}")
    assert tried.heading == "Nothing is changed yet"
    tried.open(query=f"?vendor-support=no&{same}")
    assert len(tried.changes) == 1
    assert "Take back" not in tried.follow("Take back: Must a vendor support the cluster itself?").page.text
    assert tried.query == ""


@pytest.mark.parametrize("query", ["location=nothing&new-hardware=no", "new-hardware=no&location=nothing"])
def test_it_is_one_address_however_it_is_written(answered: Assessment, query: str) -> None:
    tried = Try(answered).open("team", f"?{query}")
    assert tried.follow("Back").query == "location=nothing&new-hardware=no"


@SEARCH
@given(query=queries, page=st.sampled_from(PAGES), sent=st.one_of(st.none(), queries), htmx=st.booleans())
def test_it_bears_any_query(report: Report, query: str, page: str, sent: str | None, htmx: bool) -> None:
    headers: Any = {"HX-Request": "true"} if htmx else {}
    form = "application/x-www-form-urlencoded"
    for over in (report.assessment, report):
        at, client = Try(over).at(page, f"?{query}"), Client()
        response = client.get(at) if sent is None else client.post(at, sent, content_type=form, headers=headers)
        assert response.status_code in {200, 303, 400, 409, 422}
        if response.status_code in {200, 409, 422} and not htmx:
            assert read(response).one("h1").text
