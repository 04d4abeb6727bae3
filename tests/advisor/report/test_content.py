"""What a report holds: everything that an architect has to defend, print or check."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments, reports
from advisor.formatting import plain, signed
from advisor.models import Assessment, Report
from advisor.presenting import report as presenting
from catalog.models import Edition
from tests.advisor.deciding import decided, shipped, stored, yard
from tests.advisor.pages import Element, read
from tests.advisor.shipped import ANSWERS, CRITERIA, LABEL

LOADED = shipped(LABEL)


def _page(report: Report) -> Element:
    return read(Client().get(reverse("report", args=[report.token])))


@pytest.fixture
def open_report(edition: Edition) -> Report:
    """With nothing answered but where one is."""
    answers = {"location": ["azure-stack-edge"], "new-hardware": ["no"]}
    return reports.create(assessments.start(edition, name="Line 4", answers=answers, priorities={}))


def test_states_the_outcome_in_a_sentence(report: Report) -> None:
    page = _page(report)
    assert page.one("h1").text == "AKS hybrid"
    assert page.one("p", class_="lead").text.startswith("It leads with every question answered.")


def test_compares_every_option_on_every_criterion(report: Report) -> None:
    page = _page(report)
    table = page.one("table", class_="table matrix stack")
    assert [each.text for each in table.all("thead")[0].all("th")] == [
        LOADED.options[standing["option"]].name for standing in stored(report)["standings"]
    ]
    rows = [row.all("th")[0].text for row in table.all("tbody")[0].all("tr")]
    assert len(rows) == 2 + len(CRITERIA)
    assert all(len(row.all("td")) == 3 for row in table.all("tbody")[0].all("tr"))


def test_gives_every_reason_with_the_answer_behind_it(report: Report) -> None:
    text = _page(report).text
    for standing in stored(report)["standings"]:
        for note in standing["notes"]:
            assert note["text"] in text
    question = LOADED.questions["customisation"]
    assert question.text in text
    assert next(each.label for each in question.choices if each.key == "preset") in text


def test_lets_a_reader_redo_the_sum_of_reasons(open_report: Report) -> None:
    """What counts in part stands with what it adds, beside a box to tick too."""
    sections = [
        each for each in _page(open_report).all("section") if "option-" in each.attributes.get("aria-labelledby", "")
    ]
    assert len(sections) == 3
    for section, standing in zip(sections, stored(open_report)["standings"], strict=True):
        added = sorted(signed(note["adds"]) for note in standing["notes"] if note["points"])
        marks = [each.content[1] for each in section.all("ul", class_="reasons") for each in each.all("li")]
        assert sorted(each.text for each in marks if isinstance(each, Element) and each.text) == added
        counted = section.one("table", class_="table sum").one("tbody").all("tr")[-1].all("small")
        assert sorted(counted[0].text.split(", ") if counted else []) == added


def test_shows_each_score_as_a_sum(report: Report) -> None:
    sums = _page(report).all("table", class_="table sum")
    assert len(sums) == 3
    for table, standing in zip(sums, stored(report)["standings"], strict=True):
        parts = [row.all("th")[0].text for row in table.one("tbody").all("tr")]
        assert all(part.startswith(LOADED.criteria[key].name) for part, key in zip(parts, CRITERIA, strict=False))
        assert table.one("tfoot").all("td")[0].text == f"{standing['score']['shown']:g}".replace("-", "\u2212")


def test_gives_the_range_of_a_score_as_precisely_as_its_total(open_report: Report) -> None:
    sums = _page(open_report).all("table", class_="table sum")
    for table, standing in zip(sums, stored(open_report)["standings"], strict=True):
        low, high = (plain(standing["score"][end]) for end in ("low", "high"))
        assert table.one("tfoot").one("small").text == f"from {low} to {high} while answers are open"


def test_names_what_is_open_and_which_questions_decide(open_report: Report, report: Report) -> None:
    table = _page(open_report).one("section", id="open").one("table")
    rows = table.one("tbody").all("tr")
    assert len(rows) == len(stored(open_report)["open"])
    assert "What is open" not in _page(report).text


def test_gives_every_answer_and_every_priority(report: Report) -> None:
    section = _page(report).one("section", id="answers")
    rows = {row.one("dt").text: row.one("dd").text for row in section.one("dl").all("div")}
    for key, choices in ANSWERS.items():
        question = LOADED.questions[key]
        assert rows[question.text] == "; ".join(each.label for each in question.choices if each.key in choices)
    for criterion in CRITERIA:
        assert f"{LOADED.criteria[criterion].name}: some" in rows["How much the criteria matter"]


def test_says_which_questions_have_no_answer(open_report: Report) -> None:
    rows = _page(open_report).one("section", id="answers").one("dl").all("div")
    assert sum(row.one("dd").text == "Not answered" for row in rows) == 11


def test_holds_assumptions_and_scope(report: Report) -> None:
    text = _page(report).text
    for said in (*LOADED.document.guide.assumptions, *LOADED.document.guide.out_of_scope):
        assert said in text


def test_leads_from_every_citation_to_its_source(report: Report, open_report: Report) -> None:
    for each in (report, open_report):
        page = _page(each)
        cited = {link.attributes["href"].removeprefix("#") for link in page.all("a", class_="source")}
        assert cited
        assert all(page.all(id=source) for source in cited)


def test_suggests_tools_for_options_that_are_left() -> None:
    content = presenting.content(LOADED, decided(LOADED, ANSWERS))
    suggested = {tool.tool.key: tool.options for tool in content.tools}
    noted = {key for note in LOADED.document.notes if note.effect == "suggests" for key in note.tools}
    assert suggested
    assert set(suggested) <= noted
    none = presenting.content(LOADED, decided(LOADED, {"location": ["nothing"], "new-hardware": ["no"]}))
    assert none.tools == ()


def test_reads_on_about_what_could_lead() -> None:
    loaded = yard()
    walnut_out = decided(loaded, {"room": ["small"], "use": ["shade"], "patience": ["no"]})
    titles = [each.title for group in presenting.content(loaded, walnut_out).reading for each in group.references]
    assert titles == ["Pruning", "Cherries"]
    cherry_gone = yard(("notes.1.effect", "rules-out"), ("requirements", []), ("notes.0.effect", "favours"))
    document = decided(cherry_gone, {"room": ["small"], "use": ["shade"], "patience": ["no"]})
    titles = [each.title for group in presenting.content(cherry_gone, document).reading for each in group.references]
    assert titles == ["Pruning"]


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ({}, "0 of 13 answered"),
        ({"location": ["nothing"]}, "1 of 13 answered"),
        ({"location": "not-sure"}, "0 of 13 answered, 1 not sure"),
        (ANSWERS, "13 of 13 answered"),
    ],
)
def test_counts_what_is_answered(answers: dict[str, list[str]], text: str) -> None:
    assert presenting.content(LOADED, decided(LOADED, answers)).answered == text


def test_shows_the_same_of_the_result_before_it_is_frozen(answered: Assessment, report: Report) -> None:
    live = read(Client().get(reverse("wizard-result", args=[answered.secret])))
    frozen = _page(report)
    for section in ("glance", "reasons", "next", "answers"):
        assert live.one("section", id=section).text == frozen.one("section", id=section).text


def test_escapes_what_an_architect_wrote(answered: Assessment) -> None:
    assessments.save_name(answered, base=answered.name, sent="<b>Hall</b> & “7”")
    page = _page(reports.create(answered))
    assert "Recommendation for <b>Hall</b> & “7”" in page.text
    assert not page.all("b")
