"""How firm a decision is, in sentences."""

from dataclasses import dataclass

import pytest

from advisor.documents import DecisionDocument
from advisor.engine.decision import Status
from advisor.loading import LoadedEdition
from advisor.presenting.firmness import BASIS, UNSETTLED, firmness
from advisor.presenting.verdict import verdict
from tests.advisor.deciding import Given, decided_in_full
from tests.advisor.presenting.making import AKS, ANSWERED, ASE, BARE, LOADED, made, ruled_out, standing
from tests.advisor.presenting.weighing import COST, EASE, FLEXIBLE, RANKS, firm, unmeasured
from tests.advisor.weighed import note, weighed, when

CLEAR = made("clear", AKS, leaders=(AKS,))
TIE = made("tie", AKS, BARE, leaders=(AKS, BARE))
UNSURE = standing(CLEAR, ASE, status=Status.DEPENDS)
OPEN = made("open", AKS, ASE)
ORDERED = {AKS: (0.91, 0.09, 0.0), ASE: (0.09, 0.9, 0.01), BARE: (0.0, 0.01, 0.99)}
ALL = {AKS: (1.0, 0.0, 0.0), ASE: (0.0, 1.0, 0.0), BARE: (0.0, 0.0, 1.0)}
BEATEN = {ASE: (AKS,), BARE: (AKS, ASE)}


@dataclass(frozen=True, slots=True)
class Said:
    """A decision, and the first thing that is said of how firm it is."""

    what: str
    document: DecisionDocument
    sentence: str


SAID = [
    Said("a leader", firm(CLEAR, RANKS), "AKS hybrid leads for 83 % of all ways to weigh the criteria."),
    Said(
        "a leader, with an order of priorities",
        firm(CLEAR, RANKS, ordered=ORDERED),
        "AKS hybrid leads for 83 % of all ways to weigh the criteria, and for 91 % of those that keep your order of "
        "priorities.",
    ),
    Said(
        "one that does not lead yet",
        firm(OPEN, RANKS),
        "AKS hybrid has the highest score shown for 83 % of all ways to weigh the criteria.",
    ),
    Said(
        "another than leads, for it may be ruled out",
        firm(CLEAR, RANKS, option=ASE),
        "Edge Pro has the highest score shown for 13 % of all ways to weigh the criteria.",
    ),
    Said(
        "one that leads while another may be ruled out",
        firm(UNSURE, RANKS),
        "AKS hybrid has the highest score shown for 83 % of all ways to weigh the criteria.",
    ),
    Said(
        "a tie",
        firm(TIE, RANKS),
        "AKS hybrid leads for 83 % of all ways to weigh the criteria, Bare metal for 4 %.",
    ),
    Said(
        "a tie, with an order of priorities",
        firm(TIE, RANKS, ordered=ORDERED),
        "AKS hybrid leads for 83 % of all ways to weigh the criteria, Bare metal for 4 %. "
        "Of those that keep your order of priorities: AKS hybrid for 91 % and Bare metal for under 1 %.",
    ),
    Said(
        "all, as far as is shown",
        firm(CLEAR, ALL, ordered=ALL),
        "AKS hybrid leads for over 99 % of all ways to weigh the criteria, and for over 99 % of those that keep your "
        "order of priorities.",
    ),
    Said(
        "hardly any",
        firm(CLEAR, {**RANKS, AKS: (0.0, 0.5, 0.5)}),
        "AKS hybrid leads for under 1 % of all ways to weigh the criteria.",
    ),
    Said(
        "all, for certain",
        firm(CLEAR, ALL, ordered=ALL, dominated=BEATEN),
        "AKS hybrid leads however the criteria are weighed.",
    ),
    Said(
        "all for certain, though it does not lead yet",
        firm(OPEN, ALL, dominated=BEATEN),
        "AKS hybrid has the highest score shown however the criteria are weighed.",
    ),
    Said(
        "a rival that only another beats",
        firm(CLEAR, ALL, dominated={ASE: (AKS,), BARE: (ASE,)}),
        "AKS hybrid leads for over 99 % of all ways to weigh the criteria.",
    ),
    Said(
        "one left",
        firm(ruled_out(CLEAR, ASE, BARE), {AKS: (1.0,)}),
        "Every option but AKS hybrid is ruled out: no way to weigh the criteria changes that.",
    ),
]


@pytest.mark.parametrize("said", SAID, ids=[each.what for each in SAID])
def test_it_says_for_how_many_weightings_an_option_is_ahead(said: Said) -> None:
    found = firmness(LOADED, said.document)
    assert found is not None
    assert found.sentence == said.sentence


def _keeps(criterion: str, within: str, what: str = "the lead") -> str:
    return f"AKS hybrid keeps {what} as long as {criterion} has {within} of all weight (now 33 %)."


