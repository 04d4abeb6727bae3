"""The tables of the catalog: the working copy of each guide, its revisions, and what was published of it."""

from catalog.models.checks import Check
from catalog.models.conditions import Clause, CriterionClause, NoteClause, RequirementClause
from catalog.models.criteria import Criterion, Level, Rating, Requirement
from catalog.models.editions import CurrentEdition, Edition, Retirement
from catalog.models.examples import Example, ExampleAnswer, ExamplePriority, ExampleStatus
from catalog.models.guides import Guide
from catalog.models.notes import Note
from catalog.models.options import Option
from catalog.models.questions import Choice, Question, Step
from catalog.models.revisions import Revision
from catalog.models.sources import Source
from catalog.models.tools import Reference, Tool

__all__ = [
    "Check",
    "Choice",
    "Clause",
    "Criterion",
    "CriterionClause",
    "CurrentEdition",
    "Edition",
    "Example",
    "ExampleAnswer",
    "ExamplePriority",
    "ExampleStatus",
    "Guide",
    "Level",
    "Note",
    "NoteClause",
    "Option",
    "Question",
    "Rating",
    "Reference",
    "Requirement",
    "RequirementClause",
    "Retirement",
    "Revision",
    "Source",
    "Step",
    "Tool",
]
