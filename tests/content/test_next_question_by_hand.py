"""What the method's page works out by hand about the next question is what the engine says."""

import pathlib
from fractions import Fraction
from math import log2
from typing import Any

import pytest

from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.decision import Decision
from catalog.document import NOT_SURE
from tests.advisor.deciding import shipped

METHOD = pathlib.Path(__file__).parents[2] / "docs" / "method.md"
PLAIN = shipped("2022-11")
EXAMPLE = next(each for each in PLAIN.document.examples if each.key == "device-there-purchase-open")


def decision(admin_access: str, new_hardware: str = NOT_SURE) -> Decision:
    """The example with two answers replaced."""
    given: dict[str, Any] = {**EXAMPLE.answers, "admin-access": admin_access, "new-hardware": new_hardware}
    return decide(PLAIN.engine, parse_answers(PLAIN.engine, given), parse_priorities(PLAIN.engine, {}))


@pytest.mark.parametrize(
    ("admin_access", "bought", "not_bought"),
    [
        ("not-needed", ("azure-stack-edge",), ("azure-stack-edge",)),
        ("by-exception", ("azure-stack-edge",), ("azure-stack-edge",)),
        ("full", ("aks-hybrid",), ()),
    ],
)
def test_it_has_these_leaders(admin_access: str, bought: tuple[str, ...], not_bought: tuple[str, ...]) -> None:
    assert [decision(admin_access, hardware).leaders for hardware in ("yes", "no")] == [bought, not_bought]


def test_it_tells_as_much_as_the_page_says() -> None:
    first, second = decision(NOT_SURE).relevance.decisive

    before = 2 / 3 * log2(3 / 2) + 2 * (1 / 6 * log2(6))
    assert (first.question, first.chance) == ("admin-access", Fraction(4, 9))
    assert first.bits == pytest.approx(before - 1 / 3)
    assert (second.question, second.chance) == ("new-hardware", Fraction(1, 6))
    assert second.bits == pytest.approx(before - (2 / 3 * log2(3 / 2) + 1 / 3 * log2(3)))


def test_it_stands_so_on_the_page() -> None:
    rows = [
        f"| `{each.question}` | {each.bits:.3f} | {each.chance} |" for each in decision(NOT_SURE).relevance.decisive
    ]

    assert "\n".join(rows) in METHOD.read_text(encoding="utf-8")
