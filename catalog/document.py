"""The guide document: one guide, whole, as data.

These models are the one definition behind the file format, its JSON Schema, publication and what the engine loads.
They hold any working copy that the tables can hold: a document that parses may still be unfit to publish, and what
makes it so is a finding of ``catalog.publishing``, never a parsing error. Things refer to one another by key.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal

import rfc8785
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

KEY_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
KEY_LENGTH = 64
LINE_LENGTH = 200
NOT_SURE = "not-sure"
"""What stands for "I don't know" where a choice key could stand; no choice may have it as its key."""


class CriterionKind(StrEnum):
    """Whether a criterion is weighed (graded, by levels) or only shown (descriptive, by texts)."""

    GRADED = "graded"
    DESCRIPTIVE = "descriptive"


class Effect(StrEnum):
    """What a scenario note does to its option where it applies."""

    RULES_OUT = "rules-out"
    NEEDS = "needs"
    CAUTIONS = "cautions"
    FAVOURS = "favours"
    COUNTS_AGAINST = "counts-against"
    SUGGESTS = "suggests"
    INFORMS = "informs"


class Operator(StrEnum):
    """How a clause compares a question's answer with its choices."""

    ANY_OF = "any-of"
    NONE_OF = "none-of"


class QuestionKind(StrEnum):
    """Whether a question takes one choice, or one or more."""

    ONE = "one"
    SEVERAL = "several"


class Changeable(StrEnum):
    """Whether an architect could change the answer in reality, to get another recommendation."""

    NO = "no"
    WITH_EFFORT = "with-effort"
    YES = "yes"


class ReferenceKind(StrEnum):
    """Where a reference stands on the page: what to do next, documentation, or related reading."""

    NEXT_STEP = "next-step"
    DOCUMENTATION = "documentation"
    RELATED = "related"


class Outcome(StrEnum):
    """What a decision comes to, as an example expects it."""

    CLEAR = "clear"
    TIE = "tie"
    OPEN = "open"
    NONE = "none"


class Status(StrEnum):
    """Where an option stands in a decision, as an example expects it."""

    ELIGIBLE = "eligible"
    DEPENDS = "depends"
    RULED_OUT = "ruled-out"


def _printable(text: str) -> str:
    if any(character < " " and character not in "\n\t" for character in text):
        raise ValueError("remove the control characters: only line breaks and tabs may stand in a text")
    return text


Key = Annotated[str, StringConstraints(pattern=KEY_PATTERN, max_length=KEY_LENGTH)]
Line = Annotated[str, StringConstraints(max_length=LINE_LENGTH), AfterValidator(_printable)]
Prose = Annotated[str, AfterValidator(_printable)]
Address = Annotated[str, StringConstraints(max_length=500), AfterValidator(_printable)]


class Part(BaseModel):
    """Base of all parts of a document: closed to unknown fields, immutable once parsed."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Clause(Part):
    """A question's answer compared with some of its choices."""

    question: Key
    operator: Operator
    choices: tuple[Key, ...]


_CASES = "Any of these cases, whose clauses all hold. No case: always."
Case = tuple[Clause, ...]
Cases = Annotated[tuple[Case, ...], Field(description=_CASES)]


class GuideText(Part):
    """The guide itself: what is to be decided, for whom, and within which bounds."""

    key: Key
    title: Line
    question: Line
    summary: Prose = ""
    audience: Prose = ""
    assumptions: tuple[Prose, ...] = ()
    out_of_scope: tuple[Prose, ...] = ()
    sources: tuple[Key, ...] = ()
    contact: Address = ""
    """Where a reader reports a wrong fact: a mail or web address."""


class Source(Part):
    """Where facts come from, and as of when."""

    key: Key
    title: Line
    publisher: Line = ""
    url: Address = ""
    published_on: datetime.date | None = None
    checked_on: datetime.date | None = None
    review_by: datetime.date | None = None


class Level(Part):
    """One level of a graded criterion; levels stand best first."""

    key: Key
    label: Line
    value: Annotated[int, Field(ge=0, le=100)]
    description: Prose = ""


class Criterion(Part):
    """What options are compared on."""

    key: Key
    name: Line
    measures: Prose = ""
    kind: CriterionKind = CriterionKind.GRADED
    applies_when: Cases = ()
    levels: tuple[Level, ...] = ()


class Option(Part):
    """One of the things to choose from. Its description takes the Markdown subset."""

    key: Key
    name: Line
    former_names: tuple[Line, ...] = ()
    summary: Prose = ""
    description: Prose = ""
    sources: tuple[Key, ...] = ()


class Rating(Part):
    """An option on a criterion: a level (graded), a text (descriptive), or neither, which means not stated."""

    option: Key
    criterion: Key
    level: Key | None = None
    text: Prose = ""
    basis: Line = ""
    """The footnote: what the rating holds for, such as "for kubeadm"."""
    rationale: Prose = ""
    sources: tuple[Key, ...] = ()
    disputed: bool = False
    review_by: datetime.date | None = None


class Requirement(Part):
    """A level that an option must reach under a condition; what is rated worse is ruled out by its rating."""

    key: Key
    criterion: Key
    level: Key
    text: Prose = ""
    waiver: Prose = ""
    cases: Cases = ()


class Tool(Part):
    """Something to set an option up with."""

    key: Key
    name: Line
    category: Line = ""
    description: Prose = ""
    url: Address = ""
    options: tuple[Key, ...] = ()
    sources: tuple[Key, ...] = ()


