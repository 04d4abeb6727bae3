"""What an architecture decision record says: what was chosen, or that nothing was, why, and when to look again."""

import re
from typing import Any

import pytest

from advisor.report.adr import FORMS
from tests.advisor.deciding import decided_in_full, shipped, yard
from tests.advisor.report.reading import bullets_under, read_markdown, text_under
from tests.advisor.report.telling import SMALL, facts, small_yard, told


def test_chooses_what_leads_and_says_why() -> None:
    loaded, document = small_yard()
    page = read_markdown(told(loaded, document))
    assert page.one("h1").text == "Hall 7: Cherry"
    said = 'Chosen option: "Cherry", because it leads with every question answered. Every other option is ruled out.'
    assert said in text_under(page, "Decision Outcome")
    nygard = text_under(read_markdown(told(loaded, document, "nygard")), "Decision")
    assert nygard.startswith("We will take “Cherry”, because it leads with every question answered.")


NOTHING_CHOSEN = [
    ("a tie", (("notes", []), ("requirements", []), ("ratings", [])), {}, "A tie: Walnut and Cherry."),
    ("nothing answered", (), {}, "Everything is still open."),
    (
        "nothing fits",
        (("notes.1.effect", "rules-out"),),
        SMALL,
        "No option fits. The answers rule out each of the 2 options.",
    ),
]


@pytest.mark.parametrize(
    ("places", "answers", "said"), [e[1:] for e in NOTHING_CHOSEN], ids=[e[0] for e in NOTHING_CHOSEN]
)
def test_says_so_where_nothing_leads_alone(places: Any, answers: Any, said: str) -> None:
    loaded, document = small_yard(*places, answers=answers)
    for form in FORMS:
        page = read_markdown(told(loaded, document, form))
        outcome = text_under(page, "Decision" if form == "nygard" else "Decision Outcome")
        assert outcome.startswith(f"No option is chosen. {said}"), form
        assert not re.search("Chosen option|We will", page.text)


def test_is_driven_by_priorities_answers_and_remarks() -> None:
    loaded = yard()
    document = decided_in_full(loaded, {"room": ["small"], "use": "not-sure"}, {"shade": 4, "harvest": 0})
    page = read_markdown(told(loaded, document, sheet=facts(document, answers={"room": "Measured *twice*."})))
    assert bullets_under(page, "Decision Drivers") == [
        "Shade matters most of all",
        "Harvest does not matter",
        "How much room is there? Little. Remark: Measured *twice*.",
        "What is it for? Not sure",
        "Is there time? Not answered",
    ]


def test_is_driven_by_an_order_of_priorities_too() -> None:
    loaded = yard()
    document = decided_in_full(loaded, SMALL, ["harvest", "shade"])
    drivers = bullets_under(read_markdown(told(loaded, document)), "Decision Drivers")
    assert drivers[:2] == ["Shade is 2nd in importance", "Harvest is 1st in importance"]


def test_weighs_every_option_with_what_it_rests_on() -> None:
    loaded, document = small_yard()
    page = read_markdown(told(loaded, document, sheet=facts(document, options={"walnut": "Too slow for us."})))
    cherry, walnut = text_under(page, "Cherry"), text_under(page, "Walnut")
    assert "Fits. Rank 1. Score 85." in cherry
    assert "Good, because “Bears within a few years.” +10 points. Disputed. Is there time? No." in cherry
    assert "Source 2; Source 1, February 2020." in cherry
    assert "Neutral, because “Birds like it too.” Always." in cherry
    assert walnut.startswith("Ruled out. Rank 2.")
    assert "Remark: Too slow for us." in walnut
    assert "Bad, because this rules it out: “Its crown needs room.” How much room is there? Little." in walnut
    assert "Exception: The neighbours." in walnut


def test_says_what_is_still_open_of_a_reason() -> None:
    loaded, document = small_yard(answers={"use": ["shade"]})
    walnut = text_under(read_markdown(told(loaded, document)), "Walnut")
    assert walnut.startswith("Depends on “How much room is there?”. Rank 2. Score 100.")
    assert "Bad, because this could rule it out: “Its crown needs room.” Still open, in 50 % of the ways" in walnut
    assert "Open: How much room is there? Exception: The neighbours." in walnut


