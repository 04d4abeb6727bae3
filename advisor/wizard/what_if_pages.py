"""What the pages of a what-if show: typed contexts, for templates that print and loop."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from django.contrib.humanize.templatetags.humanize import ordinal
from django.utils.html import format_html

from advisor.assessments import Conflict, State
from advisor.formatting import listed
from advisor.loading import LoadedEdition
from advisor.presenting import questions, report, side_by_side, verdict, words
from advisor.wizard import navigation, query
from advisor.wizard.forms import OrderForm, ScaleForm
from advisor.wizard.merging import Hidden, MergedForm
from advisor.wizard.pages import ORDER_SAVED, StepPage
from advisor.wizard.what_if import REPORT, OfWhatIf, RefusedError, WhatIf, base_of
from catalog.document import NOT_SURE

Given = dict[str, int] | tuple[tuple[str, ...], ...]
"""Priorities as a decision document has them: levels, or an order."""


@dataclass(frozen=True, slots=True)
class Change:
    """An answer or a priority that differs from the original."""

    text: str
    before: str
    """What a choice says stands in quotation marks; that there is none does not."""
    after: str
    undo_url: str
    """The what-if without it."""


@dataclass(frozen=True, slots=True)
class Banner:
    """What tells a page of a what-if from the page that it resembles."""

    title: str
    text: str
    url: str
    link: str
    result: str = "Compare"
    """What the panel's link to both decisions says."""


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """Changes that do not fit their original."""

    name: str
    edition: str
    problems: tuple[str, ...]
    rest_url: str
    """The what-if with all that fits."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a field's question says of the original, where that says otherwise; it is there to be filled, if empty."""

    key: str
    text: str

    @property
    def id(self) -> str:
        return f"as-it-is-{self.key}"


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """Both decisions side by side, what is changed, and what else could be."""

    name: str
    of_report: bool
    original: verdict.Verdict
    sides: side_by_side.SideBySide | None
    """``None`` while nothing is changed."""
    changes: tuple[Change, ...]
    steps: tuple[tuple[questions.StepLine, str], ...]
    """Each with the address at which its questions are answered otherwise."""
    priorities: tuple[report.Priority, ...]
    priorities_url: str
    original_url: str
    hidden: tuple[Hidden, ...]
    """What the form that keeps it sends of the original."""
    conflicts: tuple[str, ...]


def page(what_if: WhatIf, conflicts: Iterable[tuple[str, Conflict]] = ()) -> WhatIfPage:
    """The page; ``conflicts`` are what kept the changes from being stored."""
    original, changed, at = what_if.original, what_if.changed, what_if.at
    loaded, before, after = original.loaded, original.document, changed.document
    steps = questions.steps(loaded, after, unfit=changed.unfit)
    return WhatIfPage(
        name=original.assessment.name,
        of_report=what_if.of_report,
        original=verdict.verdict(loaded, before),
        sides=side_by_side.side_by_side(loaded, before, after) if what_if.said else None,
        changes=(*_changed_answers(what_if), *_changed_priorities(what_if)),
        steps=tuple((step, at.step(step.key)) for step in steps),
        priorities=report.priorities(loaded, after.priorities),
        priorities_url=navigation.priorities_url(changed, at),
        original_url=at.original,
        hidden=tuple(Hidden(name, value) for name, values in base_of(what_if).items() for value in values),
        conflicts=tuple(_conflict_text(original, field, conflict) for field, conflict in conflicts),
    )


def changing(what_if: WhatIf, asked: StepPage) -> StepPage:
    """A page of the wizard as the what-if has it: it leads back to both decisions, and stores nothing."""
    start = what_if.at.start
    places = tuple(
        replace(place, title="Side by side") if place.url == start else place for place in asked.frame.places
    )
    counts = "An order counts so far." if what_if.changed.priorities.order else "Five levels count so far."
    for mark in marks(what_if, asked.form):
        field = asked.form[mark.key]
        field.help_text = format_html('{} <strong id="{}">{}</strong>', field.help_text, mark.id, mark.text)
    return replace(
        asked,
        submit="Compare",
        frame=replace(asked.frame, places=places, panel=replace(asked.frame.panel, firm=False)),
        aside=replace(asked.aside, before=counts) if asked.aside else None,
    )