class Reference(Part):
    """Where to read on: about one option, or about the guide as a whole."""

    key: Key
    title: Line
    url: Address
    kind: ReferenceKind
    option: Key | None = None


class Choice(Part):
    """One of a question's closed answers."""

    key: Key
    label: Line
    help: Prose = ""
    exclusive: bool = False
    """Where several may be chosen: whether this one stands alone."""


class Question(Part):
    """What the architect is asked."""

    key: Key
    text: Line
    why: Prose = ""
    help: Prose = ""
    kind: QuestionKind = QuestionKind.ONE
    changeable: Changeable = Changeable.YES
    choices: tuple[Choice, ...] = ()


class Step(Part):
    """A wizard page of related questions."""

    key: Key
    title: Line
    introduction: Prose = ""
    questions: tuple[Question, ...] = ()


class Note(Part):
    """A sentence about one option that holds under a condition."""

    key: Key
    option: Key
    effect: Effect
    points: Annotated[int, Field(ge=-20, le=20)] | None = None
    """Over the effect's own: +5 favours, -5 counts-against and cautions, 0 the rest."""
    text: Prose
    waiver: Prose = ""
    tools: tuple[Key, ...] = ()
    sources: tuple[Key, ...] = ()
    disputed: bool = False
    review_by: datetime.date | None = None
    cases: Cases = ()


class Expected(Part):
    """What an example expects of its decision; what is left out is not compared."""

    outcome: Outcome
    leaders: tuple[Key, ...] = ()
    statuses: dict[Key, Status] = {}


class Example(Part):
    """A worked case: a sentence, answers, and the decision expected."""

    key: Key
    sentence: Prose
    answers: dict[Key, tuple[Key, ...] | Literal["not-sure"]] = {}
    priorities: dict[Key, Annotated[int, Field(ge=0, le=4)]] = {}
    expected: Expected


class GuideDocument(Part):
    """One guide, whole. Lists stand in the order in which pages show them."""

    format: Literal[1] = 1
    guide: GuideText
    sources: tuple[Source, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    options: tuple[Option, ...] = ()
    ratings: tuple[Rating, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    tools: tuple[Tool, ...] = ()
    references: tuple[Reference, ...] = ()
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def graded(self) -> tuple[Criterion, ...]:
        """The criteria that are weighed; descriptive ones are only shown."""
        return tuple(criterion for criterion in self.criteria if criterion.kind is CriterionKind.GRADED)

    @property
    def questions(self) -> Iterator[Question]:
        """Every question, in the order of the steps."""
        return (question for step in self.steps for question in step.questions)

    def data(self) -> dict[str, Any]:
        """The document as JSON data, with what is empty left out."""
        return {"format": self.format, **self.model_dump(mode="json", exclude_defaults=True)}

    def to_bytes(self) -> bytes:
        """The document as a file: UTF-8, indented, keys in the order of the models, one line feed at the end."""
        return (json.dumps(self.data(), ensure_ascii=False, indent=2) + "\n").encode()

    def sha256(self) -> str:
        """The hash of the canonical form (RFC 8785), in hexadecimal."""
        return hashlib.sha256(rfc8785.dumps(self.data())).hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a document: where it stands (``notes[3].effect``) and what to do about it."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class DocumentError(ValueError):
    """A document could not be read; carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def parse_document(content: bytes | str) -> GuideDocument:
    """Read a guide document from JSON text.

    Raises ``DocumentError`` with every problem found, each with its path in the document.
    """
    try:
        return GuideDocument.model_validate_json(content)
    except ValidationError as error:
        raise DocumentError(_problems(error)) from error


def build_document(data: dict[str, Any]) -> GuideDocument:
    """Make a guide document of data. Raises ``DocumentError`` as ``parse_document`` does."""
    try:
        return GuideDocument.model_validate(data)
    except ValidationError as error:
        raise DocumentError(_problems(error)) from error


def path_of(*steps: str | int) -> str:
    """The way to a place in a document: ``path_of("notes", 3, "effect")`` is ``notes[3].effect``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


_REMEDIES = {
    "missing": "add this field: it is required",
    "extra_forbidden": "remove this field: none of this name is known here",
    "string_pattern_mismatch": "write a key in small letters, digits and single hyphens, such as windows-nodes",
    "string_too_long": "shorten this to {max_length} characters at most",
    "greater_than_equal": "give a number of at least {ge}",
    "less_than_equal": "give a number of at most {le}",
    "enum": "write one of {expected}",
    "literal_error": "write {expected}",
    "tuple_type": "write a list, in square brackets",
    "json_invalid": "mend the JSON: {error}",
}
"""What to do about a fault, by pydantic's name for it; other faults keep pydantic's own words."""


def _problems(error: ValidationError) -> list[Problem]:
    """One problem a place: where a value may be of two types, pydantic reports a fault for each."""
    problems: dict[str, Problem] = {}
    for fault in error.errors(include_url=False):
        path = path_of(*(step for step in fault["loc"] if not str(step).endswith("]"))) or "document"
        remedy = _REMEDIES.get(fault["type"], "{msg}").format(msg=fault["msg"], **fault.get("ctx", {}))
        problems.setdefault(path, Problem(path, remedy.removeprefix("Value error, ")))
    return list(problems.values())


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the guide document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **GuideDocument.model_json_schema(),
        "title": "Guide document",
    }
