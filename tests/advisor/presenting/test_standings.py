"""Where each option stands, and why: reasons by what they do, and where they come from."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.loading import LoadedEdition
from advisor.presenting.standings import Account, Line, accounts, lines
from tests.advisor.deciding import answers_to, decided, shipped, yard
from tests.advisor.presenting.making import AKS, ANSWERED, LOADED, standing

WHY: list[tuple[str, dict[str, Any], dict[str, str]]] = [
    (
        "nothing answered",
        {},
        {"cherry": "Nothing is answered yet.", "walnut": "May be ruled out: Its crown needs room."},
    ),
    (
        "ruled out",
        {"room": ["small"], "use": ["shade"]},
        {"walnut": "Its crown needs room.", "cherry": "Bears within a few years."},
    ),
    (
        "nothing that counts",
        {"room": ["large"], "use": ["rest"], "patience": ["yes"]},
        {
            "walnut": "None of your answers speaks for or against it so far.",
            "cherry": "None of your answers speaks for or against it so far.",
        },
    ),
]
"""Answers, and the one reason beside each option."""

GROUPS = [
    ("needs", "needs"),
    ("cautions", "cautions"),
    ("favours", "favours"),
    ("counts-against", "against"),
    ("suggests", "suggests"),
    ("informs", "informs"),
]
"""An effect, and the group of reasons that it comes under."""


def _account(loaded: LoadedEdition, option: str, answers: dict[str, Any] | None = None) -> Account:
    return next(each for each in accounts(loaded, decided(loaded, answers)) if each.line.key == option)


def _line(loaded: LoadedEdition, option: str, answers: dict[str, Any] | None = None) -> Line:
    return _account(loaded, option, answers).line


@pytest.mark.parametrize(("answers", "said"), [each[1:] for each in WHY], ids=[each[0] for each in WHY])
def test_gives_one_reason_for_each_option(answers: dict[str, Any], said: dict[str, str]) -> None:
    loaded = yard(("requirements", []))
    assert {line.key: line.why for line in lines(loaded, decided(loaded, answers))} == said


def test_gives_the_strongest_reason_of_those_that_hang_on_an_answer() -> None:
    loaded = yard(
        ("notes.2.effect", "favours"),
        ("notes.2.points", 20),
        ("notes.1.points", 3),
        (
            "notes.3",
            {
                "key": "cherry-slow",
                "option": "cherry",
                "effect": "counts-against",
                "points": -4,
                "text": "Needs years.",
                "cases": [[{"question": "room", "operator": "any-of", "choices": ["small"]}]],
            },
        ),
    )
    assert _line(loaded, "cherry", {"room": ["small"], "use": ["shade"]}).why == "Needs years."


def test_lists_options_in_order_of_rank() -> None:
    assert [(line.rank, line.key) for line in lines(LOADED, ANSWERED)] == [
        (each.rank, each.option) for each in ANSWERED.standings
    ]


def test_gives_no_rank_to_an_option_that_is_ruled_out() -> None:
    loaded = yard(("requirements", []))
    document = decided(loaded, {"room": ["small"], "use": ["shade"]})
    assert [(each.heading, each.line.status) for each in accounts(loaded, document)] == [
        ("1. Cherry", "eligible"),
        ("Walnut", "ruled-out"),
    ]


def test_draws_scores_on_one_range_that_holds_nought_and_a_hundred() -> None:
    document = decided(LOADED)
    bars = [line.bar for line in lines(LOADED, document)]
    lowest = min(0.0, *(each.score.low for each in document.standings))
    highest = max(100.0, *(each.score.high for each in document.standings))
    for bar, each in zip(bars, document.standings, strict=True):
        assert bar.zero == f"{100 * (0 - lowest) / (highest - lowest):.1f}"
        assert bar.hundred == f"{100 * (100 - lowest) / (highest - lowest):.1f}"
        assert 0 <= float(bar.low) <= float(bar.at) <= float(bar.high) <= 100
        assert bar.at == f"{100 * (each.score.shown - lowest) / (highest - lowest):.1f}"
    assert min(float(bar.low) for bar in bars) == 0
    assert max(float(bar.high) for bar in bars) == 100


@pytest.mark.parametrize(("effect", "group"), GROUPS)
def test_groups_reasons_by_what_they_do(effect: str, group: str) -> None:
    loaded = yard(
        ("notes.0.effect", effect), ("notes.0.waiver", ""), ("notes.1", _of("walnut")), ("notes.2", _of("cherry"))
    )
    account = _account(loaded, "walnut", {"room": ["small"]})
    groups = {name: getattr(account, name) for _, name in GROUPS}
    assert {name for name, reasons in groups.items() for reason in reasons if reason.key == "walnut-too-broad"} == {
        group
    }


def _of(option: str) -> dict[str, Any]:
    return {"key": f"{option}-here", "option": option, "effect": "informs", "text": "Grows here."}


def test_sets_what_can_be_waived_apart() -> None:
    account = _account(yard(), "walnut", {"room": ["small"], "use": ["shade"]})
    (group,) = account.exclusions
    assert group.heading == "Rules it out, unless an exception is made"
    assert [(reason.key, reason.waiver) for reason in group.reasons] == [("walnut-too-broad", "The neighbours.")]
    assert account.line.exception == "The neighbours."


def test_names_no_exception_where_one_reason_can_not_be_waived() -> None:
    account = _account(yard(("requirements.0.waiver", "")), "walnut", {"room": ["small"], "use": ["fruit"]})
    assert [(group.heading, [reason.key for reason in group.reasons]) for group in account.exclusions] == [
        ("Rules it out", ["fruit-wanted:walnut"]),
        ("Rules it out, unless an exception is made", ["walnut-too-broad"]),
    ]
    assert account.line.exception == ""


def test_says_what_could_rule_an_option_out() -> None:
    account = _account(yard(), "walnut")
    assert account.line.status == "depends"
    assert [group.heading for group in account.exclusions] == ["Could rule it out, unless an exception is made"]
    assert account.depends_on == ("How much room is there?", "What is it for?")


def test_says_what_could_rule_an_option_out_beside_what_does() -> None:
    account = _account(yard(("requirements.0.waiver", "")), "walnut", {"room": ["small"]})
    assert [(group.heading, group.mark) for group in account.exclusions] == [
        ("Rules it out, unless an exception is made", "ruled-out"),
        ("Could rule it out too", "depends"),
    ]


def test_says_what_rules_an_option_out_whatever_the_open_answer_is() -> None:
    """Neither of the two is certain; that one of them applies is."""
    other = {
        "key": "walnut-too-slow",
        "option": "walnut",
        "effect": "rules-out",
        "text": "It is slow.",
        "cases": [[{"question": "room", "operator": "any-of", "choices": ["large"]}]],
    }
    account = _account(yard(("requirements", []), ("notes.0.waiver", ""), ("notes.3", other)), "walnut")
    assert account.line.status == "ruled-out"
    assert [(group.heading, len(group.reasons)) for group in account.exclusions] == [("Rule it out between them", 2)]


def test_takes_the_sources_and_the_waiver_of_a_requirement_from_its_rating_and_itself() -> None:
    loaded = yard(("ratings.2.sources", ["herbal"]))
    ((reason,),) = [
        group.reasons for group in _account(loaded, "walnut", {"room": ["large"], "use": ["fruit"]}).exclusions
    ]
    assert (reason.waiver, [each.title for each in reason.sources]) == ("The cook.", ["Herbal"])


def test_puts_certain_reasons_before_open_ones_and_strong_before_weak() -> None:
    document = decided(LOADED, {"operations": ["part-time"], "experience": ["new"]})
    for account in accounts(LOADED, document):
        for reasons in (account.favours, account.against, account.cautions, account.needs):
            points = {note.note: abs(note.points) for each in document.standings for note in each.notes}
            order = [(not reason.certain, -points[reason.key]) for reason in reasons]
            assert order == sorted(order)


def test_says_how_much_an_open_reason_counts() -> None:
    reason = next(each for each in _account(yard(), "cherry").favours if each.key == "cherry-soon")
    assert (reason.certain, reason.points) == (False, "+8.75")
    assert reason.chance == "in 88 % of the ways to answer what is open, so +8.75 of +10 count"
    assert [because.answer for because in reason.because] == ["", ""]


def test_says_which_answers_a_reason_rests_on() -> None:
    reason = _account(yard(), "cherry", {"use": ["shade", "fruit"], "patience": ["yes"]}).favours[0]
    assert (reason.certain, reason.chance, reason.points) == (True, "", "+10")
    assert [(because.text, because.answer) for because in reason.because] == [("What is it for?", "Fruit; Shade")]


def test_marks_what_is_disputed_and_what_is_past_its_review() -> None:
    loaded = yard(("notes.1.review_by", "2020-01-01"))
    reason = _account(loaded, "cherry", {"patience": ["no"]}).favours[0]
    assert (reason.disputed, reason.overdue) == (True, True)
    assert _line(loaded, "cherry", {"patience": ["no"]}).disputed
    assert not _account(yard(), "cherry", {"patience": ["no"]}).favours[0].overdue


def test_names_the_tools_of_a_reason() -> None:
    reason = _account(yard(), "cherry", {"patience": ["no"]}).favours[0]
    assert [tool.name for tool in reason.tools] == ["Stake", "Spade"]


@given(data=st.data())
@settings(max_examples=30)
def test_leaves_no_note_out(data: st.DataObject) -> None:
    loaded = shipped("2022-11")
    document = decided(loaded, data.draw(answers_to(loaded.document, open_at_most=3)))
    for account, each in zip(accounts(loaded, document), document.standings, strict=True):
        assert sorted(reason.key for reason in account.reasons) == sorted(note.note for note in each.notes)


def test_shows_a_score_below_nought_with_a_minus_sign() -> None:
    document = standing(ANSWERED, AKS, shown=-3.25)
    line = next(line for line in lines(LOADED, document) if line.key == AKS)
    assert line.score == "\u22123.2"
