"""A link that starts an assessment: what it brings, what is wrong with it, and the one that an assessment gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase

from django.http import QueryDict
from django.urls import reverse

from advisor.assessments import State, read_against
from advisor.engine.errors import AnswersError
from advisor.engine.guide import DEFAULT_PRIORITY
from advisor.formatting import first_few
from advisor.loading import LoadedEdition
from advisor.models import Assessment
from advisor.presenting import words
from advisor.presenting.report import PRIORITY_WORDS, Priority, priorities
from advisor.wizard import query
from advisor.wizard.query import PLACE, PRIORITY, Query, Said
from advisor.wizard.slips import LONGEST_NAME, Slip, shown, slips
from catalog.document import NOT_SURE

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


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it was followed."""

    said: Said
    """What it brings that fits."""
    slips: tuple[Slip, ...]
    """What does not fit; nothing starts from the link then."""
    left_out: str
    """What it says under names that are no question's, nor near one; empty where it says nothing of the kind."""
    rest_url: str
    """The same link without what doesn't fit; empty where all fits."""
    answers: tuple[tuple[str, str], ...]
    """Each question with its answer, in words."""
    priorities: tuple[Priority, ...]
    """Every criterion of which it says how much it matters."""
    others: str
    """How much those matter of which it says nothing; empty where it says nothing of any, or something of each."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The link that an assessment gives."""

    address: str
    """Empty where there is none: nothing is said yet, nothing fits, or no edition is current."""
    edition: str
    """The label of the edition that it starts under, where that is another than the assessment's."""
    left: tuple[tuple[str, str], ...]
    """What does not go with it, as that edition can't take it: a question or a criterion, and what was said of it."""


def read(given: QueryDict, loaded: LoadedEdition) -> Link:
    """Read the query of a link against the edition that it would start an assessment of.

    Whoever follows a link seldom made it, and mail services add to it what they please. So a name that the guide does
    not know is left out, and that is said; one that may be a slip for one of the guide's is a problem.
    """
    meant = {name: values for name, values in given.lists() if _is_meant(name, loaded)}
    left_out = _left_out([name for name in given if name not in meant and not _is_passed_over(name)])
    try:
        return _link(loaded, _said(meant, loaded), left_out)
    except AnswersError:
        said = _rest(meant, loaded)
        wrong, rest_url = slips(meant, loaded), _address(loaded, said.query)
        return replace(_link(loaded, said, left_out), slips=wrong, rest_url=rest_url)


def offer(state: State, current: LoadedEdition | None) -> Offer:
    """The link with the answers and priorities of an assessment, as the edition takes them that it will start under.

    ``current``: that edition; none where no edition of the guide is current.
    """
    if current is None:
        return Offer("", "", ())
    now = read_against(current, state.assessment)
    given = now.priorities
    levels = {key: level for key, level in given.by_criterion.items() if level != DEFAULT_PRIORITY}
    places = {key: place for place, alike in enumerate(given.order, 1) for key in alike}
    said = Said(now.answers.as_data(), levels, places)
    return Offer(
        address=_address(current, said.query) if said else "",
        edition=current.label if current.label != state.loaded.label else "",
        left=(*_answers_left(state, now), *priorities_left(state, current)),
    )


def priorities_left(original: State, after: LoadedEdition) -> Iterator[tuple[str, str]]:
    """What was said of how much criteria matter that another edition does not weigh."""
    given, kept = original.priorities, {criterion.key for criterion in after.document.graded}
    default = () if given.order else {key for key, level in given.by_criterion.items() if level == DEFAULT_PRIORITY}
    for each in priorities(original.loaded, given.order or dict(given.by_criterion)):
        if each.key not in kept and each.key not in default:
            yield each.name, each.words


def _answers_left(state: State, now: State) -> Iterator[tuple[str, str]]:
    for key, given in now.unfit.items():
        asking = next((each for each in (state.loaded, now.loaded) if key in each.questions), None)
        if asking:
            yield asking.questions[key].text, words.answer(asking, key, given)


def _link(loaded: LoadedEdition, said: Said, left_out: str) -> Link:
    supposed = Assessment(answers=said.answers, priorities=said.priorities, order=said.order)
    weighed = read_against(loaded, supposed).priorities
    named = said.order or said.priorities
    told = priorities(loaded, weighed.order or dict(weighed.by_criterion))
    rest = "do not matter" if said.order else f"count as “{PRIORITY_WORDS[DEFAULT_PRIORITY]}”"
    return Link(
        said=said,
        slips=(),
        left_out=left_out,
        rest_url="",
        answers=tuple(
            (loaded.questions[key].text, words.answer(loaded, key, each)) for key, each in said.answers.items()
        ),
        priorities=tuple(each for each in told if each.key in named),
        others=f"The other criteria {rest}." if named and len(named) < len(told) else "",
    )


def _said(asked: Query, loaded: LoadedEdition) -> Said:
    said = query.read(asked, loaded)
    if said.order and not any(said.order.values()):
        raise AnswersError([query.NO_PLACE])
    return said


def _rest(asked: Query, loaded: LoadedEdition) -> Said:
    """What of a query fits; without priorities, where they don't go together."""
    rest = query.fitting(_with_choices(asked, loaded), loaded)
    try:
        return _said(rest, loaded)
    except AnswersError:
        return _said({name: values for name, values in rest.items() if name in loaded.questions}, loaded)


def _with_choices(asked: Query, loaded: LoadedEdition) -> Query:
    """A query without the values that are no choice of the question that they answer."""
    kept = dict(asked)
    for name in asked.keys() & loaded.questions.keys():
        known = {NOT_SURE, *(choice.key for choice in loaded.questions[name].choices)}
        kept[name] = [value for value in asked[name] if value in known]
    return kept


def _is_meant(name: str, loaded: LoadedEdition) -> bool:
    """Whether a name is one of the guide's, or near enough to one that it may have been meant."""
    if name in loaded.questions or name.startswith((PRIORITY, PLACE)):
        return True
    return not _is_passed_over(name) and bool(get_close_matches(name[:LONGEST_NAME], loaded.questions, n=1))


def _left_out(names: Sequence[str]) -> str:
    if not names:
        return ""
    told = first_few([shown(each) for each in names], NAMES_SHOWN)
    return f"Left out, as the guide asks nothing of that name: {told}."


def _is_passed_over(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for patterns in PASSED_OVER.values() for pattern in patterns)


def _address(loaded: LoadedEdition, said: Query) -> str:
    return reverse("start", args=[loaded.guide_key], query=said or None)
