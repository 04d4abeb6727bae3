"""What the method's page works out by hand about how firm a decision is, is what the engine says."""

import pathlib
from fractions import Fraction

import pytest

from advisor.engine.acceptability import ranked, ranked_in_order
from advisor.engine.robustness import Robustness, robustness
from advisor.engine.stability import keeps
from advisor.engine.weights import rank_order_centroid
from tests.advisor.deciding import shipped
from tests.engine.making import decided
from tests.engine.performances import OFFICE_CRITERIA, OFFICE_LOCATION, OFFICES, SWINGS, performance

METHOD = (pathlib.Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
PLAIN = shipped("2022-11")
X_AND_Y = performance([(1, 0, 1), (0, 1, 0)])
CLOSE = 0.01


def firm(key: str) -> Robustness:
    example = next(each for each in PLAIN.document.examples if each.key == key)
    return robustness(PLAIN.engine, decided(PLAIN.engine, example.answers, example.priorities))


def says(*texts: str) -> bool:
    """Whether the page says all of this, wherever its lines end."""
    page = " ".join(METHOD.split())
    return all(text in page for text in texts)


def test_it_crosses_where_the_page_says() -> None:
    office_a = OFFICES.index("A")
    ((together, _),) = keeps(OFFICE_LOCATION, SWINGS, [0, 1, 2], office_a)
    ((_, comfort),) = keeps(OFFICE_LOCATION, SWINGS, [OFFICE_CRITERIA.index("comfort")], office_a)

    assert says(f"**{float(together) * 100:.1f} %**, as the book says", f"**{float(comfort) * 100:.1f} %**.")


def test_it_scores_the_two_offices_on_each_side_as_the_page_does() -> None:
    for office in OFFICE_LOCATION.values[0], OFFICE_LOCATION.values[4]:
        for side in (slice(0, 3), slice(3, 6)):
            whole = sum(swing * value for swing, value in zip(SWINGS[side], office[side], strict=True))
            assert says(f"{float(whole / sum(SWINGS[side])):.2f}")


def test_it_has_the_offices_that_the_page_has() -> None:
    rows = [
        f"| {name} | {swing} | {OFFICE_LOCATION.values[0][at]} | {OFFICE_LOCATION.values[4][at]} |"
        for at, (name, swing) in enumerate(zip(OFFICE_CRITERIA, SWINGS, strict=True))
    ]

    assert "\n".join(rows) in METHOD


def test_it_ranks_x_and_y_as_the_page_works_out() -> None:
    x, y = ranked(X_AND_Y)

    assert (x.ranks[0], y.ranks[0]) == pytest.approx((3 / 4, 1 / 4), abs=CLOSE)
    assert x.central == pytest.approx((7 / 18, 2 / 9, 7 / 18), abs=CLOSE)
    assert y.central == pytest.approx((1 / 6, 2 / 3, 1 / 6), abs=CLOSE)
    assert says("**1/4** of it", "(**1/6, 2/3, 1/6**)", "= **7/18**, then", "= **2/9**, then **7/18**")


def test_it_ranks_x_and_y_in_an_order_as_the_page_works_out() -> None:
    _, y = ranked_in_order(X_AND_Y, [Fraction(1), Fraction(2), Fraction(1)])

    assert y.ranks[0] == pytest.approx(3 / 4, abs=CLOSE)
    assert says("(1/4) / (1/3) = **3/4** of those")


def test_it_ranks_the_shipped_example_as_the_page_works_out() -> None:
    found = firm("device-there-purchase-open")

    flexibility = next(each for each in found.stability if each.criterion == "flexibility")
    assert [(each.low, each.high) for each in flexibility.keeps] == [(Fraction(0), Fraction(30, 50))]
    shares = {each.option: each.ranks[0] for each in found.acceptability}
    expected = {"azure-stack-edge": 1 - 0.4**2, "bare-metal": (1 / 6) ** 2, "aks-hybrid": 0.4**2 - (1 / 6) ** 2}
    assert shares == pytest.approx(expected, abs=CLOSE)
    assert {key: f"{share:.2f}" for key, share in shares.items()} == {
        key: f"{share:.2f}" for key, share in expected.items()
    }
    assert says(*(f"**{share:.2f}**" for share in expected.values()), "30 / 50 = **60 %**")


def test_it_weighs_an_order_of_four_as_the_page_works_out() -> None:
    weights = [f"**{float(weight):.4f}**".replace("0.", ".") for weight in rank_order_centroid([1, 1, 1, 1])]

    assert says(*(f"= {weight}" for weight in weights))


def test_it_finds_dominated_what_the_page_says_is() -> None:
    found = firm("aks-hybrid-ideal")

    assert {each.option: each.by for each in found.dominated} == {
        "bare-metal": ("aks-hybrid",),
        "azure-stack-edge": ("aks-hybrid",),
    }
    assert says("= **10** at least")
