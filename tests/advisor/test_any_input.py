"""Whatever is sent, by search: never a fault of the application, and nothing stored that does not fit."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.engine.answers import parse_answers, parse_priorities
from advisor.loading import load
from advisor.models import Assessment, Report, Share
from tests.advisor.shipped import ANSWERS, CRITERIA, GUIDE, STEPS

FORM = "application/x-www-form-urlencoded"
SEARCH = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

QUESTIONS = [question for questions in STEPS.values() for question in questions]
REMARKS = [f"remark.{key}" for key in (*QUESTIONS, "bare-metal", "aks-hybrid", "azure-stack-edge")]
WORDS = sorted(
    {choice for choices in ANSWERS.values() for choice in choices} | {"not-sure", "nothing", "required", "no"}
)

texts = st.text(max_size=40)
values = st.one_of(st.sampled_from(WORDS), st.sampled_from("01234"), texts)
names = st.one_of(
    st.sampled_from([*QUESTIONS, *CRITERIA, *REMARKS, "name"]),
    st.sampled_from([f"base-{key}" for key in (*QUESTIONS, *CRITERIA, *REMARKS)]),
    texts,
)
links = st.one_of(
    st.sampled_from(
        [*QUESTIONS, "utm_source", *(f"{kind}.{key}" for kind in ("priority", "place") for key in CRITERIA)]
    ),
    texts,
)
bodies = st.one_of(
    st.lists(st.tuples(names, values), max_size=12).map(lambda pairs: urlencode(pairs, errors="surrogatepass")),
    st.binary(max_size=200),
)
"""What a form sends, more or less, or just bytes."""
addresses = st.sampled_from(
    [
        *(("wizard-step", step) for step in STEPS),
        ("wizard-priorities",),
        *(("wizard-question", question) for question in QUESTIONS),
        ("wizard-order",),
        ("assessment-rename",),
        ("assessment-copy",),
        ("assessment-words",),
        ("assessment-keep",),
        ("report-create",),
    ]
)
kinds = st.one_of(
    st.just(FORM), st.just("multipart/form-data; boundary=x"), st.text(st.characters(codec="latin-1"), max_size=30)
)


def _parts(pairs: list[tuple[str, str]]) -> bytes:
    """Pairs as a multipart body."""
    parts = [f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in pairs]
    return "".join([*parts, "--x--\r\n"]).encode(errors="surrogatepass")


def _fits(assessment: Assessment) -> bool:
    """Whether what is stored is what the edition takes; raises where it isn't."""
    guide = load(assessment.edition).engine
    parse_answers(guide, assessment.answers)
    parse_priorities(guide, assessment.priorities)
    assert set(assessment.order) <= set(CRITERIA)
    assert set(assessment.order.values()) <= set(range(len(CRITERIA) + 1))
    assert set(assessment.remarks) <= {"answers", "options"}
    said = [text for remarks in assessment.remarks.values() for text in remarks.values()]
    assert all(0 < len(text) <= 1000 and "\r" not in text for text in said)
    assert len(assessment.location) <= 120
    return 0 < len(assessment.name) <= 120


@SEARCH
@given(where=addresses, body=bodies, kind=st.just(FORM), htmx=st.booleans())
def test_bears_any_form(assessment: Assessment, where: tuple[str, ...], body: Any, kind: str, htmx: bool) -> None:
    _check(assessment, where, body, kind, htmx=htmx)


@SEARCH
@given(where=addresses, pairs=st.lists(st.tuples(names, values), max_size=6), htmx=st.booleans())
def test_bears_any_parts(assessment: Assessment, where: tuple[str, ...], pairs: Any, htmx: bool) -> None:
    _check(assessment, where, _parts(pairs), "multipart/form-data; boundary=x", htmx=htmx)


@SEARCH
@given(where=addresses, body=st.binary(min_size=1, max_size=200), kind=kinds)
def test_bears_any_body(assessment: Assessment, where: tuple[str, ...], body: bytes, kind: str) -> None:
    _check(assessment, where, body, kind, htmx=False)


