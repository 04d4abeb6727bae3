"""A link that starts an assessment: what it brings, what is wrong with it, and the one that an assessment gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase

from django.http import QueryDict
from django.urls import reverse

from advisor.assessments import State, read_against
from advisor.engine.errors import AnswersError, Problem
from advisor.engine.guide import DEFAULT_PRIORITY
from advisor.formatting import counted, listed
from advisor.loading import LoadedEdition
from advisor.models import Assessment
from advisor.presenting import words
from advisor.presenting.report import Priority, priorities
from advisor.wizard import query
from advisor.wizard.query import PLACE, PRIORITY, Query, Said

PASSED_OVER = {
    "campaigns": ("utm_*", "mtm_*", "pk_*"),
    "Google": ("_ga", "_gl", "dclid", "gbraid", "gclid", "gclsrc", "wbraid"),
    "HubSpot": ("_hs*", "hsa_*"),
    "Mailchimp": ("mc_cid", "mc_eid"),
    "Marketo": ("mkt_tok",),
    "Meta": ("fbclid", "igshid"),
    "Microsoft, LinkedIn": ("msclkid", "li_fat_id"),
    "Omeda, Vero": ("oly_anon_id", "oly_enc_id", "vero_conv", "vero_id"),
    "TikTok, X, Yandex": ("ttclid", "twclid", "yclid"),
}
"""What newsletters, mail services and advertisements add to links, by who does; none of it is meant for a guide."""

NAMES_SHOWN = 5
"""Of those that are left out; the rest are counted."""
LONGEST_NAME = 40
"""Characters shown of each."""

_NAMED = {"answers": "", "priorities": PRIORITY, "places": PLACE}
"""Where a problem is found, and how a link names what stands there."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it was followed."""

    said: Said
    """What it brings; nothing, where anything of it doesn't fit."""
    problems: tuple[str, ...]
    left_out: str
    """What it says under names that are no question's, nor near one; empty where it says nothing of the kind."""
    rest_url: str
    """The same link without what doesn't fit; empty where nothing would be left, or all fits."""
    answers: tuple[tuple[str, str], ...]
    """Each question with its answer, in words."""
    priorities: tuple[Priority, ...]
    """Every criterion, where the link says how much any of them matters."""


def read(given: QueryDict, loaded: LoadedEdition) -> Link:
    """Read the query of a link against the edition that it would start an assessment of.

    Whoever follows a link seldom made it, and mail services add to it what they please. So a name that the guide does
    not know is left out, and that is said; one that may be a slip for one of the guide's is a problem.
    """
    meant = {name: values for name, values in given.lists() if _is_meant(name, loaded)}
    left_out = _left_out([name for name in given if name not in meant and not _is_passed_over(name)])
    try:
        return _link(loaded, _said(meant, loaded), left_out)
    except AnswersError as error:
        rest = _rest(meant, loaded)
        rest_url = _address(loaded, rest) if rest else ""
        return Link(Said(), _in_words(loaded, error.problems), left_out, rest_url, (), ())


def link_from(state: State) -> str:
    """Where one starts with the answers and priorities of an assessment; empty where nothing is said yet."""
    given = state.priorities
    levels = {key: level for key, level in given.by_criterion.items() if level != DEFAULT_PRIORITY}
    places = {key: place for place, alike in enumerate(given.order, 1) for key in alike}
    said = Said(state.answers.as_data(), levels, places)
    return _address(state.loaded, said.query) if said else ""


def _link(loaded: LoadedEdition, said: Said, left_out: str) -> Link:
    supposed = Assessment(answers=said.answers, priorities=said.priorities, order=said.order)
    weighed = read_against(loaded, supposed).priorities
    return Link(
        said=said,
        problems=(),
        left_out=left_out,
        rest_url="",
        answers=tuple(
            (loaded.questions[key].text, words.answer(loaded, key, each)) for key, each in said.answers.items()
        ),
        priorities=priorities(loaded, weighed.order or dict(weighed.by_criterion))
        if said.priorities or said.order
        else (),
    )


def _said(asked: Query, loaded: LoadedEdition) -> Said:
    said = query.read(asked, loaded)
    if said.order and not any(said.order.values()):
        raise AnswersError([query.NO_PLACE])
    return said


def _rest(asked: Query, loaded: LoadedEdition) -> Query:
    """What of a query fits; without priorities, where they don't go together."""
    rest = query.fitting(asked, loaded)
    try:
        return _said(rest, loaded).query
    except AnswersError:
        return {name: values for name, values in rest.items() if name in loaded.questions}


def _in_words(loaded: LoadedEdition, problems: Sequence[Problem]) -> tuple[str, ...]:
    """Each problem with the question or criterion that it is about, and the name that the link has for it."""
    return tuple(f"{_place(loaded, each.place)}: {each.fault}. {each.remedy}." for each in problems)


def _place(loaded: LoadedEdition, place: str) -> str:
    part, _, key = place.partition(".")
    if part == "answers":
        text = loaded.questions[key].text if key in loaded.questions else ""
    else:
        text = loaded.criteria[key].name if key in loaded.criteria else ""
    name = f"{_NAMED[part]}{key}" if key else "Priorities"
    return f"“{text}” ({name})" if text else name


def _is_meant(name: str, loaded: LoadedEdition) -> bool:
    """Whether a name is one of the guide's, or near enough to one that it may have been meant."""
    if name in loaded.questions or name.startswith((PRIORITY, PLACE)):
        return True
    return not _is_passed_over(name) and bool(get_close_matches(name[:LONGEST_NAME], loaded.questions, n=1))


def _left_out(names: Sequence[str]) -> str:
    if not names:
        return ""
    shown = [each[:LONGEST_NAME] if each.isprintable() else ascii(each[:LONGEST_NAME])[1:-1] for each in names]
    others = len(shown) - NAMES_SHOWN
    told = shown if others <= 0 else [*shown[:NAMES_SHOWN], counted(others, "other")]
    return f"Left out, as the guide asks nothing of that name: {listed(told)}."


def _is_passed_over(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for patterns in PASSED_OVER.values() for pattern in patterns)


def _address(loaded: LoadedEdition, said: Query) -> str:
    return reverse("start", args=[loaded.guide_key], query=said or None)
