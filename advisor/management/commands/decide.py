"""Decide from the command line: prints the decision document for some answers under an edition."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Never, TypeVar

from django.core.management.base import BaseCommand, CommandError

from advisor.documenting import full_document
from advisor.documents import SCHEMA, DecisionDocument
from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.errors import AnswersError, Problem
from advisor.engine.guide import Guide
from advisor.loading import LoadedEdition, load
from catalog.models import Edition

Parsed = TypeVar("Parsed")
_FIELDS = {SCHEMA, *DecisionDocument.model_fields}


class Command(BaseCommand):
    help = (
        "Print the decision document for some answers, as JSON. FILE (or - for standard input) holds answers as "
        'an object, {"answers": ..., "priorities": ...}, or a decision document, which is then decided again. '
        "What --set and --priority say comes over it. Priorities are an object, or a list: the criteria in order, the "
        "most important first, those that matter alike in a list of their own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("guide", help="the guide's key, such as edge-kubernetes")
        parser.add_argument("--edition", default="", help="the edition's label; without it, the current one")
        parser.add_argument("--answers", default="", metavar="FILE", help="a file with answers; - for standard input")
        parser.add_argument("--set", action="append", default=[], metavar="QUESTION=CHOICE[,CHOICE]", dest="set")
        parser.add_argument("--priority", action="append", default=[], metavar="CRITERION=N")

    def handle(self, *_: Any, **options: Any) -> None:
        loaded = self._loaded(options["guide"], options["edition"])
        given = self._given(options["answers"]) if options["answers"] else {}
        problems: list[Problem] = []
        answers, priorities = _parts(given, problems)
        answers |= {key: _listed(value) for key, value in _pairs(options["set"], "--set", "question=choice", problems)}
        levels = {
            key: int(value) if value.isdecimal() and len(value) == 1 else value
            for key, value in _pairs(options["priority"], "--priority", "criterion=2", problems)
        }
        priorities = _with_levels(priorities, levels, problems)
        self.stdout.write(_decided(loaded, answers, priorities, problems))

    def _loaded(self, guide: str, label: str) -> LoadedEdition:
        editions = Edition.objects.without_documents()
        edition = editions.labelled(guide, label) if label else editions.current_for(guide)
        if edition is None:
            labels = ", ".join(each.label for each in editions.for_guide(guide))
            known = f"It has {labels}" if labels else "No edition of such a guide is published"
            _refuse([Problem(guide, f"there is no edition {label or 'that is current'}", known)])
        return load(edition)

    def _given(self, name: str) -> Any:
        try:
            text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
            return json.loads(text, object_pairs_hook=_once)
        except OSError as error:
            _refuse(
                [Problem(name, f"the file can't be read: {error.strerror}", "Name a file, or - for standard input")]
            )
        except UnicodeDecodeError:
            _refuse([Problem(name, "the file is not UTF-8 text", "Give JSON in UTF-8")])
        except (ValueError, RecursionError) as error:
            _refuse([Problem(name, f"this is no JSON: {error}", "Mend the file")])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object in which no key stands twice: which of the two is meant, nobody could say."""
    keys = [key for key, _ in pairs]
    twice = [key for key in dict.fromkeys(keys) if keys.count(key) > 1]
    if twice:
        raise ValueError(f"{', '.join(twice)} stands twice in one object")
    return dict(pairs)


def _parts(given: Any, problems: list[Problem]) -> tuple[dict[str, Any], Any]:
    """Answers and priorities, from any of the three forms that a file may have."""
    if not isinstance(given, dict):
        problems.append(Problem("answers", "they are not an object", 'Give {"question": ["choice"]}'))
        return {}, {}
    whole = given if isinstance(given.get("answers"), dict) else {"answers": given}
    remedy = "Give answers and priorities, or a whole decision document"
    problems += [Problem(key, "there is no such field", remedy) for key in whole if key not in _FIELDS]
    return dict(whole["answers"]), whole.get("priorities", {})


def _with_levels(priorities: Any, levels: dict[str, Any], problems: list[Problem]) -> Any:
    """Priorities as the file gives them, in either form, with the levels of the line over them."""
    if isinstance(priorities, dict):
        return priorities | levels
    if isinstance(priorities, list) and levels:
        remedy = "Change the order in the file, or leave it out"
        problems.append(Problem("--priority", "the file gives the priorities as an order, which has no levels", remedy))
    return priorities


def _pairs(given: Iterable[str], option: str, form: str, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    seen = set()
    for each in given:
        key, equals, value = each.partition("=")
        if not (equals and key and value):
            problems.append(Problem(f"{option} {each}", "it is no pair", f"Write {option} {form}"))
        elif key in seen:
            problems.append(Problem(f"{option} {each}", f"{key} is given twice", "Keep one of them"))
        else:
            seen.add(key)
            yield key, value


def _listed(value: str) -> list[str] | str:
    return value if value == "not-sure" else value.split(",")


def _decided(loaded: LoadedEdition, answers: dict[str, Any], priorities: Any, problems: list[Problem]) -> str:
    """The decision document as text; refuses with all problems at once."""
    known = _parsed(parse_answers, loaded, answers, problems)
    weights = _parsed(parse_priorities, loaded, priorities, problems)
    if problems or known is None or weights is None:
        _refuse(problems)
    document = full_document(loaded, known, weights)
    return document.text()


def _parsed(
    parse: Callable[[Guide, object], Parsed], loaded: LoadedEdition, given: Any, problems: list[Problem]
) -> Parsed | None:
    try:
        return parse(loaded.engine, given)
    except AnswersError as error:
        problems += error.problems
        return None


def _refuse(problems: Iterable[Problem]) -> Never:
    raise CommandError("\n".join(map(str, problems)), returncode=2)
