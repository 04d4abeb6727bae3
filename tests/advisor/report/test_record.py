"""What an architecture decision record says: what was chosen, or that nothing was, and why."""

import re
from typing import Any

import pytest

from advisor.report.adr import FORMS
from tests.advisor.deciding import decided_in_full, yard
from tests.advisor.report.reading import bullets_under, read_markdown, text_under
from tests.advisor.report.telling import SMALL, facts, said_of, small_yard, told
from tests.advisor.weighed import note, weighed


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


def test_says_what_leads_in_every_case_where_another_may_draw_level() -> None:
    loaded = weighed({"value": (60, 50)}, note("b", 10, q="yes"), questions="q")
    document = decided_in_full(loaded, {"q": "not-sure"})
    assert (document.outcome, document.leaders, document.could_lead) == ("open", ("a",), ("a", "b"))
    for form in FORMS:
        page = read_markdown(told(loaded, document, form))
        assert text_under(page, "Decision" if form == "nygard" else "Decision Outcome").startswith(
            "One option leads in every case, alone or level with another. A leads in every case; in some, B comes out "
            "level. 1 open question can change whether it does."
        ), form
        assert "No option is chosen" not in page.text


@pytest.mark.parametrize(
    ("form", "context", "outcome"),
    [
        ("madr-4", "Context and Problem Statement", "Decision Outcome"),
        ("madr-2", "Context and Problem Statement", "Decision Outcome"),
        ("nygard", "Context", "Decision"),
    ],
)
def test_says_what_is_assumed_and_what_to_take_care_with(form: str, context: str, outcome: str) -> None:
    page = read_markdown(told(*small_yard(), form))
    assumed = "It is assumed: The yard has soil. Somebody waters it. Left out: Hedges."
    assert assumed in text_under(page, context)
    assert "Sources disagree about facts behind Cherry" in text_under(page, outcome)


def test_is_driven_by_priorities_answers_and_remarks() -> None:
    loaded = yard()
    document = decided_in_full(loaded, {"room": ["small"], "use": "not-sure"}, {"shade": 4, "harvest": 0})
    page = read_markdown(told(loaded, said_of(document, answers={"room": "Measured *twice*."})))
    assert bullets_under(page, "Decision Drivers") == [
        "Shade matters most of all",
        "Harvest does not matter",
        "How much room is there? Little. Remark: Measured *twice*.",
        "What is it for? Not sure",
        "Is there time? Not answered",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_keeps_the_lines_of_remarks(form: str) -> None:
    loaded, document = small_yard()
    said = "For now:\n\n- one\n- two"
    page = read_markdown(told(loaded, said_of(document, answers={"room": said}, options={"cherry": said}), form))
    remarked = [each for each in (*page.all("li"), *page.all("p")) if "Remark:" in each.text]
    assert [len(each.all("br")) for each in remarked] == [2, 2]
    assert all(each.text.endswith("Remark: For now: - one - two") for each in remarked)


@pytest.mark.parametrize("priorities", [{"harvest": 2}, {"harvest": 4}, ["harvest", "shade"]])
def test_says_of_a_criterion_that_does_not_apply_what_the_page_says(priorities: Any) -> None:
    loaded = yard()
    document = decided_in_full(loaded, {"use": ["rest"]}, priorities)
    drivers = bullets_under(read_markdown(told(loaded, document)), "Decision Drivers")
    assert drivers[1] == "Harvest does not matter for these answers"


def test_is_driven_by_an_order_of_priorities_too() -> None:
    loaded = yard()
    document = decided_in_full(loaded, SMALL, ["harvest", "shade"])
    drivers = bullets_under(read_markdown(told(loaded, document)), "Decision Drivers")
    assert drivers[:2] == ["Shade is 2nd in importance", "Harvest is 1st in importance"]


def test_weighs_every_option_with_what_it_rests_on() -> None:
    loaded, document = small_yard()
    page = read_markdown(told(loaded, said_of(document, options={"walnut": "Too slow for us."})))
    cherry, walnut = text_under(page, "Cherry"), text_under(page, "Walnut")
    assert "Fits. Rank 1. Score 85." in cherry
    assert "Good, because “Bears within a few years.” +10 points. Disputed. Is there time? No." in cherry
    assert "Source 2; Source 1, February 2020." in cherry
    assert "Neutral, because “Birds like it too.” Always." in cherry
    assert walnut.startswith("Ruled out. Score 50. The score as a sum: 50 from ratings (")
    assert "Remark: Too slow for us." in walnut
    assert "Bad, because this rules it out: “Its crown needs room.” How much room is there? Little." in walnut
    assert "Exception: The neighbours." in walnut


def test_gives_a_score_and_its_range_in_one_precision_and_the_sum_in_its_own() -> None:
    """As the page does: a third of ten points."""
    thirds = ({"q": "yes", "r": "no"}, {"q": "no", "r": "yes"}, {"q": "yes", "r": "yes"})
    loaded = weighed(
        {"value": (60, 50)}, *(note("b", 10 + place, **each) for place, each in enumerate(thirds)), questions="qr"
    )
    text = text_under(read_markdown(told(loaded, decided_in_full(loaded))), "B")
    assert "Rank 2. Score 58.2, from 50 to 62 while answers are open." in text
    assert "and +8.25 from reasons make 58.25." in text


def test_names_the_tools_behind_a_reason() -> None:
    page = read_markdown(told(*small_yard()))
    (reason,) = [each for each in bullets_under(page, "Cherry") if each.startswith("Good, because ")]
    assert "Tools: Spade, Stake." in reason or "Tools: Stake, Spade." in reason
    assert "https://example.org/spade" in {link.attributes["href"] for link in page.all("a")}


def test_says_which_reviews_are_overdue() -> None:
    places = (("notes.0.review_by", "2020-01-31"), ("sources.0.review_by", "2020-01-31"))
    page = read_markdown(told(*small_yard(*places)))
    (reason,) = [each for each in bullets_under(page, "Walnut") if "Its crown needs room." in each]
    assert " Review overdue. " in reason
    assert reason.endswith("Source 1, February 2020, review overdue.")
    (source,) = [each for each in bullets_under(page, "More Information") if each.startswith("Source 1: ")]
    assert source.endswith("to be reviewed by 31 January 2020, review overdue")
    assert "verdue" not in told(*small_yard())


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


@pytest.mark.parametrize(
    ("form", "heading"), [("madr-4", "More Information"), ("madr-2", "Links"), ("nygard", "What this rests on")]
)
def test_says_what_it_was_decided_on(form: str, heading: str) -> None:
    loaded, document = small_yard()
    address = "https://example.org/reports/abc/"
    page = read_markdown(told(loaded, said_of(document, location="Quay 4"), form, facts(document, address=address)))
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
