"""What the engine proves of a guide document, as findings: part of every check (see ``catalog.checking``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from django.utils.text import get_text_list

from advisor.engine.answers import NOT_SURE, parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.decision import ENGINE_VERSION, Decision
from advisor.engine.errors import AnswersError
from advisor.engine.guide import Guide
from advisor.engine.proofs import NeverLeads, Proof, prove
from advisor.engine.redundancy import Overlap
from advisor.engine.stranding import Stranding
from advisor.loading import by_key, engine_guide
from catalog import checking
from catalog.checks import Answers, Finding, Severity
from catalog.document import Effect, Example, GuideDocument, Note, path_of

METHOD = "decision diagrams over classes of answers that no condition tells apart"

LISTS = {"note": "notes", "requirement": "requirements", "criterion": "criteria", "option": "options"}
CONDITIONS = {"note": "cases", "requirement": "cases", "criterion": "applies_when"}


def prove_document(document: GuideDocument) -> checking.Proof:
    """Prove a document whose structure is sound, over every complete answer set at priorities 2."""
    proof = prove(engine_guide(document))
    record = {
        "space": proof.completions,
        "stranded": proof.stranded,
        "classes": proof.classes,
        "method": METHOD,
        "exact": proof.exact,
        "not_covered": list(proof.not_covered),
        "engine": ENGINE_VERSION,
    }
    return checking.Proof(tuple(_Findings(document, proof).all()), record)


@dataclass(frozen=True)
class _Findings:
    """A proof in sentences."""

    document: GuideDocument
    proof: Proof

    def all(self) -> Iterator[Finding]:
        proof = self.proof
        return chain(
            failed_examples(self.document),
            (self._never_applies(*each) for each in proof.never_applying),
            (self._stranding(each) for each in proof.strandings),
            (self._never_leads(each) for each in proof.never_leading),
            (self._idle(*each) for each in proof.idle),
            (self._contradiction(each) for each in proof.contradictions),
            (self._subsumption(each) for each in proof.subsumptions if self._says_the_same(each)),
            (self._not_covered(each) for each in proof.not_covered),
            self._ties(),
        )

    def _never_applies(self, kind: str, key: str) -> Finding:
        message = f'no answers meet the condition of "{key}": mend its cases, or delete it'
        path = path_of(*self._place(kind, key), CONDITIONS[kind])
        severity = Severity.WARNING if kind == "criterion" else Severity.BLOCKS
        return Finding(severity, "never-applies", path, message)

    def _stranding(self, stranding: Stranding) -> Finding:
        named = get_text_list([self._named(key) for key in stranding.notes], "and")
        message = f"{named} rule out every option between them, {self._share(stranding.count)}"
        return Finding(Severity.WARNING, "no-option-left", self._path(stranding.notes[0]), message, stranding.example)

    def _never_leads(self, never: NeverLeads) -> Finding:
        path = path_of(*self._place("option", never.option))
        name = f'"{never.option}"'
        if never.ruled_out:
            message = f"{name} never leads: it is ruled out whatever is answered"
        elif never.priorities:
            weights = get_text_list(
                [f"{self._criteria[key]} {weight}" for key, weight in never.priorities.items()], "and"
            )
            message = f"{name} leads for no answers at priorities 2; it can at these: {weights}"
        else:
            tried = "any of the" if never.tried == never.among else f"{never.tried} that were tried of"
            message = f"{name} leads for no answers at priorities 2, nor at {tried} {never.among:,} others"
        return Finding(Severity.WARNING, "never-leads", path, message, never.example)

    def _idle(self, kind: str, key: str) -> Finding:
        if kind == "question":
            message = f'the answer to "{key}" changes no status and nothing about what leads'
            return Finding(Severity.WARNING, "never-matters", path_of(*self._question(key)), message)
        message = f'"{key}" changes no status and nothing about what leads: without it, all would be decided alike'
        return Finding(Severity.WARNING, "never-matters", path_of(*self._place(kind, key)), message)

    def _contradiction(self, overlap: Overlap) -> Finding:
        both = f"{self._named(overlap.note)} and {self._named(overlap.other)}"
        message = f"{both} speak for and against the same option under the same condition: keep one, or tell them apart"
        return Finding(Severity.WARNING, "for-and-against", self._path(overlap.other), message, overlap.example)

    def _subsumption(self, overlap: Overlap) -> Finding:
        message = f"wherever {self._named(overlap.note)} applies, {self._named(overlap.other)} says it already"
        return Finding(Severity.WARNING, "subsumed", self._path(overlap.note), message, overlap.example)

    def _not_covered(self, what: str) -> Finding:
        return Finding(Severity.WARNING, "not-covered", "document", f"the guide is too large to prove {what}")

    def _ties(self) -> Iterator[Finding]:
        for tie in self.proof.ties:
            named = get_text_list([f'"{option}"' for option in tie.options], "and")
            message = f"{named} lead together, {self._share(tie.count)}"
            yield Finding(Severity.REMARK, "tie", "options", message, tie.example)

    def _says_the_same(self, overlap: Overlap) -> bool:
        """Whether a note adds nothing to one that applies wherever it does: both rule out, or have the same text."""
        note, other = self._notes.get(overlap.note), self._notes.get(overlap.other)
        if note is None:
            return False
        if note.effect is Effect.RULES_OUT:
            return True
        return other is not None and note.text.casefold().split() == other.text.casefold().split()

    def _share(self, count: int) -> str:
        return f"for {count:,} of {self.proof.completions:,} ways to answer"

    def _named(self, key: str) -> str:
        requirement, _, option = key.partition(":")
        return f'requirement "{requirement}" (for "{option}")' if option else f'"{key}"'

    def _path(self, key: str) -> str:
        """The path of a note, or of the requirement that it comes from."""
        requirement, _, option = key.partition(":")
        return path_of(*self._place("requirement" if option else "note", requirement))

    def _place(self, kind: str, key: str) -> tuple[str, int]:
        things = getattr(self.document, LISTS[kind])
        return LISTS[kind], next(at for at, thing in enumerate(things) if thing.key == key)

    def _question(self, key: str) -> tuple[str | int, ...]:
        for number, step in enumerate(self.document.steps):
            for position, question in enumerate(step.questions):
                if question.key == key:
                    return "steps", number, "questions", position
        raise LookupError(key)

    @cached_property
    def _notes(self) -> dict[str, Note]:
        return by_key(self.document.notes)

    @cached_property
    def _criteria(self) -> dict[str, str]:
        return {criterion.key: criterion.name for criterion in self.document.criteria}


def failed_examples(document: GuideDocument) -> Iterator[Finding]:
    """A finding for each example that is decided otherwise than it expects, or can't be decided."""
    guide = engine_guide(document)
    for index, example in enumerate(document.examples):
        try:
            faults = _faults(example, _decided(guide, example))
        except AnswersError as error:
            faults = [str(problem) for problem in error.problems]
        if faults:
            message = f'"{example.key}" is decided otherwise than it expects: {"; ".join(faults)}'
            yield Finding(Severity.BLOCKS, "example-fails", path_of("examples", index), message, _known(example))


def _decided(guide: Guide, example: Example) -> Decision:
    return decide(guide, parse_answers(guide, example.answers), parse_priorities(guide, example.priorities))


def _faults(example: Example, decision: Decision) -> list[str]:
    expected = example.expected
    statuses = {standing.option: standing.status for standing in decision.standings}
    found = [("the outcome", expected.outcome.value, decision.outcome.value)]
    if expected.leaders:
        found.append(("the leaders", _listed(expected.leaders), _listed(decision.leaders)))
    found += [(f'"{key}"', status.value, statuses[key].value) for key, status in expected.statuses.items()]
    return [f"{what}: {wanted} expected, {got} found" for what, wanted, got in found if wanted != got]


def _listed(options: tuple[str, ...]) -> str:
    """The options in one order, since examples name theirs in any."""
    return get_text_list(sorted(options), "and") or "none"


def _known(example: Example) -> Answers:
    return {question: tuple(answer) for question, answer in example.answers.items() if answer != NOT_SURE}
