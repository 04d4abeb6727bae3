"""What contradicts itself: ratings against their criterion, choices against their question, answers of examples."""

from collections.abc import Iterator
from itertools import chain, pairwise

from catalog.checks.findings import Finding, Path, blocks
from catalog.checks.places import clauses, questions
from catalog.document import NOT_SURE, CriterionKind, Effect, GuideDocument, Question, QuestionKind

MOST_CHOICES = 12
"""Of a question that takes several: 12 choices make 4,095 answers, which is what deciding exactly can bear."""


def logic(document: GuideDocument) -> list[Finding]:
    """Every finding about parts that don't fit together."""
    checks = (
        _level_values, _levels_of_descriptive, _ratings, _requirements, _disputed_ratings, _disputed_notes, _clauses,
        _exclusive_choices, _many_choices, _examples,
    )  # fmt: skip
    return list(chain.from_iterable(check(document) for check in checks))


def _level_values(document: GuideDocument) -> Iterator[Finding]:
    for index, criterion in enumerate(document.criteria):
        for place, (better, worse) in enumerate(pairwise(criterion.levels), start=1):
            if worse.value >= better.value:
                message = f'"{worse.key}" stands below "{better.key}" and needs a lower value: levels stand best first'
                yield blocks("levels-order", ("criteria", index, "levels", place, "value"), message)


def _descriptive(document: GuideDocument) -> set[str]:
    return {criterion.key for criterion in document.criteria if criterion.kind is CriterionKind.DESCRIPTIVE}


def _levels_of_descriptive(document: GuideDocument) -> Iterator[Finding]:
    for index, criterion in enumerate(document.criteria):
        if criterion.kind is CriterionKind.DESCRIPTIVE and criterion.levels:
            message = f'the descriptive criterion "{criterion.key}" has levels: delete them, or make it graded'
            yield blocks("levels-of-descriptive", ("criteria", index, "levels"), message)


def _ratings(document: GuideDocument) -> Iterator[Finding]:
    descriptive = _descriptive(document)
    for index, rating in enumerate(document.ratings):
        if rating.criterion in descriptive and rating.level is not None:
            message = f'"{rating.criterion}" is descriptive: write a text instead of a level'
            yield blocks("level-on-descriptive", ("ratings", index, "level"), message)
        if rating.criterion not in descriptive and rating.text:
            message = f'"{rating.criterion}" is graded: choose a level, and move the text to the rationale'
            yield blocks("text-on-graded", ("ratings", index, "text"), message)


def _requirements(document: GuideDocument) -> Iterator[Finding]:
    descriptive = _descriptive(document)
    for index, requirement in enumerate(document.requirements):
        if requirement.criterion in descriptive:
            message = f'"{requirement.criterion}" is descriptive: only a graded criterion has levels to require'
            yield blocks("requirement-on-descriptive", ("requirements", index, "criterion"), message)


def _disputed_ratings(document: GuideDocument) -> Iterator[Finding]:
    required = {requirement.criterion for requirement in document.requirements}
    for index, rating in enumerate(document.ratings):
        if rating.disputed and rating.criterion in required:
            message = f'"{rating.criterion}" can be required, so a disputed rating could rule an option out: settle it'
            yield blocks("disputed-requirement", ("ratings", index, "disputed"), message)


def _disputed_notes(document: GuideDocument) -> Iterator[Finding]:
    for index, note in enumerate(document.notes):
        if note.disputed and note.effect is Effect.RULES_OUT:
            message = f'"{note.key}" rules an option out and is disputed: settle it, or let it only caution'
            yield blocks("disputed-rules-out", ("notes", index, "disputed"), message)


def _clauses(document: GuideDocument) -> Iterator[Finding]:
    for path, clause in clauses(document):
        if not clause.choices:
            message = f'the clause on "{clause.question}" names no choice: add one, or delete the clause'
            yield blocks("clause-empty", (*path, "choices"), message)


def _exclusive_choices(document: GuideDocument) -> Iterator[Finding]:
    for path, question in questions(document):
        exclusive = [choice for choice in question.choices if choice.exclusive]
        if exclusive and question.kind is QuestionKind.ONE:
            message = f'"{question.key}" takes one choice, so that each stands alone: mark none as exclusive'
            yield blocks("exclusive-in-one", (*path, "choices"), message)
        elif exclusive and len(exclusive) == len(question.choices):
            message = f'every choice of "{question.key}" stands alone: let the question take one choice'
            yield blocks("all-exclusive", (*path, "choices"), message)


def _many_choices(document: GuideDocument) -> Iterator[Finding]:
    for path, question in questions(document):
        if question.kind is QuestionKind.SEVERAL and len(question.choices) > MOST_CHOICES:
            message = f'"{question.key}" takes several of its {len(question.choices)} choices: {MOST_CHOICES} at most'
            yield blocks("too-many-choices", (*path, "choices"), message)


def _examples(document: GuideDocument) -> Iterator[Finding]:
    known = {question.key: question for question in document.questions}
    for index, example in enumerate(document.examples):
        for key, answer in example.answers.items():
            if answer == NOT_SURE or key not in known:
                continue
            if message := _unfit(tuple(answer), known[key]):
                path: Path = ("examples", index, "answers", key)
                yield blocks("unfit-answer", path, message)


def _unfit(answer: tuple[str, ...], question: Question) -> str:
    alone = {choice.key for choice in question.choices if choice.exclusive}
    if not answer:
        return f'give at least one choice, or "{NOT_SURE}"'
    if len(answer) > 1 and question.kind is QuestionKind.ONE:
        return f'"{question.key}" takes one choice: leave one'
    if len(answer) > 1 and alone.intersection(answer):
        return f'"{sorted(alone.intersection(answer))[0]}" stands alone: leave the others out'
    return ""
