"""The tokens: every pair of colours that meets on a page keeps the contrast of WCAG AA, light and dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path("static/css/tokens.css").read_text()
STYLES = sorted(Path("static/css").glob("*.css"))

TEXT = 4.5
PARTS = 3.0

PAIRS = [
    *[(ink, ground, TEXT) for ink in ("ink", "ink-2", "accent") for ground in ("paper", "wash", "accent-wash")],
    *[(ink, ground, TEXT) for ink in ("ink", "accent") for ground in ("go-wash", "wait-wash", "stop-wash")],
    *[("on-accent", ground, TEXT) for ground in ("accent", "accent-strong", "stop")],
    *[(tone, ground, TEXT) for tone in ("go", "wait", "stop") for ground in ("paper", f"{tone}-wash")],
    *[(part, ground, PARTS) for part in ("edge", "range", "focus") for ground in ("paper", "wash")],
    *[(part, "accent-wash", PARTS) for part in ("edge", "focus")],
]


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def _blocks() -> dict[str, dict[str, str]]:
    light, dark, paper = re.split(r"@media [^{]+", TOKENS)
    shown = {"light": _colours(light), "dark": _colours(dark), "paper": _colours(paper)}
    return {name: {**shown["light"], **colours} for name, colours in shown.items()}


BLOCKS = _blocks()


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize(("colour", "ground", "least"), PAIRS)
def test_keeps_the_contrast_of(block: str, colour: str, ground: str, least: float) -> None:
    tokens = BLOCKS[block]
    assert _contrast(tokens[colour], tokens[ground]) >= least


def test_says_every_colour_anew_for_the_dark() -> None:
    assert _colours(TOKENS.split("@media")[1]).keys() == _colours(TOKENS.split("@media")[0]).keys()


@pytest.mark.parametrize("style", [each for each in STYLES if each.name not in {"tokens.css", "print.css"}], ids=str)
def test_leaves_colours_to_the_tokens(style: Path) -> None:
    assert not re.findall(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", style.read_text())


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_defines_every_token_that_is_used(style: Path) -> None:
    assert set(re.findall(r"var\(--([\w-]+)\)", style.read_text())) <= set(re.findall(r"--([\w-]+):", TOKENS))