def _check(assessment: Assessment, where: tuple[str, ...], body: Any, kind: str, *, htmx: bool) -> None:
    name, *step = where
    client = Client(raise_request_exception=False)
    address = reverse(name, args=[assessment.secret, *step])
    sent = body.encode() if isinstance(body, str) else body
    headers = {"HX-Request": "true"} if htmx else {}
    response = client.generic("POST", address, sent, content_type=kind, headers=headers)
    assert response.status_code in {200, 303, 400, 409, 422}
    assert _fits(Assessment.objects.select_related("edition").get(pk=assessment.pk))


@SEARCH
@given(day=st.one_of(st.dates().map(str), st.sampled_from(["", "2026-1-1", "99999-1-1", "0000-00-00"]), texts))
def test_bears_any_last_day(report: Report, day: str) -> None:
    address = reverse("report-share", args=[report.assessment.secret, report.pk])
    sent = urlencode({"ends_on": day}, errors="surrogatepass")
    response = Client(raise_request_exception=False).post(address, sent, content_type=FORM)
    before, share = report.share, Share.objects.get(report=report)
    assert response.status_code in {303, 422}
    assert share.ends_on is None or share.ends_on >= timezone.localdate()
    assert (share.token != before.token) == (response.status_code == 303)
    report.share = share


@SEARCH
@given(
    sent=st.dictionaries(
        st.sampled_from(STEPS["location"] + STEPS["workload"]),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
        min_size=1,
    ),
    step=st.sampled_from(["location", "workload"]),
)
def test_changes_nothing_where_it_refuses(answered: Assessment, sent: dict[str, list[str]], step: str) -> None:
    """Without the fields that say what the form was filled from, nothing that is stored can be replaced."""
    Assessment.objects.filter(pk=answered.pk).update(answers=ANSWERS)
    response = Client().post(reverse("wizard-step", args=[answered.secret, step]), sent)
    stored = Assessment.objects.get(pk=answered.pk).answers
    assert stored == ANSWERS
    same = {question: ANSWERS[question] for question in STEPS[step]}
    assert (response.status_code == 303) == (sent == same)


@SEARCH
@given(pairs=st.lists(st.tuples(links, values), max_size=8))
@pytest.mark.usefixtures("edition")
def test_bears_any_link_with_answers(pairs: list[tuple[str, str]]) -> None:
    client = Client(raise_request_exception=False)
    query = urlencode(pairs, errors="surrogatepass")
    response = client.get(f"{reverse('start', args=[GUIDE])}?{query}")
    assert response.status_code in {200, 422}
    before = Assessment.objects.count()
    posted = client.post(f"{reverse('start', args=[GUIDE])}?{query}", {"name": "Line 5"})
    assert (response.status_code, posted.status_code) in {(200, 303), (422, 422)}
    assert Assessment.objects.count() - before == (posted.status_code == 303)
    assert all(_fits(made) for made in Assessment.objects.all())


@SEARCH
@given(
    pairs=st.lists(
        st.tuples(st.sampled_from(["assessment", "report", "address"]), st.one_of(st.sampled_from("?#/. \0x"), texts)),
        max_size=5,
    ),
    named=st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
def test_bears_any_comparison(
    report: Report, assessment: Assessment, pairs: list[tuple[str, str]], named: tuple[bool, ...]
) -> None:
    """Beside two assessments and a report that can be compared, or some of them."""
    client = Client(raise_request_exception=False)
    kept = (report.assessment, assessment)
    for each in kept:
        client.post(reverse("assessment-keep", args=[each.secret]))
    known = [*(("assessment", str(each.pk)) for each in kept), ("report", report.token)]
    sent = [pair for pair, is_named in zip(known, named, strict=True) if is_named] + pairs
    response = client.get(f"{reverse('assessments-compare')}?{urlencode(sent, errors='surrogatepass')}")
    assert response.status_code in {200, 303, 422}
    if not pairs:
        assert response.status_code == (422 if sum(named) == 1 else 200)


@SEARCH
@given(path=st.text(min_size=1, max_size=30), prefix=st.sampled_from(["/", "/guides/", "/assessments/", "/reports/"]))
@pytest.mark.usefixtures("edition")
def test_bears_any_address(path: str, prefix: str) -> None:
    client = Client(raise_request_exception=False)
    address = prefix + urlencode({"": path}, errors="surrogatepass").removeprefix("=").replace("%2F", "/")
    for method in ("GET", "POST"):
        assert client.generic(method, address).status_code in {200, 301, 302, 400, 404, 405}
