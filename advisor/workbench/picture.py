"""A picture of a guide: options by questions, and what each answer does to each option."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from advisor.engine.guide import Effect, Note
from advisor.formatting import signed
from advisor.http import Request
from advisor.loading import LoadedEdition
from advisor.workbench.drafts import UnsoundError, load_draft
from catalog.admin.pages import guide_page, show
from catalog.admin.places import Places
from catalog.models import Guide
from catalog.wording import Clause

EFFECTS = {
    Effect.RULES_OUT: "rules out",
    Effect.COUNTS_AGAINST: "counts against",
    Effect.CAUTIONS: "cautions",
    Effect.NEEDS: "needs",
    Effect.FAVOURS: "favours",
    Effect.SUGGESTS: "suggests",
    Effect.INFORMS: "informs",
}
"""In the order in which a cell shows them."""


@dataclass(frozen=True, slots=True)
class Doing:
    """A note or a requirement whose condition asks a question."""

    key: str
    url: str
    effect: str
    kind: str
    """The effect as styles know it."""
    points: str
    alone: bool
    """Whether it asks nothing else."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question."""

    key: str
    text: str
    url: str
    criteria: tuple[str, ...]
    """The criteria whose weight it decides."""
    cells: tuple[tuple[Doing, ...], ...]
    """By option."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The table."""

    options: tuple[str, ...]
    steps: tuple[tuple[str, tuple[Row, ...]], ...]
    always: tuple[tuple[Doing, ...], ...]
    """By option, what applies whatever is answered."""


@require_safe
@guide_page()
def picture_view(request: Request, guide: Guide) -> HttpResponse:
    """The picture of the working copy as it stands."""
    template = "workbench/picture.html"
    try:
        loaded = load_draft(guide)
    except UnsoundError as error:
        return show(request, guide, template, {"faults": error.faults}, title="Picture")
    return show(request, guide, template, {"picture": picture(loaded, Places(guide))}, title="Picture")


def picture(loaded: LoadedEdition, places: Places) -> Picture:
    """What the conditions of a document's notes, requirements and criteria make of each answer."""
    return _Painter(loaded, places).picture()


class _Painter:
    def __init__(self, loaded: LoadedEdition, places: Places) -> None:
        self._loaded, self._places = loaded, places
        order = list(EFFECTS)
        self._notes = sorted(loaded.engine.all_notes, key=lambda note: order.index(note.effect))

    def picture(self) -> Picture:
        document = self._loaded.document
        return Picture(
            options=tuple(option.name for option in document.options),
            steps=tuple(
                (step.title, tuple(self._row(question.key, question.text) for question in step.questions))
                for step in document.steps
            ),
            always=self._cells(""),
        )

    def _row(self, question: str, text: str) -> Row:
        criteria = (each for each in self._loaded.document.criteria if question in _asked(each.applies_when))
        return Row(
            key=question,
            text=text,
            url=self._places.of("question", question),
            criteria=tuple(criterion.name for criterion in criteria),
            cells=self._cells(question),
        )

    def _cells(self, question: str) -> tuple[tuple[Doing, ...], ...]:
        return tuple(tuple(self._doings(option.key, question)) for option in self._loaded.document.options)

    def _doings(self, option: str, question: str) -> Iterator[Doing]:
        """What asks a question, or asks none, where none is given."""
        for note in self._notes:
            asked = _asked(note.condition)
            if note.option == option and (question in asked or (not question and not asked)):
                yield self._doing(note, alone=len(asked) < 2)

    def _doing(self, note: Note, *, alone: bool) -> Doing:
        key, _, required = note.key.partition(":")
        return Doing(
            key=key,
            url=self._places.of("requirement" if required else "note", key),
            effect=EFFECTS[note.effect],
            kind=note.effect.value,
            points=signed(note.worth) if note.worth else "",
            alone=alone,
        )


def _asked(cases: Sequence[Sequence[Clause]]) -> list[str]:
    """The questions that a condition asks, each once."""
    return list(dict.fromkeys(clause.question for case in cases for clause in case))
