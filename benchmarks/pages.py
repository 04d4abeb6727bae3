"""The pages: storing an answer beside a bare Django view, the report, and what every page weighs."""

import gzip
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, permutations
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client, override_settings
from django.urls import reverse

from advisor import assessments, documenting, loading, reports
from advisor.models import Assessment
from advisor.wizard.forms import StepForm
from benchmarks.measuring import Line, cpu, milliseconds
from catalog.document import Step
from catalog.models import Edition
from catalog.shipped import shipped_editions

MOST_BYTES = 60 * 1024


def lines() -> Iterator[Line]:
    """The wizard of every shipped edition; the rest on the newest, answered as its first example of a clear outcome."""
    client = Client()
    for shipped in shipped_editions():
        edition = Edition.objects.get(guide_key=shipped.guide_key, label=shipped.label)
        yield from _wizard(client, edition)
    example = next(each for each in shipped.document.examples if each.expected.outcome.value == "clear")
    assessment = assessments.start(edition, name="Benchmark", answers=example.answers, priorities={})
    with override_settings(ROOT_URLCONF="benchmarks.urls"):
        yield from _storing(client, assessment)
    yield _report(client, assessment)
    yield from _weights(client, assessment)


def _wizard(client: Client, edition: Edition) -> Iterator[Line]:
    """Each page of the wizard with nothing answered before it, and then with all pages before it answered."""
    floor = _seconds(lambda: client.get(reverse("health-ready")))
    assessment = assessments.start(edition, name="Benchmark", answers={}, priorities={})
    example = loading.load(edition).document.examples[0]
    for step in loading.load(edition).document.steps:
        address = reverse("wizard-step", args=[assessment.secret, step.key])
        for state, seconds in (
            ("cold", _afresh(partial(client.get, address))),
            ("warm", _seconds(partial(client.get, address))),
        ):
            yield Line(
                f"{edition.label}: wizard page {step.key}, {state}",
                milliseconds(seconds),
                f"a page of one query and no template {milliseconds(floor)}",
                seconds / floor,
                "engine under 250 ms, the rest under 25 ms",
                seconds < 0.275,
            )
        sent = {
            question.key: example.answers[question.key]
            for question in step.questions
            if question.key in example.answers
        }
        assessments.save_answers(assessment, base={}, sent={key: list(each) for key, each in sent.items()})


def _afresh(work: Callable[[], Any]) -> float:
    """With no decision kept from before."""

    def forgetful() -> None:
        documenting.forget_documents()
        work()

    return cpu(forgetful, repeats=3)


def _storing(client: Client, assessment: Assessment) -> Iterator[Line]:
    state = assessments.read(assessment)
    step = state.loaded.document.steps[0]
    address = reverse("wizard-step", args=[assessment.secret, step.key])
    sent = cycle(turns(step, assessment))
    floor = _seconds(lambda: client.post(reverse("bare")))
    autosave, engine = _with_engine_apart(lambda: client.post(address, next(sent), headers={"HX-Request": "true"}))
    yield _beside("wizard POST, the panel redisplayed (HTMX)", autosave, engine, floor)
    whole, engine = _with_engine_apart(lambda: client.post(address, next(sent), follow=True))
    followed = _seconds(lambda: client.post(reverse("bare-redirect"), follow=True))
    yield _beside("wizard POST, followed to the next page", whole, engine, followed)


def turns(step: Step, assessment: Assessment) -> list[dict[str, Any]]:
    """What a page sends that turns one answer to another, and what one sends that turns it back."""
    question = step.questions[0]
    found = []
    for before, after in permutations([choice.key for choice in question.choices[:2]]):
        form = StepForm(step, None, {**assessment.answers, question.key: [before]})
        found.append({each.name: each.value for each in form.hidden} | dict(form.initial) | {question.key: after})
    return found


def _beside(work: str, figure: float, engine: float, floor: float) -> Line:
    return Line(
        work,
        f"{milliseconds(figure)} and {milliseconds(engine)} inside the engine",
        f"bare view, one insert and one template {milliseconds(floor)}",
        figure / floor,
        "at most twice the bare view",
        figure <= 2 * floor,
    )


def _seconds(work: Callable[[], Any]) -> float:
    work()
    return cpu(work, times=5, repeats=9)


def _with_engine_apart(work: Callable[[], Any]) -> tuple[float, float]:
    """CPU seconds outside the engine, and inside: decided beforehand, and then afresh."""
    work()
    whole, kept = _afresh(work), _seconds(work)
    return kept, whole - kept


def _report(client: Client, assessment: Assessment) -> Line:
    report = reports.create(assessment)
    figure = _seconds(lambda: client.get(reverse("report", args=[report.token])))
    floor = _seconds(lambda: client.get(reverse("health-ready")))
    return Line(
        "report page",
        milliseconds(figure),
        f"a page of one query and no template {milliseconds(floor)}",
        figure / floor,
        "under 25 ms",
        figure < 0.025,
    )


def _weights(client: Client, assessment: Assessment) -> Iterator[Line]:
    report = reports.create(assessment)
    guide = assessment.edition.guide_key
    option = assessments.read(assessment).loaded.document.options[0].key
    step = assessments.read(assessment).loaded.document.steps[0].key
    pages = {
        "home": reverse("home"),
        "guide": reverse("guide", args=[guide]),
        "option": reverse("option", args=[guide, option]),
        "wizard step": reverse("wizard-step", args=[assessment.secret, step]),
        "answers": reverse("wizard-answers", args=[assessment.secret]),
        "result": reverse("wizard-result", args=[assessment.secret]),
        "report": reverse("report", args=[report.token]),
    }
    for name, address in pages.items():
        content = client.get(address).content
        size = len(gzip.compress(content, 6)) + sum(map(_weight, _static_files(content.decode())))
        yield Line(
            f"bytes as sent: {name}",
            f"{size:,}",
            f"the page alone, uncompressed {len(content):,}",
            size / len(content),
            f"at most {MOST_BYTES:,}",
            size <= MOST_BYTES,
        )


def _static_files(page: str) -> list[str]:
    return re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', page)


def _weight(name: str) -> int:
    """A static file as whitenoise sends it, compressed."""
    plain = re.sub(r"\.[0-9a-f]{12}(\.\w+)$", r"\1", name)
    found = finders.find(plain)
    with open(str(found), "rb") as file:  # noqa: PTH123
        return len(gzip.compress(file.read(), 9))
