"""What edition 2026-11 makes of reports under 2022-11: each example of it, and each reason checked by hand again."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.decision import Decision, Status
from advisor.engine.guide import Guide, Question
from advisor.engine.mixtures import Item, Kind
from advisor.presenting.staleness import notice
from advisor.staleness import Staleness, compare
from catalog.document import Example, GuideDocument, Note, Option
from tests.advisor.deciding import decided, shipped
from tests.advisor.staling import became

BARE, ASE, AKS, EE = "Bare-metal Kubernetes", "Kubernetes on Azure Stack Edge Pro", "AKS hybrid", "AKS Edge Essentials"
ALL = f"{BARE}, {ASE}, {AKS} or {EE}"
LATER = "edition 2026-11"
SAME = f"The same recommendation under {LATER}"
ADDED = "Option added: AKS Edge Essentials."

SAID = {
    "bare-metal-ideal": f"Now open under {LATER}: {BARE} or {EE} could lead",
    "azure-stack-edge-ideal": f"Now open under {LATER}: {ALL} could lead",
    "aks-hybrid-ideal": f"Now open under {LATER}: {ALL} could lead",
    "windows-nodes-wanted": f"Now open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "high-availability-required": f"Now open under {LATER}: {ALL} could lead",
    "full-admin-from-the-start": f"Now open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "everything-ours": SAME,
    "servers-alone": f"Now open under {LATER}: {BARE} or {EE} could lead",
    "windows-server-alone": f"Now open under {LATER}: {BARE} or {EE} could lead",
    "no-hardware": f"Still no option fits under {LATER}",
    "hardware-to-be-bought": f"Now open under {LATER}: {ALL} could lead",
    "device-alone": f"Now open under {LATER}: {ALL} could lead",
    "device-alone-rest-open": f"Still open under {LATER}: {ALL} could lead",
    "device-alone-windows-nodes": f"Now open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "device-there-purchase-open": f"Now open under {LATER}: {ALL} could lead",
    "device-there-purchase-decides": f"Still open under {LATER}: {ALL} could lead",
    "nothing-answered": f"Still open under {LATER}: {ALL} could lead",
    "not-sure-yet-clear": f"Now open under {LATER}: {ALL} could lead",
    "not-sure-and-open": f"Still open under {LATER}: {ALL} could lead",
    "tie": f"Now open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "tie-at-times": f"Now open under {LATER}: {BARE}, {AKS} or {EE} could lead",
    "tie-without-flexibility": f"Now open under {LATER}: {ALL} could lead",
    "flexibility-above-all": SAME,
}
"""By example, what comes of it."""
OFFLINE = "Note added: AKS hybrid has to reach Azure at least every 30 days, "
SMALL = f"Note added: {ASE}: An Azure Stack Edge device is an appliance, not PC-class hardware, "
NO_HOST = "Note changed: AKS hybrid runs on Azure Local 23H2 or later only. "
NO_MACHINES = "Note changed: Bare-metal Kubernetes needs machines that take an operating system of your own. "
TWO_NODES = (
    f"Note removed: {ASE}: As of November 2022, Azure Stack Edge does not support two-node clusters",
    f"Note added: {ASE}: An Azure Stack Edge device of one node is not highly available. ",
)
REASONS: dict[str, tuple[str, ...]] = {
    "azure-stack-edge-ideal": (OFFLINE, SMALL),
    "aks-hybrid-ideal": (OFFLINE, SMALL),
    "windows-nodes-wanted": (OFFLINE,),
    "high-availability-required": (OFFLINE, *TWO_NODES),
    "full-admin-from-the-start": (OFFLINE,),
    "windows-server-alone": (f"Note changed: the one on {AKS} above.",),
    "hardware-to-be-bought": (OFFLINE, SMALL),
    "device-alone": (NO_HOST, f"Note changed: {ASE}: ", NO_MACHINES),
    "device-alone-rest-open": (NO_HOST, NO_MACHINES),
    "device-alone-windows-nodes": (NO_HOST, NO_MACHINES),
    "device-there-purchase-open": (OFFLINE, SMALL),
    "device-there-purchase-decides": (OFFLINE, *TWO_NODES),
    "not-sure-yet-clear": (OFFLINE,),
    "not-sure-and-open": (OFFLINE,),
    "tie-without-flexibility": (OFFLINE, SMALL),
}
"""How the reasons begin that go with the option that was added, where there are any."""
FATES = {
    "bare-metal-ideal": [f"{BARE}, which led, could still lead."],
    "azure-stack-edge-ideal": [f"{ASE}, which led, could still lead."],
    "aks-hybrid-ideal": [f"{AKS}, which led, could still lead."],
    "windows-nodes-wanted": [f"{AKS}, which led, could still lead."],
    "high-availability-required": [f"{AKS}, which led, could still lead."],
    "full-admin-from-the-start": [f"{AKS}, which led, could still lead."],
    "servers-alone": [f"{BARE}, which led, could still lead."],
    "windows-server-alone": [
        (
            f"{AKS}, which led, is ruled out there: AKS hybrid runs on Azure Local 23H2 or later only. With none at "
            "the location, none to upgrade and none to be bought, it has nothing to run on."
        )
    ],
    "hardware-to-be-bought": [f"{ASE}, which led, could still lead."],
    "device-alone": [f"{ASE}, which led, could still lead."],
    "device-there-purchase-open": [f"{ASE}, which led, could still lead."],
    "not-sure-yet-clear": [f"{AKS}, which led, could still lead."],
    "tie": [f"{BARE} and {AKS}, which led, could still lead."],
    "tie-at-times": [f"{AKS}, which led, could still lead."],
    "tie-without-flexibility": [f"{ASE} and {AKS}, which led, could still lead."],
}
"""What became of what led; of the others, the title says enough."""


@pytest.fixture(params=SAID)
def example(request: pytest.FixtureRequest, edition_2022_11: GuideDocument) -> Example:
    return next(each for each in edition_2022_11.examples if each.key == request.param)


@pytest.fixture
def checked(example: Example) -> Staleness:
    """The report of an example beside the later edition."""
    before = shipped("2022-11")
    return compare(before, decided(before, example.answers, example.priorities), shipped("2026-11"))


def test_it_goes_through_every_example(edition_2022_11: GuideDocument) -> None:
    assert list(SAID) == [example.key for example in edition_2022_11.examples]


def test_it_says_whether_the_recommendation_stands_and_why_not(example: Example, checked: Staleness) -> None:
    shown, said = notice(checked), SAID[example.key]
    assert shown is not None
    assert shown.title == said
    told = [f"{each.lead} {each.text}".strip() for each in shown.reasons + shown.more_reasons]
    expected = [] if checked.same else [ADDED, *REASONS.get(example.key, ())]
    assert len(told) == len(expected)
    assert all(text.startswith(start) for text, start in zip(told, expected, strict=True))
    assert not checked.reasons or checked.reasons.fewest


def test_it_says_what_became_of_what_led(example: Example, checked: Staleness) -> None:
    assert became(notice(checked)) == FATES.get(example.key, [])


def test_it_says_nothing_twice(checked: Staleness) -> None:
    """What rules out what led is a reason, too, and no reason names its option twice."""
    shown = notice(checked)
    assert shown is not None
    told = [f"{each.lead} {each.text} {each.moved}" for each in shown.reasons + shown.more_reasons]
    assert not [each for fate in shown.fates for ground in fate.grounds for each in told if ground.text in each]
    assert not [each for each in told for name in (BARE, ASE, AKS, EE) if f"{name}: {name}" in each]


ASKED = {
    OFFLINE: "“How does the location reach Azure?” (not asked in edition 2022-11)",
    SMALL: "“What size of hardware fits the location?” (not asked in edition 2022-11)",
}


def test_it_says_on_which_new_question_hangs_what_a_note_does(checked: Staleness) -> None:
    shown = notice(checked)
    assert shown is not None
    for told in shown.reasons + shown.more_reasons:
        for start, asked in ASKED.items():
            if f"{told.lead} {told.text}".startswith(start):
                assert asked in told.acts
                assert told.acts.startswith("This can rule the option out, depending on ")


def test_it_still_calls_open_only_what_was_not_led_in_every_case(checked: Staleness) -> None:
    shown = notice(checked)
    assert shown is not None
    assert not (checked.document.leaders and shown.title.startswith("Still "))


def test_it_rules_out_only_what_the_later_edition_rules_out(checked: Staleness) -> None:
    """What became of an option is what a whole decision under the later edition says."""
    standings = {each.name: each for each in checked.now.document.standings}
    shown = notice(checked)
    assert shown is not None
    for fate in shown.fates:
        for name in fate.name.split(" and "):
            assert ("ruled out" in fate.said) is (standings[name].status is Status.RULED_OUT)
            assert {each.text for each in fate.grounds} <= {each.text for each in standings[name].notes}
            assert ("could still lead" in fate.said) is (standings[name].option in checked.now.document.could_lead)


def test_it_tells_of_answers_that_are_no_choices_before_its_reasons(example: Example, checked: Staleness) -> None:
    """The question about what is at the location has choices that say more."""
    shown, given = notice(checked), example.answers.get("location", ())
    lost = {"azure-stack-edge", "azure-stack-hci"} & set(given)
    assert shown is not None
    assert len(shown.lost) == bool(lost)
    assert all("What is at the location today?" in each and "It counts as open there." in each for each in shown.lost)


def _recommended(decision: Decision) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return decision.outcome, decision.leaders, decision.could_lead


def test_it_compares_what_both_editions_decide(example: Example, checked: Staleness) -> None:
    found = []
    for label in ("2022-11", "2026-11"):
        loaded = shipped(label)
        offered = {key: {choice.key for choice in question.choices} for key, question in loaded.questions.items()}
        fitting = {
            key: given
            for key, given in example.answers.items()
            if isinstance(given, str) or set(given) <= offered.get(key, set())
        }
        found.append(_recommended(_decide(loaded.engine, example, fitting)))
    assert checked.same is (found[0] == found[1])


def _decide(guide: Guide, example: Example, answers: Mapping[str, object]) -> Decision:
    return decide(guide, parse_answers(guide, answers), parse_priorities(guide, example.priorities))


def test_each_reason_is_true_to_both_documents(
    checked: Staleness, edition_2022_11: GuideDocument, edition_2026_11: GuideDocument
) -> None:
    """What was added stands in the later document alone, what was removed in the earlier, what was changed in both."""
    shown = notice(checked)
    assert shown is not None
    for item, told in zip(
        checked.reasons.items if checked.reasons else (), shown.reasons + shown.more_reasons, strict=True
    ):
        before, after = (_thing(document, item) for document in (edition_2022_11, edition_2026_11))
        assert (before is None, after is None) == (" added:" in told.lead, " removed:" in told.lead), told
        assert told.text in ((after or before or {}).get("text", ""), "")
        assert before is None or after is None or before["cases"] != after["cases"], told


def _thing(document: GuideDocument, item: Item) -> dict[str, Any] | None:
    found: Iterable[Note | Option] = document.notes if item.kind is Kind.NOTE else document.options
    return next((each.model_dump() for each in found if each.key == item.key), None)


FITTING = ("bare-metal-ideal", "servers-alone", "tie", "tie-at-times")
"""Examples of which every answer still fits, and for which the option added is reason enough."""


@pytest.mark.parametrize("key", FITTING)
def test_the_option_added_alone_brings_the_earlier_edition_to_what_the_later_one_decides(
    key: str, edition_2022_11: GuideDocument
) -> None:
    """The earlier guide with that option, its ratings and its notes, and what these ask, made by hand."""
    before, after = (shipped(label).engine for label in ("2022-11", "2026-11"))
    example = next(each for each in edition_2022_11.examples if each.key == key)
    guides = (_with_option(before, after, "aks-edge-essentials"), after)
    mixed, later = (_recommended(_decide(guide, example, example.answers)) for guide in guides)
    assert (mixed[0], set(mixed[2])) == (later[0], set(later[2]))


def _with_option(before: Guide, after: Guide, option: str) -> Guide:
    notes = tuple(note for note in after.notes if note.option == option)
    asked = {clause.question for note in notes for case in note.condition for clause in case}
    known = {question.key: question for question in before.questions}
    wider = {each.key: _wider(known.get(each.key), each) for each in after.questions if each.key in asked}
    weighed = {criterion.key for criterion in before.criteria}
    ratings = (rating for rating in after.ratings if rating.option == option and rating.criterion in weighed)
    return replace(
        before,
        options=(*before.options, option),
        questions=tuple((known | wider).values()),
        ratings=(*before.ratings, *ratings),
        notes=(*before.notes, *notes),
    )


def _wider(before: Question | None, after: Question) -> Question:
    """A question with the choices of both guides."""
    if before is None:
        return after
    more = tuple(choice for choice in after.choices if choice.key not in before.choice_keys)
    return replace(before, choices=(*before.choices, *more))
