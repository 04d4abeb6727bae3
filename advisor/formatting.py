"""Numbers, dates and lists as pages show them."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils.text import get_text_list

MINUS = "\N{MINUS SIGN}"


def points(number: float) -> str:
    """A score: one decimal at most, with a real minus sign."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text.replace("-", MINUS)


def signed(number: float) -> str:
    """What is added or taken away: always with its sign, two decimals at most."""
    text = f"{abs(number):.2f}".rstrip("0").rstrip(".")
    return text if text == "0" else (MINUS if number < 0 else "+") + text


def span(low: float, high: float) -> str:
    """A range of scores, or the one score that it comes to."""
    return points(low) if points(low) == points(high) else f"{points(low)} to {points(high)}"


def percent(share: float) -> str:
    """A share of a whole; one that is neither none nor all never reads as if it were."""
    if 0 < share < 0.01:
        return "under 1 %"
    if 0.99 < share < 1:
        return "over 99 %"
    return f"{share:.0%}".replace("%", " %")


def partial(share: float) -> str:
    """A share that is neither none nor all, even where it was rounded to one of them."""
    return percent(min(max(share, 0.001), 0.999))


def long_date(day: datetime.date) -> str:
    """24 November 2026."""
    return f"{day.day} {day:%B %Y}"


def moment(at: datetime.datetime) -> str:
    """24 November 2026, 14:32 UTC."""
    return f"{long_date(at)}, {at:%H:%M} UTC"


def month(day: datetime.date) -> str:
    """November 2026."""
    return f"{day:%B %Y}"


def listed(words: Sequence[str], *, last: str = "and") -> str:
    """One, two and three."""
    return get_text_list(list(words), last)


def quoted(texts: Iterable[str], *, last: str = "and") -> str:
    """“One”, “two” and “three”."""
    return listed([f"“{text}”" for text in texts], last=last)


def first_few(words: Sequence[str], most: int) -> str:
    """One, two and 7 others: the first so many, the rest counted."""
    others = len(words) - most
    return listed([*words[:most], counted(others, "other")] if others > 0 else words)


def counted(number: int, singular: str, plural: str = "") -> str:
    """1 report, 2 reports."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def plain(number: float) -> str:
    """A term of a sum: two decimals at most, with a real minus sign where it is below 0."""
    return signed(number).removeprefix("+")
