"""What charts are drawn from: plain numbers, in hundredths of a drawing's width, and the same figures as a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SHADES = ("full", "striped", "light", "dotted")
"""From the strongest on: they are told apart without colour. What comes after is blank."""
TEXTURED = ("striped", "dotted")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar."""

    start: str
    width: str
    middle: str
    shade: str
    label: str
    """Empty where the stretch is too narrow for one."""

    @property
    def textured(self) -> bool:
        return self.shade in TEXTURED


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, with what stands beside it, and what it says to whoever does not see it."""

    key: str
    name: str
    small: str
    title: str
    description: str
    segments: tuple[Segment, ...]
    again: bool = False
    """Whether the bar before has the same name."""
    mark: str = ""
    """Where a mark stands; empty where there is none."""
    zero: str = ""
    """Where its scale has 0; empty where the bar begins there."""


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of the legend. The shade ``mark`` stands for the mark."""

    shade: str
    text: str

    @property
    def textured(self) -> bool:
        return self.shade in TEXTURED


@dataclass(frozen=True, slots=True)
class Tick:
    """A figure of the scale."""

    at: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its head, and each cell behind the head of its column."""

    name: str
    small: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, and the same in figures."""

    key: str
    title: str
    reading: str
    """How to read it."""
    legend: tuple[Sign, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    corner: str
    """What the rows of the table are."""
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def shade(place: int) -> str:
    """The shade of what comes first, second, and so on, each weaker than the one before."""
    return SHADES[place] if place < len(SHADES) else "blank"


def segment(start: float, end: float, shade: str, *labels: str) -> Segment:
    """A stretch under the first of its labels that it has room for."""
    begin, stop = round(start, 2), round(end, 2)
    label = next((each for each in labels if _fits(each, stop - begin)), "")
    return Segment(number(begin), number(stop - begin), number((begin + stop) / 2), shade, label)


def _fits(label: str, width: float) -> bool:
    """Whether a stretch has room for a label where the whole bar is as wide as a small phone."""
    return width >= 2.2 * len(label) + 3


def drawn(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The stretches that are wide enough to be seen."""
    return tuple(each for each in segments if float(each.width))


def stacked(shares: Sequence[float], shades: Sequence[str], labels: Sequence[Sequence[str]]) -> tuple[Segment, ...]:
    """Shares end to end. Each was rounded, so that they are stretched to fill the bar."""
    whole, end, segments = sum(shares) or 1, 0.0, []
    for share, each, texts in zip(shares, shades, labels, strict=True):
        start, end = end, end + 100 * share / whole
        segments.append(segment(start, end, each, *texts))
    return drawn(segments)


def ticks(places: Iterable[tuple[float, str]]) -> tuple[Tick, ...]:
    """Figures of a scale, each at its place; those at the ends reach inwards."""
    return tuple(Tick(number(at), text, "start" if at < 5 else "end" if at > 95 else "middle") for at, text in places)


def number(at: float) -> str:
    """A place as it stands in a drawing."""
    return f"{at:.2f}"


SHARES = ticks((at, f"{at} %") for at in (0, 50, 100))
"""The scale of bars that are a whole."""
