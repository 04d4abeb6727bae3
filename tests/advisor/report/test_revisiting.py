"""An architecture decision record says when to look again, and what would have to be otherwise."""

import re

from tests.advisor.deciding import decided_in_full, shipped
from tests.advisor.report.reading import bullets_under, read_markdown
from tests.advisor.report.telling import facts, small_yard, told
from tests.advisor.weighed import note, weighed, when


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


def test_says_what_would_have_to_be_relaxed_where_nothing_fits() -> None:
    said = bullets_under(read_markdown(told(*small_yard(("notes.1.effect", "rules-out")))), "More Information")
    assert [each for each in said if re.fullmatch(r"If .+[:.] [Tt]hen (Walnut|Cherry) fits\.", each)]


def test_says_of_what_always_leads_that_another_may_draw_level() -> None:
    loaded = weighed({"value": (60, 50)}, note("b", 10, q="yes"), questions="q")
    said = bullets_under(read_markdown(told(loaded, decided_in_full(loaded))), "More Information")
    text = loaded.questions["q"].text
    assert f"When this is known, which can change whether another draws level: “{text}”." in said


def test_promises_no_more_than_was_worked_out() -> None:
    loaded, document = small_yard(answers={})
    for exact, word in ((True, "can"), (False, "may")):
        text = told(loaded, document.model_copy(update={"exact": exact}))
        assert f"each of which {word} change what leads" in text


def test_tells_of_the_first_ways_alone() -> None:
    loaded = shipped("2026-11")
    document = decided_in_full(loaded)
    said = bullets_under(read_markdown(told(loaded, document)), "More Information")
    assert document.counterfactuals
    ways = {loaded.options[each.option].name: len(each.leads) for each in document.counterfactuals.options}
    told_of = {name: sum(each.endswith(f"hen {name} would lead.") for each in said) for name in ways}
    assert max(ways.values()) > 2
    assert told_of == {name: min(number, 2) for name, number in ways.items()}
    others = {name: number - 2 for name, number in ways.items() if number > 2}
    assert [each for each in said if each.startswith("And ")] == [
        f"And {number} more way{'s' * (number > 1)} in the report by which {name} would lead."
        for name, number in others.items()
    ]


def test_says_how_many_other_ways_there_are_to_have_any_option_fit() -> None:
    out = {
        "key": "a-out",
        "option": "a",
        "effect": "rules-out",
        "text": "No.",
        "cases": when(q="yes", r="yes", s="yes"),
    }
    loaded = weighed({"value": (60,)}, out, questions="qrs")
    document = decided_in_full(loaded, {each: ["yes"] for each in "qrs"})
    assert document.outcome == "none"
    said = bullets_under(read_markdown(told(loaded, document)), "More Information")
    fits = [place for place, each in enumerate(said) if each.endswith("then A fits.")]
    assert len(fits) == 2
    assert said[fits[-1] + 1] == "And 1 more way in the report by which some option would fit."


def test_says_by_which_exception_an_option_would_not_be_ruled_out() -> None:
    loaded, document = small_yard()
    said = bullets_under(read_markdown(told(loaded, document)), "More Information")
    rules = "“Fruit is asked for.” Exception: The cook. “Its crown needs room.” Exception: The neighbours."
    assert f"If an exception were made to these rules: {rules} Then Walnut would not be ruled out." in said