def marks(what_if: WhatIf, form: MergedForm) -> tuple[Mark, ...]:
    """A mark for each field of a form."""
    before = _as_it_is(what_if, form)
    return tuple(Mark(key, f"Changed. As it is: {before[key]}." if key in before else "") for key in form.fields)


def _as_it_is(what_if: WhatIf, form: MergedForm) -> dict[str, str]:
    """What the original says, of what is changed and asked on such a form."""
    original, said = what_if.original, what_if.said
    if not isinstance(form, ScaleForm):
        stored = original.assessment.answers
        return {key: _answer(original.loaded, key, stored.get(key)) for key in said.answers}
    changed = said.order if isinstance(form, OrderForm) else said.priorities
    if original.priorities.order:
        return {key: _priority("order", original.assessment.order.get(key)) for key in changed}
    return {key: _priority("priorities", original.priorities.by_criterion[key]) for key in changed}


def banner(at: OfWhatIf) -> Banner:
    """Where one is: the title of a what-if over a report says so, as both may be open at once."""
    if at.over == REPORT:
        text = "nothing is stored, and the report stays as it is."
        return Banner("What if, from a report", text, at.original, "Back to the report")
    return Banner("What if", "nothing is stored until you keep it.", at.original, "Back to the result")


def refused(error: RefusedError) -> RefusedPage:
    """What is wrong with an address, and the ways on."""
    known = error.original
    return RefusedPage(known.assessment.name, known.loaded.label, tuple(map(str, error.problems)), error.rest.start)


def _changed_answers(what_if: WhatIf) -> Iterator[Change]:
    loaded, stored = what_if.original.loaded, what_if.original.assessment.answers
    for key, value in what_if.said.answers.items():
        before, after = _answer(loaded, key, stored.get(key)), _answer(loaded, key, value)
        yield Change(loaded.questions[key].text, before, after, what_if.at.without(key))


def _answer(loaded: LoadedEdition, question: str, given: Sequence[str] | str | None) -> str:
    said = words.answer(loaded, question, given)
    return said.lower() if given in (None, NOT_SURE) else f"“{said}”"


def _changed_priorities(what_if: WhatIf) -> Iterator[Change]:
    """Each level; or all as one, where there is an order: no place in one moves alone."""
    loaded = what_if.original.loaded
    before, after = (state.document.priorities for state in (what_if.original, what_if.changed))
    names = [name for name in what_if.at.query if name.startswith((query.PRIORITY, query.PLACE))]
    if not (isinstance(before, dict) and isinstance(after, dict)):
        if names:
            said, then = ("; ".join(_all_in_words(loaded, given)) for given in (before, after))
            yield Change("How much the criteria matter", said, then, what_if.at.without(*names))
        return
    for name in names:
        key = name.removeprefix(query.PRIORITY)
        said, then = (f"“{report.PRIORITY_WORDS[levels[key]]}”" for levels in (before, after))
        yield Change(loaded.criteria[key].name, said, then, what_if.at.without(name))


def _all_in_words(loaded: LoadedEdition, given: Given) -> Iterator[str]:
    """Every criterion, by its level; or by its place, those that share one together, and then those without."""
    if isinstance(given, dict):
        yield from (f"{each.name}: {each.words.lower()}" for each in report.priorities(loaded, given))
        return
    for place, alike in enumerate(given, 1):
        yield f"{ordinal(place)}: {listed([loaded.criteria[key].name for key in alike])}"
    if rest := [each.name for each in loaded.document.graded if each.key not in chain(*given)]:
        yield f"{report.PRIORITY_WORDS[0].lower()}: {listed(rest)}"


def _conflict_text(state: State, field: str, conflict: Conflict) -> str:
    if not conflict.key:
        return ORDER_SAVED
    if field == "answers":
        label, stored = state.loaded.questions[conflict.key].text, _answer(state.loaded, conflict.key, conflict.stored)
    else:
        label, stored = state.loaded.criteria[conflict.key].name, _priority(field, conflict.stored)
    return f"“{label}” was changed elsewhere while this page was open, to {stored}."


def _priority(field: str, stored: int | None) -> str:
    if stored is None:
        return "no place"
    return f"“{ordinal(stored) if field == 'order' and stored else report.PRIORITY_WORDS[stored]}”"