def test_says_that_an_option_is_ruled_out_by_several_reasons_between_them() -> None:
    case = {"question": "room", "operator": "any-of", "choices": ["large"]}
    other = {
        "key": "walnut-too-slow",
        "option": "walnut",
        "effect": "rules-out",
        "text": "Too slow.",
        "cases": [[case]],
    }
    loaded, document = small_yard(("notes.2", other), answers={"use": ["shade"]})
    walnut = bullets_under(read_markdown(told(loaded, document)), "Walnut")
    assert [each.partition("”")[0] for each in walnut] == [
        "Bad, because this rules it out together with others: “Too slow.",
        "Bad, because this rules it out together with others: “Its crown needs room.",
    ]


CONSEQUENCES = (("notes.2.effect", "needs"), ("notes.2.text", "Nets against birds."))


def test_follows_from_what_leads() -> None:
    loaded, document = small_yard(*CONSEQUENCES)
    page = read_markdown(told(loaded, document))
    assert bullets_under(page, "Consequences") == [
        "Good, because “Bears within a few years.”",
        "Bad, because this is needed: “Nets against birds.”",
    ]
    assert bullets_under(page, "Confirmation") == ["[ ] Nets against birds."]
    other = read_markdown(told(loaded, document, "madr-2"))
    assert bullets_under(other, "Positive Consequences") == ["“Bears within a few years.”"]
    assert bullets_under(other, "Negative Consequences") == ["[ ] Nets against birds."]
    nygard = bullets_under(read_markdown(told(loaded, document, "nygard")), "Consequences")
    assert nygard[:2] == ["“Bears within a few years.”", "[ ] Nets against birds."]


def test_asks_for_care_in_every_form() -> None:
    loaded, document = small_yard(("notes.2.effect", "cautions"))
    said = "his asks for care: “Birds like it too.”"
    for form, heading in (
        ("madr-4", "Consequences"),
        ("madr-2", "Negative Consequences"),
        ("nygard", "Consequences"),
    ):
        bullets = bullets_under(read_markdown(told(loaded, document, form)), heading)
        assert sum(each.endswith(said) for each in bullets) == 1, form


BIG = [[{"question": "room", "operator": "any-of", "choices": ["large"]}]]
PERHAPS = (*CONSEQUENCES, ("notes.2.cases", BIG))
"""A need that hangs on how much room there is."""


def test_names_the_open_question_that_a_consequence_hangs_on() -> None:
    loaded, document = small_yard(*PERHAPS, answers={"use": ["fruit"], "patience": ["no"]})
    assert document.could_lead == ("cherry",)
    page = read_markdown(told(loaded, document))
    condition = "(depends on “How much room is there?”)"
    assert f"Bad, because this is needed: “Nets against birds.” {condition}" in bullets_under(page, "Consequences")
    assert bullets_under(page, "Confirmation") == [f"[ ] Nets against birds. {condition}"]


@pytest.mark.parametrize(
    ("form", "heading"),
    [("madr-4", "Consequences"), ("madr-2", "Negative Consequences"), ("nygard", "Consequences")],
)
def test_leaves_to_the_options_what_may_follow_where_several_could_lead(form: str, heading: str) -> None:
    more = "More may follow from answers that are still open: it stands with each option."
    loaded, document = small_yard(*PERHAPS, answers={})
    assert len(document.could_lead) == 2
    page = read_markdown(told(loaded, document, form))
    assert more in text_under(page, heading)
    assert page.text.count("Nets against birds.") == 1
    certain = read_markdown(told(*small_yard(*PERHAPS), form))
    assert more not in certain.text


def test_names_the_option_where_several_could_lead() -> None:
    loaded, document = small_yard(*CONSEQUENCES, answers={})
    assert len(document.could_lead) == 2
    page = read_markdown(told(loaded, document))
    assert "Bad, because with Cherry, this is needed: “Nets against birds.”" in bullets_under(page, "Consequences")
    assert bullets_under(page, "Confirmation") == ["[ ] Cherry: Nets against birds."]


def test_has_nothing_follow_where_no_option_fits() -> None:
    loaded, document = small_yard(("notes.1.effect", "rules-out"))
    page = read_markdown(told(loaded, document))
    assert text_under(page, "Consequences") == "None that the answers name."
    assert text_under(page, "Confirmation") == "The answers name nothing that would have to be checked."


