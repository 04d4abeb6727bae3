"""The outcome in words: what leads, how surely, by how much, and what has to be known beside it."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.documents import DecisionDocument
from advisor.engine.decision import Status
from advisor.presenting.verdict import verdict
from tests.advisor.deciding import LABELS, answers_to, decided, shipped
from tests.advisor.presenting.making import AKS, ANSWERED, ASE, BARE, LOADED, made, ruled_out, standing
from tests.advisor.presenting.weighing import RANKS, firm

OPEN = ("customisation", "experience", "operations")


@dataclass(frozen=True, slots=True)
class Said:
    """A decision, and what is said of it."""

    what: str
    document: DecisionDocument
    title: str
    short: str
    sentence: str


CLEAR = made("clear", AKS, leaders=(AKS,))
NOTHING = made("open", AKS, ASE, BARE, answers={}, unknown=OPEN, decisive=OPEN)

SAID = [
    Said(
        "clear, all answered",
        CLEAR,
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads with every question answered. Edge Pro comes next, 36.7 points behind.",
    ),
    Said(
        "clear by one point",
        standing(CLEAR, ASE, shown=CLEAR.standings[0].score.shown - 1),
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads with every question answered. Edge Pro comes next, 1 point behind.",
    ),
    Said(
        "clear by less than is shown",
        standing(CLEAR, ASE, shown=CLEAR.standings[0].score.shown - 0.01),
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads with every question answered. Edge Pro comes next, less than 0.1 points behind.",
    ),
    Said(
        "clear by less than is rounded",
        standing(CLEAR, ASE, shown=CLEAR.standings[0].score.shown),
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads with every question answered. Edge Pro comes next, less than 0.1 points behind.",
    ),
    Said(
        "clear, the others ruled out",
        ruled_out(CLEAR, ASE, BARE),
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads with every question answered. Every other option is ruled out.",
    ),
    Said(
        "clear, the second ruled out",
        ruled_out(CLEAR, ASE),
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads with every question answered. Bare metal comes next, 110 points behind.",
    ),
    Said(
        "clear with one open",
        made("clear", AKS, leaders=(AKS,), unknown=OPEN[:1]),
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads whatever the one open answer is. Edge Pro comes next, 36.7 points behind.",
    ),
    Said(
        "clear with several open",
        made("clear", AKS, leaders=(AKS,), unknown=OPEN),
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads whatever the 3 open answers are. Edge Pro comes next, 36.7 points behind.",
    ),
    Said(
        "clear over one that scores higher where it is not ruled out",
        standing(CLEAR, ASE, shown=200, status=Status.DEPENDS),
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads with every question answered. Edge Pro comes next: it scores higher, but may be ruled out.",
    ),
    Said(
        "clear over one that scores as high where it is not ruled out",
        standing(CLEAR, ASE, shown=CLEAR.standings[0].score.shown, status=Status.DEPENDS),
        "AKS hybrid",
        "AKS hybrid leads",
        "It leads with every question answered. Edge Pro comes next: it scores as high, but may be ruled out.",
    ),
    Said(
        "a tie of two",
        made("tie", AKS, ASE, leaders=(AKS, ASE)),
        "A tie: AKS hybrid and Edge Pro",
        "AKS hybrid and Edge Pro lead together",
        "They come out level with every question answered. The reasons tell them apart; so would other priorities.",
    ),
    Said(
        "a tie of three with some open",
        made("tie", AKS, ASE, BARE, leaders=(AKS, ASE, BARE), unknown=OPEN),
        "A tie: AKS hybrid, Edge Pro and Bare metal",
        "AKS hybrid, Edge Pro and Bare metal lead together",
        "They come out level whatever the 3 open answers are. The reasons tell them apart; so would other priorities.",
    ),
    Said(
        "none",
        made("none"),
        "No option fits",
        "No option fits",
        "The answers rule out each of the 3 options. Each says what rules it out, and where somebody could make an "
        "exception. An answer that could be otherwise may change that.",
    ),
    Said(
        "none with some open",
        made("none", unknown=OPEN),
        "No option fits",
        "No option fits",
        "The answers rule out each of the 3 options, whatever the 3 open answers are. Each says what rules it out, "
        "and where somebody could make an exception. An answer that could be otherwise may change that.",
    ),
    Said(
        "nothing answered",
        NOTHING,
        "Everything is still open",
        "Open: 3 options could lead",
        "No question is answered yet. AKS hybrid, Edge Pro or Bare metal could lead.",
    ),
    Said(
        "open between two",
        made(
            "open", AKS, ASE, leading=(((AKS,), 0.6), ((ASE,), 0.3), ((AKS, ASE), 0.1)), unknown=OPEN, decisive=OPEN[:2]
        ),
        "Still open: AKS hybrid or Edge Pro",
        "Open: AKS hybrid or Edge Pro could lead",
        "AKS hybrid leads in 70 % of the ways to answer what is open, Edge Pro in 40 %. Those are shares of answers, "
        "no forecast. "
        "2 open questions can change that.",
    ),
    Said(
        "open, decided by one",
        made("open", AKS, ASE, leading=(((AKS,), 0.5), ((ASE,), 0.5)), unknown=OPEN, decisive=OPEN[:1]),
        "Still open: AKS hybrid or Edge Pro",
        "Open: AKS hybrid or Edge Pro could lead",
        "AKS hybrid leads in 50 % of the ways to answer what is open, Edge Pro in 50 %. Those are shares of answers, "
        "no forecast. "
        "1 open question can change that.",
    ),
    Said(
        "open, decided by several together",
        made("open", AKS, ASE, leading=(((AKS,), 0.999), ((ASE,), 0.001)), unknown=OPEN),
        "Still open: AKS hybrid or Edge Pro",
        "Open: AKS hybrid or Edge Pro could lead",
        "AKS hybrid leads in over 99 % of the ways to answer what is open, Edge Pro in under 1 %. "
        "Those are shares of answers, no forecast. "
        "No single answer changes that: it takes several together.",
    ),
    Said(
        "open, by a share that is rounded to all",
        made("open", AKS, ASE, leading=(((AKS,), 1.0), ((ASE,), 0.0)), unknown=OPEN, decisive=OPEN),
        "Still open: AKS hybrid or Edge Pro",
        "Open: AKS hybrid or Edge Pro could lead",
        "AKS hybrid leads in over 99 % of the ways to answer what is open, Edge Pro in under 1 %. "
        "Those are shares of answers, no forecast. "
        "3 open questions can change that.",
    ),
    Said(
        "one, if anything",
        made("open", AKS, leading=(((AKS,), 0.75), ((), 0.25)), unknown=OPEN, decisive=OPEN[:1]),
        "AKS hybrid, if anything",
        "Open: AKS hybrid could lead",
        "It leads wherever any option fits. In 25 % of the ways to answer what is open, none does. "
        "1 open question can change that.",
    ),
    Said(
        "one, if anything, by a share that is rounded to none",
        made("open", AKS, leading=(((AKS,), 1.0), ((), 0.0)), unknown=OPEN, decisive=OPEN[:1]),
        "AKS hybrid, if anything",
        "Open: AKS hybrid could lead",
        "It leads wherever any option fits. In under 1 % of the ways to answer what is open, none does. "
        "1 open question can change that.",
    ),
    Said(
        "one that others reach at times",
        made("open", AKS, ASE, BARE, leaders=(AKS,), leading=(((AKS,), 0.9), ((AKS, ASE, BARE), 0.1)), unknown=OPEN),
        "AKS hybrid, perhaps level with Edge Pro or Bare metal",
        "AKS hybrid leads, perhaps level with Edge Pro or Bare metal",
        "AKS hybrid leads in every case; in some, Edge Pro or Bare metal comes out level. "
        "No single answer changes whether one does: it takes several together.",
    ),
    Said(
        "one that another reaches at times",
        made(
            "open",
            AKS,
            ASE,
            leaders=(AKS,),
            leading=(((AKS,), 0.9), ((AKS, ASE), 0.1)),
            unknown=OPEN,
            decisive=OPEN[:2],
        ),
        "AKS hybrid, perhaps level with Edge Pro",
        "AKS hybrid leads, perhaps level with Edge Pro",
        "AKS hybrid leads in every case; in some, Edge Pro comes out level. "
        "2 open questions can change whether it does.",
    ),
    Said(
        "two that a third reaches at times",
        made(
            "open",
            AKS,
            ASE,
            BARE,
            leaders=(AKS, ASE),
            leading=(((AKS, ASE), 0.9), ((AKS, ASE, BARE), 0.1)),
            unknown=OPEN,
            decisive=OPEN,
        ),
        "AKS hybrid and Edge Pro, perhaps level with Bare metal",
        "AKS hybrid and Edge Pro lead, perhaps level with Bare metal",
        "AKS hybrid and Edge Pro lead in every case; in some, Bare metal comes out level. "
        "3 open questions can change whether it does.",
    ),
    Said(
        "open, and too large to count",
        made("open", AKS, ASE, unknown=OPEN, decisive=OPEN[:2], exact=False),
        "Still open: AKS hybrid or Edge Pro",
        "Open: AKS hybrid or Edge Pro could lead",
        "Each of them may lead. 2 open questions may change that.",
    ),
]


@pytest.mark.parametrize("said", SAID, ids=[each.what for each in SAID])
def test_says_what_leads(said: Said) -> None:
    found = verdict(LOADED, said.document)
    assert (found.title, found.short, found.sentence) == (said.title, said.short, said.sentence)
    assert found.outcome == said.document.outcome.value


FIRM = [
    (
        "a leader",
        firm(CLEAR, RANKS),
        "Edge Pro comes next, 36.7 points behind. AKS hybrid leads for 83 % of all ways to weigh the criteria.",
    ),
    ("one left", firm(ruled_out(CLEAR, ASE, BARE), {AKS: (1.0,)}), "Every other option is ruled out."),
    ("another with the highest score shown", firm(CLEAR, RANKS, option=ASE), "36.7 points behind."),
    (
        "a tie",
        firm(made("tie", AKS, BARE, leaders=(AKS, BARE)), RANKS),
        "so would other priorities. AKS hybrid leads for 83 % of all ways to weigh the criteria, Bare metal for 4 %.",
    ),
    (
        "what is open",
        firm(made("open", AKS, ASE, leading=(((AKS,), 0.6), ((ASE,), 0.4)), unknown=OPEN), RANKS),
        "No single answer changes that: it takes several together.",
    ),
    ("no option left", firm(ruled_out(made("none"), AKS, ASE, BARE), {}, option=None), "may change that."),
]


@pytest.mark.parametrize(("document", "ending"), [each[1:] for each in FIRM], ids=[each[0] for each in FIRM])
def test_says_for_how_many_weightings_what_leads_does_so(document: DecisionDocument, ending: str) -> None:
    assert verdict(LOADED, document).sentence.endswith(ending)


CAVEATS = [
    ("none", CLEAR, []),
    (
        "a leader that rests on disputed facts",
        standing(CLEAR, AKS, disputed=True),
        ["Sources disagree about facts behind AKS hybrid: read the reasons marked “disputed”."],
    ),
    ("another that does", standing(CLEAR, BARE, disputed=True), []),
    (
        "several that could lead and do",
        standing(standing(made("open", AKS, ASE), AKS, disputed=True), ASE, disputed=True),
        ["Sources disagree about facts behind AKS hybrid and Edge Pro: read the reasons marked “disputed”."],
    ),
    (
        "no weight",
        made("clear", AKS, leaders=(AKS,), weightless=1.0),
        ["No criterion that applies has any weight: the points of the reasons alone decide."],
    ),
    (
        "no weight at times",
        made("clear", AKS, leaders=(AKS,), weightless=0.25),
        ["In 25 % of the ways to answer, no criterion that applies has weight: points alone decide."],
    ),
    (
        "too large to count",
        made("open", AKS, ASE, exact=False),
        ["This guide is too large to count every way to answer: what could lead is named with caution."],
    ),
]


@pytest.mark.parametrize(("document", "caveats"), [each[1:] for each in CAVEATS], ids=[each[0] for each in CAVEATS])
def test_says_what_has_to_be_known_beside_it(document: DecisionDocument, caveats: list[str]) -> None:
    assert list(verdict(LOADED, document).caveats) == caveats


def test_says_which_ratings_the_guide_does_not_state() -> None:
    rating = ANSWERED.standings[1].ratings[0].model_copy(update={"level": None})
    document = standing(CLEAR, ASE, ratings=(rating, *ANSWERED.standings[1].ratings[1:]))
    assert list(verdict(LOADED, document).caveats) == [
        "Ratings that the guide does not state count as the mean of their levels: Operational cost."
    ]


@given(data=st.data())
@settings(max_examples=60)
def test_finds_words_for_any_decision(data: st.DataObject) -> None:
    loaded = shipped(data.draw(st.sampled_from(LABELS)))
    document = decided(loaded, data.draw(answers_to(loaded.document, open_at_most=3)))
    found = verdict(loaded, document)
    names = {option: loaded.options[option].name for option in loaded.options}
    assert found.sentence.endswith(".")
    assert not re.search(r"  | [,.]|\b0 %|\b100 %", found.sentence)
    for option in document.leaders:
        assert names[option] in found.title
    if not document.could_lead:
        assert found.title == "No option fits"