NEVER = "Changing the weight of one criterion alone never changes that."
MORE = [
    ("nothing changes that", firm(CLEAR, RANKS), [NEVER]),
    (
        "too much of one criterion",
        firm(CLEAR, RANKS, keeps={FLEXIBLE: [(0, 0.62)]}),
        [_keeps("Flexibility", "no more than about 62 %")],
    ),
    (
        "too little of one",
        firm(CLEAR, RANKS, keeps={COST: [(0.12, 1)]}),
        [_keeps("Operational cost", "at least about 12 %")],
    ),
    (
        "the narrowest first",
        firm(CLEAR, RANKS, keeps={COST: [(0, 0.9)], EASE: [(0.3, 0.7)], FLEXIBLE: [(0, 0.6)]}),
        [
            _keeps("Ease of configuration", "between about 30 % and 70 %"),
            _keeps("Flexibility", "no more than about 60 %"),
            _keeps("Operational cost", "no more than about 90 %"),
        ],
    ),
    (
        "several intervals",
        firm(CLEAR, RANKS, keeps={COST: [(0, 0.4), (0.7, 1)]}),
        [_keeps("Operational cost", "no more than about 40 % or at least about 70 %")],
    ),
    (
        "a single point",
        firm(CLEAR, RANKS, keeps={COST: [(0.33, 0.33)]}),
        [_keeps("Operational cost", "about 33 %")],
    ),
    (
        "no weight at all",
        firm(CLEAR, RANKS, keeps={FLEXIBLE: [(0, 0)]}),
        [_keeps("Flexibility", "0 %")],
    ),
    (
        "all the weight",
        firm(CLEAR, RANKS, keeps={FLEXIBLE: [(1, 1)]}),
        [_keeps("Flexibility", "100 %")],
    ),
    ("no criterion with weight now", firm(CLEAR, RANKS, keeps={FLEXIBLE: [(0.5, 1)]}, share=0), []),
    ("what each criterion may weigh not worked out", unmeasured(firm(CLEAR, RANKS)), []),
    (
        "that not worked out, and one that another always beats",
        unmeasured(firm(CLEAR, RANKS, dominated={BARE: (ASE,)})),
        ["Bare metal scores no higher than Edge Pro however the criteria are weighed."],
    ),
    (
        "what does not lead yet",
        firm(OPEN, RANKS, keeps={FLEXIBLE: [(0, 0.62)]}),
        [_keeps("Flexibility", "no more than about 62 %", "the highest score shown")],
    ),
    (
        "what leads while another may be ruled out",
        firm(UNSURE, RANKS, keeps={FLEXIBLE: [(0, 0.62)]}),
        [_keeps("Flexibility", "no more than about 62 %", "the highest score shown")],
    ),
    (
        "one that another always beats",
        firm(CLEAR, RANKS, dominated={BARE: (ASE,)}),
        [NEVER, "Bare metal scores no higher than Edge Pro however the criteria are weighed."],
    ),
    (
        "one that two others always beat",
        firm(CLEAR, RANKS, dominated={BARE: (AKS, ASE)}),
        [NEVER, "Bare metal scores no higher than AKS hybrid or Edge Pro however the criteria are weighed."],
    ),
    ("all for certain", firm(CLEAR, ALL, dominated=BEATEN), []),
    ("one left", firm(ruled_out(CLEAR, ASE, BARE), {AKS: (1.0,)}), []),
]


@pytest.mark.parametrize(("document", "more"), [each[1:] for each in MORE], ids=[each[0] for each in MORE])
def test_it_says_what_would_take_the_lead_away(document: DecisionDocument, more: list[str]) -> None:
    found = firmness(LOADED, document)
    assert found is not None
    assert list(found.more) == more


def test_it_names_each_criterion_of_which_some_weight_takes_the_lead_away_however_little() -> None:
    """The other option is ahead where ``c`` has less than 1 of 320 parts of all weight."""
    rare = note("b", 5, q="yes", r="yes", s="yes", t="yes")
    loaded = weighed({"c": (100, 0), "e": (50, 50)}, rare, questions="qrst")
    document = decided_in_full(loaded, priorities={"c": 4, "e": 1})
    found = firmness(loaded, document)
    assert found is not None
    assert [each.partition(" as long as ")[2] for each in found.more] == [
        "C has at least about 1 % of all weight (now 80 %).",
        "E has no more than about 99 % of all weight (now 20 %).",
    ]
    assert [row.cells[1][1] for row in found.charts[-1].rows] == ["1 to 100 %", "0 to 99 %"]


Q_YES, CD = when(q="yes"), {"c": (0, 100), "d": (100, 0)}
SCORES = [
    # what is open, the guide, priorities; and whether what leads does so wherever it is ahead
    ("nothing", weighed(CD), {}, True),
    ("a question of no effect", weighed(CD, questions="q"), {}, True),
    (
        "points of a rival, as many on average",
        weighed(
            {"c": (0, 10), "d": (10, 0)}, note("a", 20), note("b", 18, q="yes"), note("b", -18, q="no"), questions="q"
        ),
        {},
        False,
    ),
    ("its own points", weighed(CD, note("a", 20, q="yes"), questions="q"), {"c": 1, "d": 4}, False),
    ("a criterion", weighed({**CD, "e": (100, 0)}, questions="q", applies={"e": Q_YES}), {}, False),
    ("a criterion that has no weight now", weighed(CD, questions="q", applies={"c": Q_YES}), {"c": 0}, False),
]


