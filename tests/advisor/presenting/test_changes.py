"""What would change a decision, in sentences."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from advisor.documents import (
    ChangeDocument,
    ChangesDocument,
    CounterfactualDocument,
    CounterfactualsDocument,
    DecisionDocument,
    RelaxationDocument,
)
from advisor.engine.decision import Status
from advisor.loading import LoadedEdition
from advisor.presenting.changes import FIRST, MOST_SHOWN, OptionChanges, Way, Ways, WhatChanges, what_changes
from tests.advisor.deciding import LABELS, decided, decided_in_full, shipped, yard
from tests.advisor.presenting.making import standing

Given = Mapping[str, Any]
Changed = Mapping[str, Sequence[tuple[str, ...]]]

ANSWERED = {"room": ["large"], "use": ["fruit"], "patience": ["no"]}
OPEN: Given = {}
SMALL = {"room": ["small"], "use": ["fruit"], "patience": ["no"]}

PATIENT: dict[str, list[tuple[str, ...]]] = {"patience": [("yes",)]}
SHADY: dict[str, list[tuple[str, ...]]] = {"use": [("fruit", "shade")]}
ROOMY: dict[str, list[tuple[str, ...]]] = {"room": [("large",)]}


def _set(answers: Changed, *waived: str) -> ChangesDocument:
    """Changes that go together, by question."""
    changes = tuple(ChangeDocument(question=key, answers=tuple(values)) for key, values in answers.items())
    return ChangesDocument(changes=changes, waived=waived)


def _found(
    *options: tuple[str, list[ChangesDocument], list[ChangesDocument]],
    relaxations: tuple[tuple[ChangesDocument, tuple[str, ...]], ...] = (),
    within: int = 3,
) -> CounterfactualsDocument:
    """What was found: by option, what makes it lead and what makes it fit."""
    return CounterfactualsDocument(
        options=tuple(
            CounterfactualDocument(option=option, leads=tuple(leads), fits=tuple(fits))
            for option, leads, fits in options
        ),
        relaxations=tuple(RelaxationDocument(changes=changes, options=fit) for changes, fit in relaxations),
        within=within,
    )


def _told(
    answers: Given,
    found: CounterfactualsDocument | None,
    *,
    loaded: LoadedEdition | None = None,
    what_if: str = "",
    **changes: Any,
) -> WhatChanges | None:
    loaded = loaded or yard()
    document = decided(loaded, answers).model_copy(update={"counterfactuals": found, **changes})
    return what_changes(loaded, document, what_if=what_if)


def _of(told: WhatChanges | None, key: str) -> OptionChanges:
    assert told
    return next(each for each in told.options if each.key == key)


def _read(way: Way) -> str:
    return " ".join(
        [*map(str, way.lines), *([way.exceptions] if way.exceptions else []), *([way.then] if way.then else [])]
    )


def _only(told: WhatChanges | None) -> Way:
    assert told
    ((ways,),) = (each.ways for each in told.options)
    (way,) = ways.first
    return way


SENTENCES: list[tuple[str, Given, ChangesDocument, str]] = [
    (
        "a known answer of one choice",
        ANSWERED,
        _set(PATIENT),
        "If “Is there time?” were answered “Yes” instead of “No”.",
    ),
    ("an open one", OPEN, _set(PATIENT), "If the answer to “Is there time?” turns out to be “Yes”."),
    (
        "one that is not sure",
        {"patience": "not-sure"},
        _set(PATIENT),
        "If the answer to “Is there time?” turns out to be “Yes”.",
    ),
    ("a choice more", ANSWERED, _set(SHADY), "If “What is it for?” were answered with “Shade” added."),
    (
        "another in its place",
        ANSWERED,
        _set({"use": [("rest",)]}),
        "If “What is it for?” were answered with “To look at” in place of “Fruit”.",
    ),
    (
        "an open one that takes several",
        OPEN,
        _set({"use": [("fruit",), ("fruit", "shade")]}),
        "If the answer to “What is it for?” turns out to include “Fruit”.",
    ),
    (
        "what changes and what is learnt",
        {"use": ["fruit"]},
        _set(SHADY | PATIENT),
        (
            "If “What is it for?” were answered with “Shade” added, "
            "and the answer to “Is there time?” turns out to be “Yes”."
        ),
    ),
    ("an exception", ANSWERED, _set({}, "walnut-too-broad"), "If an exception were made to this rule:"),
    (
        "exceptions",
        ANSWERED,
        _set({}, "walnut-too-broad", "fruit-wanted:walnut"),
        "If an exception were made to these rules:",
    ),
    (
        "a change and an exception",
        ANSWERED,
        _set(PATIENT, "walnut-too-broad"),
        "If “Is there time?” were answered “Yes” instead of “No”, and an exception were made to this rule:",
    ),
]


@pytest.mark.parametrize(
    ("answers", "changes", "said"), [each[1:] for each in SENTENCES], ids=[each[0] for each in SENTENCES]
)
def test_says_a_set_of_changes_in_a_sentence(answers: Given, changes: ChangesDocument, said: str) -> None:
    assert _read(_only(_told(answers, _found(("walnut", [changes], []))))) == said


@pytest.mark.parametrize(
    ("answers", "changes", "effort"),
    [
        (ANSWERED, SHADY, [True]),
        (ANSWERED, PATIENT, [False]),
        (ANSWERED, SHADY | PATIENT, [True, False]),
        (OPEN, {"use": [("fruit",)]}, [False]),
    ],
    ids=["with effort", "without", "both", "learnt"],
)
def test_marks_what_takes_effort(answers: Given, changes: Changed, effort: list[bool]) -> None:
    way = _only(_told(answers, _found(("walnut", [_set(changes)], []))))
    assert [line.effort for line in way.lines] == effort


def test_names_the_rules_that_are_waived_and_whom_to_ask() -> None:
    way = _only(_told(SMALL, _found(("walnut", [_set({}, "walnut-too-broad", "fruit-wanted:walnut")], []))))
    assert [(each.text, each.waiver) for each in way.waived] == [
        ("Its crown needs room.", "The neighbours."),
        ("Fruit is asked for.", "The cook."),
    ]


SEE = "See what would follow"
LINKS: list[tuple[str, Given, ChangesDocument, str, str]] = [
    ("one answer", ANSWERED, _set(PATIENT), "/what-if/?patience=yes", SEE),
    (
        "the first of several",
        OPEN,
        _set({"room": [("large",), ("small",)]}),
        "/what-if/?room=large",
        f"{SEE} with the first answer",
    ),
    ("the whole of several choices", ANSWERED, _set(SHADY), "/what-if/?use=fruit&use=shade", SEE),
    ("several questions", ANSWERED, _set(SHADY | PATIENT), "/what-if/?use=fruit&use=shade&patience=yes", SEE),
    (
        "answers that need an exception besides",
        ANSWERED,
        _set(PATIENT, "walnut-too-broad"),
        "/what-if/?patience=yes",
        f"{SEE} without the exception",
    ),
    ("an exception alone", ANSWERED, _set({}, "walnut-too-broad"), "", f"{SEE} without the exception"),
]


@pytest.mark.parametrize(
    ("answers", "changes", "url", "link"), [each[1:] for each in LINKS], ids=[each[0] for each in LINKS]
)
def test_leads_to_what_would_follow(answers: Given, changes: ChangesDocument, url: str, link: str) -> None:
    found = _found(("walnut", [changes], []))
    way = _only(_told(answers, found, what_if="/what-if/"))
    assert (way.url, way.link) == (url, link)
    assert _only(_told(answers, found)).url == ""


def test_says_nothing_where_nothing_was_worked_out_or_everything_leads() -> None:
    assert _told(ANSWERED, None) is None
    assert _told(ANSWERED, _found()) is None


def test_tells_of_options_in_order_of_rank() -> None:
    loaded = yard()
    document = decided(loaded, ANSWERED)
    found = _found(("walnut", [_set(PATIENT)], []), ("cherry", [_set(PATIENT)], []))
    told = _told(ANSWERED, found)
    assert told
    assert [each.key for each in told.options] == [each.option for each in document.standings] == ["cherry", "walnut"]


def _headed(option: OptionChanges) -> dict[str, list[str]]:
    return {ways.heading or ways.none: [_read(way) for way in (*ways.first, *ways.others)] for ways in option.ways}


LARGE = "If “How much room is there?” were answered “Much” instead of “Little”."
PATIENCE = "If “Is there time?” were answered “Yes” instead of “No”."
BOTH = f"{LARGE[:-1]}, and{PATIENCE[2:]}"

RULED_OUT: list[tuple[str, list[ChangesDocument], list[ChangesDocument], dict[str, list[str]]]] = [
    (
        "a larger set leads",
        [_set(ROOMY | PATIENT)],
        [_set(ROOMY)],
        {"What would make it fit and lead": [BOTH], "What would lift what rules it out": [LARGE]},
    ),
    ("one set does both", [_set(ROOMY)], [_set(ROOMY)], {"What would make it fit and lead": [LARGE]}),
    (
        "one set does both, another only fits",
        [_set(ROOMY)],
        [_set(ROOMY), _set(PATIENT)],
        {"What would make it fit and lead": [LARGE], "What would lift what rules it out": [PATIENCE]},
    ),
    (
        "an exception does both",
        [_set({}, "walnut-too-broad")],
        [_set({}, "walnut-too-broad"), _set(ROOMY)],
        {
            "What would make it fit and lead": ["If an exception were made to this rule:"],
            "What would lift what rules it out": [LARGE],
        },
    ),
    (
        "nothing leads",
        [],
        [_set(ROOMY)],
        {"Nothing within three changes makes it lead.": [], "What would lift what rules it out": [LARGE]},
    ),
    ("nothing fits", [], [], {"Nothing within three changes makes it fit.": []}),
]


@pytest.mark.parametrize(
    ("leads", "fits", "said"), [each[1:] for each in RULED_OUT], ids=[each[0] for each in RULED_OUT]
)
def test_tells_what_lifts_a_rule_from_what_makes_an_option_lead(
    leads: list[ChangesDocument], fits: list[ChangesDocument], said: dict[str, list[str]]
) -> None:
    option = _of(_told(SMALL, _found(("walnut", leads, fits))), "walnut")
    assert (option.name, option.status) == ("Walnut", "ruled-out")
    assert _headed(option) == said


def test_leaves_out_the_answers_that_do_both() -> None:
    fits = _set({"use": [("shade",), ("rest",)], **PATIENT})
    leads = _set({"use": [("shade",)], **PATIENT})
    (_, lifting) = _of(_told(SMALL, _found(("walnut", [leads], [fits]))), "walnut").ways
    assert list(map(_read, lifting.first)) == [
        f"If “What is it for?” were answered with “To look at” in place of “Fruit”, and{PATIENCE[2:]}"
    ]


def test_keeps_a_set_whole_where_no_answer_alone_tells_it_from_others() -> None:
    fits = _set({"use": [("shade",), ("rest",)], "patience": [("yes",), ("no",)]})
    leads = _set({"use": [("shade",)], "patience": [("yes",)]})
    (_, lifting) = _of(_told(OPEN, _found(("walnut", [leads], [fits])), **_out("walnut")), "walnut").ways
    assert "not to include “Fruit”, and the answer to “Is there time?” turns out to be “Yes” or “No”" in _read(
        lifting.first[0]
    )


def _out(option: str) -> dict[str, Any]:
    """Standings in which an option is ruled out."""
    return {"standings": standing(decided(yard(), OPEN), option, status=Status.RULED_OUT).standings}


LIMITS = [
    (3, "", "Nothing within three changes makes it lead."),
    (
        2,
        "Sets of more than two changes were not tried: there are too many.",
        "Nothing within two changes makes it lead.",
    ),
    (1, "Sets of more than one change were not tried: there are too many.", "No single change makes it lead."),
]


@pytest.mark.parametrize(("within", "limit", "none"), LIMITS)
def test_says_how_many_changes_were_tried(within: int, limit: str, none: str) -> None:
    told = _told(ANSWERED | {"use": ["shade"]}, _found(("walnut", [], []), within=within))
    assert told
    assert (told.limit, told.options[0].ways[0].none) == (limit, none)


def test_claims_nothing_where_no_change_was_tried() -> None:
    told = _told(ANSWERED, _found(("walnut", [], []), within=0))
    assert told
    assert (told.relaxing, told.options, told.limit) == (
        None,
        (),
        "No change was tried: there are too many ways to answer.",
    )


def test_says_that_an_option_may_lead_where_questions_are_open() -> None:
    (ways,) = _of(_told(OPEN, _found(("walnut", [], []))), "walnut").ways
    assert ways.none == "Nothing within three changes makes it lead for certain."


@pytest.mark.parametrize(
    ("number", "first", "others", "more", "left_out"),
    [
        (1, 1, 0, "", ""),
        (FIRST, FIRST, 0, "", ""),
        (FIRST + 1, FIRST, 1, "1 more way", ""),
        (MOST_SHOWN, FIRST, MOST_SHOWN - FIRST, "4 more ways", ""),
        (MOST_SHOWN + 1, FIRST, MOST_SHOWN - FIRST, "5 more ways", "1 more stands in the decision document."),
        (500, FIRST, MOST_SHOWN - FIRST, "496 more ways", "492 more stand in the decision document."),
    ],
)
def test_shows_the_first_ways_and_counts_the_rest(
    number: int, first: int, others: int, more: str, left_out: str
) -> None:
    (ways,) = _of(_told(ANSWERED, _found(("walnut", [_set(PATIENT)] * number, []))), "walnut").ways
    assert (len(ways.first), len(ways.others), ways.more, ways.left_out) == (first, others, more, left_out)


def _nothing_fits(*relaxations: tuple[ChangesDocument, tuple[str, ...]]) -> tuple[LoadedEdition, DecisionDocument]:
    """A decision in which a small room rules everything out."""
    cherry = {"key": "cherry-too", "option": "cherry", "effect": "rules-out", "text": "No room for it."}
    cases = [[{"question": "room", "operator": "any-of", "choices": ["small"]}]]
    loaded = yard(("notes.3", {**cherry, "cases": cases}), ("steps.0.questions.0.changeable", "yes"))
    fits = [changes for changes, _ in relaxations]
    found = _found(("walnut", [], fits), ("cherry", [], fits), relaxations=relaxations)
    return loaded, decided(loaded, SMALL).model_copy(update={"counterfactuals": found})


def _relaxing(told: WhatChanges | None) -> Ways:
    assert told
    assert told.relaxing
    return told.relaxing


def test_starts_with_what_could_be_relaxed_where_no_option_fits() -> None:
    loaded, document = _nothing_fits((_set({}, "walnut-too-broad"), ("walnut",)), (_set(ROOMY), ("walnut", "cherry")))
    ways = _relaxing(what_changes(loaded, document))
    assert ways.heading == "What could be relaxed"
    assert [_read(way) for way in ways.first] == [
        "If an exception were made to this rule: Then Walnut fits.",
        f"{LARGE} Then Walnut and Cherry fit.",
    ]


def test_does_not_say_again_what_could_be_relaxed() -> None:
    loaded, document = _nothing_fits((_set(ROOMY), ("walnut", "cherry")))
    told = what_changes(loaded, document)
    assert told
    assert [_headed(option) for option in told.options] == [{"Nothing within three changes makes it lead.": []}] * 2


def test_says_so_where_nothing_can_be_relaxed() -> None:
    ways = _relaxing(what_changes(*_nothing_fits()))
    assert (ways.first, ways.none) == ((), "Nothing within three changes makes any option fit.")


def test_asks_for_no_relaxation_where_an_option_fits() -> None:
    told = _told(ANSWERED, _found(("walnut", [], []), relaxations=((_set(ROOMY), ("walnut",)),)))
    assert told
    assert told.relaxing is None


@pytest.mark.parametrize("label", LABELS)
def test_reads_well_for_the_examples_of_the_shipped_editions(label: str) -> None:
    """Whole sentences, no longer than three questions and a few answers each are."""
    loaded = shipped(label)
    said = []
    for example in loaded.document.examples:
        told = what_changes(loaded, decided_in_full(loaded, example.answers, example.priorities))
        for option in told.options if told else ():
            said += [sentence for sentences in _headed(option).values() for sentence in sentences]
    assert len(said) > 30
    assert [each for each in said if not each.startswith("If ") or each[-1] not in ".:" or "  " in each] == []
    assert [each for each in said if len(each) > 650] == []