def test_says_when_to_look_again() -> None:
    loaded, document = small_yard(answers={})
    said = bullets_under(read_markdown(told(loaded, document)), "More Information")
    assert "When an edition of the guide after 2024-01 is published." in said
    assert "By 31 January 2999, to review source 1." in said
    (known,) = [each for each in said if " known, " in each]
    deciding = " and ".join(f"“{each}”" for each in ("How much room is there?", "What is it for?"))
    assert known == f"When one of these is known, each of which can change what leads: {deciding}."
    past, late = small_yard(("sources.0.review_by", "2020-01-31"))
    said = bullets_under(read_markdown(told(past, late)), "More Information")
    assert "Now: source 1 had to be reviewed by 31 January 2020." in said


def test_says_that_the_page_will_tell_where_the_report_is_shared() -> None:
    loaded, document = small_yard()
    sheet = facts(document, address="https://example.org/reports/abc/")
    said = bullets_under(read_markdown(told(loaded, document, sheet=sheet)), "More Information")
    newer = "When an edition of the guide after 2024-01 is published."
    assert f"{newer} The report's page then says whether the same leads." in said
    assert newer in bullets_under(read_markdown(told(loaded, document)), "More Information")


def test_says_what_would_change_it() -> None:
    loaded = shipped("2022-11")
    example = next(each for each in loaded.document.examples if each.expected.outcome == "clear")
    document = decided_in_full(loaded, example.answers, example.priorities)
    said = bullets_under(read_markdown(told(loaded, document)), "More Information")
    names = [each.name for each in document.standings if each.option not in document.leaders]
    assert any(
        re.fullmatch(rf"If “.+ were answered .+”: then ({'|'.join(names)}) would (fit and )?lead\.", each)
        for each in said
    )


def test_tells_of_the_first_ways_alone() -> None:
    loaded = shipped("2026-11")
    document = decided_in_full(loaded)
    said = bullets_under(read_markdown(told(loaded, document)), "More Information")
    assert document.counterfactuals
    ways = {loaded.options[each.option].name: len(each.leads) for each in document.counterfactuals.options}
    told_of = {name: sum(each.endswith(f"hen {name} would lead.") for each in said) for name in ways}
    assert max(ways.values()) > 2
    assert told_of == {name: min(number, 2) for name, number in ways.items()}


def test_says_by_which_exception_an_option_would_not_be_ruled_out() -> None:
    loaded, document = small_yard()
    said = bullets_under(read_markdown(told(loaded, document)), "More Information")
    rules = "“Fruit is asked for.” Exception: The cook. “Its crown needs room.” Exception: The neighbours."
    assert f"If an exception were made to these rules: {rules} Then Walnut would not be ruled out." in said


@pytest.mark.parametrize(
    ("form", "heading"), [("madr-4", "More Information"), ("madr-2", "Links"), ("nygard", "What this rests on")]
)
def test_says_what_it_was_decided_on(form: str, heading: str) -> None:
    loaded, document = small_yard()
    address = "https://example.org/reports/abc/"
    page = read_markdown(told(loaded, document, form, facts(document, location="Quay 4", address=address)))
    said = bullets_under(page, heading)
    assert said[:6] == [
        "Guide: A tree for the yard, edition 2024-01",
        f"SHA-256 of the edition: {loaded.sha256}",
        "Engine: 1",
        "Made: 24 November 2026, 23:30 UTC",
        "Answers: 3 of 3 answered",
        f"Report: {address}",
    ]
    dates = "29 February 2020, checked on 31 January 2024, to be reviewed by 31 January 2999"
    sources = [each for each in said if each.startswith("Source ")]
    assert sources == [
        f"Source 1: Almanac of trees, The garden society, {dates}",
        "Source 2: Herbal",
    ]
    assert {address, "https://example.org/almanac"} <= {link.attributes["href"] for link in page.all("a")}
    context = text_under(page, "Context" if form == "nygard" else "Context and Problem Statement")
    assert context.startswith("Which tree should stand in this yard? Asked for: Hall 7. Location: Quay 4.")


def test_names_no_address_of_a_report_that_is_not_shared() -> None:
    loaded, document = small_yard()
    assert "Report:" not in told(loaded, document)