@pytest.mark.parametrize(
    ("loaded", "priorities", "leads"), [each[1:] for each in SCORES], ids=[each[0] for each in SCORES]
)
def test_it_says_of_scores_shown_what_open_scores_do_not_let_it_say_of_the_lead(
    loaded: LoadedEdition, priorities: dict[str, int], leads: bool
) -> None:
    """The first option leads, whatever is open."""
    document = decided_in_full(loaded, priorities={"c": 1, "d": 2, **priorities})
    found = firmness(loaded, document)
    assert found is not None
    assert document.leaders == ("a",)
    assert ("A leads" in found.sentence) is leads
    assert ("A has the highest score shown" in found.sentence) is not leads
    assert any("A keeps the lead" in each for each in found.more) is leads
    assert verdict(loaded, document).sentence.endswith(found.sentence)


BEATING = [
    # the guide, its priorities, and what is said of the option that another beats where each criterion weighs something
    (weighed({"c": (20, 0), "d": (0, 10)}, note("a", 10)), {}, ["A leads however the criteria are weighed."]),
    (
        weighed({"c": (20, 0), "d": (0, 10)}, note("a", 10)),
        {"d": 0},
        ["A leads however the criteria are weighed, each with some weight."],
    ),
    (weighed({"c": (20, 0)}, note("b", 10)), {"c": 0}, []),
    (weighed({"c": (0, 20)}), {"c": 0}, []),
    (weighed({"c": (20, 0)}), {"c": 0}, ["A leads however the criteria are weighed, each with some weight."]),
    (
        weighed({"c": (20, 0, 90), "d": (10, 10, 0)}),
        {},
        ["B scores no higher than A however the criteria are weighed."],
    ),
    (
        weighed({"c": (20, 0, 90), "d": (10, 10, 0)}),
        {"d": 0},
        ["B scores no higher than A however the criteria are weighed, each with some weight."],
    ),
    (
        weighed({"c": (20, 0, 90), "d": (10, 10, 0)}),
        ["c"],
        ["B scores no higher than A however the criteria are weighed, each with some weight."],
    ),
    # what applies in no case lacks nothing
    (
        weighed({"c": (20, 0, 90), "d": (10, 10, 0), "e": (0, 9, 9)}, questions="q", applies={"e": when(q="yes")}),
        {"e": 0},
        ["B scores no higher than A however the criteria are weighed."],
    ),
]


@pytest.mark.parametrize(("loaded", "priorities", "said"), BEATING)
def test_it_says_where_an_option_never_beats_another_only_of_weightings_of_which_it_is_true(
    loaded: LoadedEdition, priorities: Given, said: list[str]
) -> None:
    answers = {step.questions[0].key: ["no"] for step in loaded.document.steps if step.questions}
    document = decided_in_full(loaded, answers, priorities)
    found = firmness(loaded, document)
    assert found is not None
    assert [each for each in (found.sentence, *found.more) if "however" in each] == said


NOTHING = [
    ("an old report", CLEAR),
    ("no option left", firm(ruled_out(made("none"), AKS, ASE, BARE), {}, option=None)),
]


@pytest.mark.parametrize("document", [each[1] for each in NOTHING], ids=[each[0] for each in NOTHING])
def test_it_says_nothing_of(document: DecisionDocument) -> None:
    assert firmness(LOADED, document) is None


def test_it_says_once_what_shares_are_shares_of() -> None:
    contested = firmness(LOADED, firm(CLEAR, RANKS))
    alone = firmness(LOADED, firm(ruled_out(CLEAR, ASE, BARE), {AKS: (1.0,)}))
    assert contested is not None
    assert alone is not None
    assert (contested.basis, alone.basis) == (BASIS, "")


def test_it_draws_ranks_scores_and_weights_where_options_compete_and_else_the_scores() -> None:
    contested = firmness(LOADED, firm(CLEAR, RANKS))
    alone = firmness(LOADED, firm(ruled_out(CLEAR, ASE, BARE), {AKS: (1.0,)}))
    weightless = firmness(LOADED, firm(CLEAR, RANKS, share=0))
    uncounted = firmness(LOADED, unmeasured(firm(CLEAR, RANKS)))
    assert contested is not None
    assert alone is not None
    assert weightless is not None
    assert uncounted is not None
    assert [chart.key for chart in uncounted.charts] == ["ranks", "scores"]
    assert [chart.key for chart in weightless.charts] == ["ranks", "scores"]
    assert [chart.key for chart in contested.charts] == ["ranks", "scores", "weights"]
    assert [chart.key for chart in alone.charts] == ["scores"]
    assert [bar.name for bar in alone.charts[0].bars] == [each.name for each in ANSWERED.standings]


def test_it_says_that_what_may_be_ruled_out_counts_all_the_same() -> None:
    unsure = firmness(LOADED, firm(UNSURE, RANKS))
    assert unsure
    assert unsure.basis == f"{BASIS} {UNSETTLED}"
