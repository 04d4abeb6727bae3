"""The charts of how firm a decision is: what is drawn, what it says, and that its figures are the document's."""

from collections.abc import Sequence

import pytest

from advisor import formatting
from advisor.documents import DecisionDocument
from advisor.presenting import charts, rank_chart, score_chart, weight_chart
from advisor.presenting.charts import Bar, Chart, Segment
from tests.advisor.presenting.making import AKS, ANSWERED, ASE, BARE, LOADED, ruled_out, standing
from tests.advisor.presenting.weighing import COST, EASE, FLEXIBLE, RANKS, firm

CLOSE = 0.011
"""Places are rounded to hundredths, at both ends."""


def _ranks(document: DecisionDocument) -> Chart:
    assert document.robustness
    return rank_chart.chart(LOADED, document, document.robustness)


def _weights(document: DecisionDocument) -> Chart:
    assert document.robustness
    return weight_chart.chart(LOADED, document.robustness, "AKS hybrid")


def _widths(bar: Bar) -> list[float]:
    return [float(each.width) for each in bar.segments]


def _joined(segments: Sequence[Segment]) -> bool:
    """Whether each begins where the one before ends."""
    ends = [float(each.start) + float(each.width) for each in segments]
    return ends[:-1] == pytest.approx([float(each.start) for each in segments[1:]])


def test_it_draws_the_shares_of_ranks_end_to_end() -> None:
    found = _ranks(firm(ANSWERED, RANKS))
    assert [bar.name for bar in found.bars] == ["AKS hybrid", "Edge Pro", "Bare metal"]
    for bar, shares in zip(found.bars, RANKS.values(), strict=True):
        assert _widths(bar) == pytest.approx([100 * share for share in shares])
        assert _joined(bar.segments)
        assert [each.shade for each in bar.segments] == ["full", "striped", "light"]
    assert [(sign.shade, sign.text) for sign in found.legend] == [("full", "1st"), ("striped", "2nd"), ("light", "3rd")]


@pytest.mark.parametrize("shares", [(0.33, 0.33, 0.33), (0.34, 0.33, 0.34), (0.5, 0.005, 0.495)])
def test_it_fills_the_bar_however_shares_were_rounded(shares: tuple[float, ...]) -> None:
    for bar in _ranks(firm(ANSWERED, {AKS: shares, ASE: shares, BARE: shares})).bars:
        assert sum(_widths(bar)) == pytest.approx(100)
        assert float(bar.segments[-1].start) + float(bar.segments[-1].width) == pytest.approx(100)


def test_it_leaves_out_ranks_that_an_option_never_has() -> None:
    first, *_ = _ranks(firm(ANSWERED, {**RANKS, AKS: (1.0, 0.0, 0.0)})).bars
    assert [(each.shade, each.width, each.label) for each in first.segments] == [("full", "100.00", "1st 100 %")]


def test_it_gives_ranks_in_figures_as_the_document_has_them() -> None:
    found = _ranks(firm(ANSWERED, RANKS))
    assert found.heads == ("1st", "2nd", "3rd")
    for row, bar, shares in zip(found.rows, found.bars, RANKS.values(), strict=True):
        cells = [formatting.percent(share) for share in shares]
        assert row.name == bar.name
        assert list(row.cells) == list(zip(found.heads, cells, strict=True))
        said = ", ".join(f"{head} for {cell}" for head, cell in row.cells)
        assert bar.description == f"{said} of all ways to weigh the criteria."
        assert bar.small == f"first for {cells[0]}"


def test_it_puts_the_ranks_that_keep_an_order_beside_those_of_all() -> None:
    ordered = {AKS: (0.91, 0.09, 0.0), ASE: (0.09, 0.9, 0.01), BARE: (0.0, 0.01, 0.99)}
    found = _ranks(firm(ANSWERED, RANKS, ordered=ordered))
    assert [(bar.name, bar.again) for bar in found.bars[:4]] == [
        ("AKS hybrid", False),
        ("AKS hybrid", True),
        ("Edge Pro", False),
        ("Edge Pro", True),
    ]
    assert found.bars[1].small == "in your order: first for 91 %"
    assert found.bars[1].description.endswith(" of those that keep your order of priorities.")
    assert [row.small for row in found.rows[:2]] == ["of all ways", "of the ways that keep your order"]
    assert [cell for _, cell in found.rows[1].cells] == ["91 %", "9 %", "0 %"]
    assert len({bar.key for bar in found.bars}) == len(found.bars) == len(found.rows) == 6


def test_it_tells_options_with_the_same_shares_in_both_apart() -> None:
    found = _ranks(firm(ANSWERED, RANKS, ordered=RANKS))
    assert [bar.again for bar in found.bars] == [False, True] * 3


def test_it_draws_what_a_score_is_made_of_from_zero_both_ways() -> None:
    found = score_chart.chart(ANSWERED)
    for bar, each in zip(found.bars, ANSWERED.standings, strict=True):
        signed = [float(part.width) * (-1 if part.shade == "dotted" else 1) for part in bar.segments]
        assert float(bar.zero) + sum(signed) == pytest.approx(float(bar.mark), abs=0.1)
        right = [part for part in bar.segments if part.shade != "dotted"]
        assert _joined(right)
        assert float(right[0].start) == pytest.approx(float(bar.zero), abs=CLOSE)
        for part in bar.segments:
            assert float(part.start) >= 0
            assert float(part.start) + float(part.width) <= 100 + CLOSE
        assert bar.small.startswith(f"{formatting.points(each.score.shown)} points")


def test_it_places_scores_on_one_scale_that_holds_them_all() -> None:
    found = score_chart.chart(standing(standing(ANSWERED, AKS, shown=140), BARE, shown=-60))
    marks = [float(bar.mark) for bar in found.bars]
    zero, middle, hundred = (float(tick.at) for tick in found.ticks)
    assert (max(marks), min(marks)) == (100, 0)
    assert {bar.zero for bar in found.bars} == {found.ticks[0].at}
    assert (zero, middle, hundred) == (30, 55, 80)


def test_it_marks_what_is_ruled_out() -> None:
    found = score_chart.chart(ruled_out(ANSWERED, ASE))
    assert [bar.small.endswith(", ruled out") for bar in found.bars] == [False, True, False]


def test_it_gives_scores_in_figures_as_the_document_has_them() -> None:
    found = score_chart.chart(ANSWERED)
    weighed = [each for each in ANSWERED.standings[0].ratings if each.share]
    assert [row.name for row in found.rows] == [
        *(each.name for each in weighed),
        "Reasons that add",
        "Reasons that take away",
        "Score",
    ]
    for place, each in enumerate(ANSWERED.standings):
        column = [row.cells[place] for row in found.rows]
        adds = [note.adds for note in each.notes]
        assert {head for head, _ in column} == {each.name}
        assert [cell for _, cell in column] == [
            *(formatting.plain(rating.points) for rating in each.ratings if rating.share),
            formatting.signed(sum(points for points in adds if points > 0)),
            formatting.signed(sum(points for points in adds if points < 0)),
            formatting.plain(each.score.shown),
        ]
        for rating in weighed:
            assert f"{rating.name} " in found.bars[place].description


def test_it_names_each_criterion_in_the_legend_under_the_letter_of_its_stretches() -> None:
    found = score_chart.chart(ANSWERED)
    assert [sign.text for sign in found.legend] == [
        "A: Operational cost",
        "B: Ease of configuration",
        "C: Flexibility",
        "+ reasons that add",
        "\N{MINUS SIGN} reasons that take away",
        "score",
    ]
    assert [part.label[:1] for part in found.bars[0].segments] == ["A", "B", "C", "+"]


def test_it_draws_where_a_share_of_weight_keeps_the_lead() -> None:
    found = _weights(firm(ANSWERED, RANKS, keeps={COST: [(0, 0.62)], EASE: [(0.2, 0.4), (0.7, 1)]}))
    drawn = [[(each.shade, each.start, each.width) for each in bar.segments] for bar in found.bars]
    assert drawn == [
        [("full", "0.00", "62.00"), ("blank", "62.00", "38.00")],
        [
            ("blank", "0.00", "20.00"),
            ("full", "20.00", "20.00"),
            ("blank", "40.00", "30.00"),
            ("full", "70.00", "30.00"),
        ],
        [("full", "0.00", "100.00")],
    ]
    assert {bar.mark for bar in found.bars} == {"33.00"}


@pytest.mark.parametrize(("point", "start", "width"), [(0.33, "32.50", 1), (0, "0.00", 0.5), (1, "99.50", 0.5)])
def test_it_draws_a_single_point_so_wide_that_it_is_seen(point: float, start: str, width: float) -> None:
    bar = _weights(firm(ANSWERED, RANKS, keeps={COST: [(point, point)]})).bars[0]
    (full,) = (each for each in bar.segments if each.shade == "full")
    assert (full.start, float(full.width)) == (start, width)
    assert sum(_widths(bar)) == pytest.approx(100)


def test_it_gives_weights_in_figures_as_the_document_has_them() -> None:
    document = firm(ANSWERED, {**RANKS, BARE: (0.0, 0.1, 0.9)}, keeps={FLEXIBLE: [(0, 0.3), (0.32, 0.62)]})
    found = _weights(document)
    assert found.heads == ("Share now", "AKS hybrid ahead", "Suits AKS hybrid", "Suits Edge Pro")
    assert [row.name for row in found.rows] == ["Operational cost", "Ease of configuration", "Flexibility"]
    assert [cell for _, cell in found.rows[0].cells] == ["33 %", "0 to 100 %", "33 %", "33 %"]
    assert found.rows[2].cells[1] == ("AKS hybrid ahead", "0 to 30 % and 32 to 62 %")
    assert found.bars[2].description == "Now 33 % of all weight. AKS hybrid is ahead: 0 to 30 % and 32 to 62 %."


@pytest.mark.parametrize(
    ("width", "label"),
    [(30, "1st 83 %"), (20.6, "1st 83 %"), (20.5, "83 %"), (11.8, "83 %"), (11.7, "")],
)
def test_it_labels_a_stretch_with_what_it_has_room_for(width: float, label: str) -> None:
    assert charts.segment(10, 10 + width, "full", "1st 83 %", "83 %").label == label


def test_it_tells_shades_apart_and_leaves_the_last_blank() -> None:
    assert [charts.shade(place) for place in range(6)] == ["full", "striped", "light", "dotted", "blank", "blank"]
    assert [charts.segment(0, 9, charts.shade(place), "").textured for place in range(5)] == [0, 1, 0, 1, 0]


def test_it_keeps_the_figures_of_a_scale_inside_the_drawing() -> None:
    assert [(tick.at, tick.anchor) for tick in charts.SHARES] == [
        ("0.00", "start"),
        ("50.00", "middle"),
        ("100.00", "end"),
    ]
