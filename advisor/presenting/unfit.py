"""An answer that another edition can't take, in words."""

from collections.abc import Iterator, Sequence

from advisor.formatting import listed, quoted
from advisor.presenting import words
from advisor.succession import Succession


def unfit_answer(between: Succession, key: str, given: Sequence[str] | str, *, there: str) -> str:
    """An answer that the other edition can't take, and why not; ``there`` names that edition."""
    lost = between.lost(key, given)
    which = ", of which " if 0 < len(lost) < len(given) else ", which "
    whys = listed(list(_whys(between, key, lost, named=len(lost) < len(given), there=there)))
    return f"“{words.answer(between.before, key, given)}”{which}{whys or f'does not fit {there}'}"


def _whys(between: Succession, key: str, lost: Sequence[str], *, named: bool, there: str) -> Iterator[str]:
    """Why some choices are no answer any more; ``named``: with their names, as others still are one."""
    labels = words.labels(between.before, key, lost)
    offered = {choice.label for choice in between.after.questions[key].choices}
    gone, taken = ([label for label in labels if (label in offered) is known] for known in (False, True))
    for some, one, several in (
        (gone, f"is not a choice {there}", f"are not choices {there}"),
        (taken, f"means another choice {there}", f"mean other choices {there}"),
    ):
        if some:
            name = f"{quoted(some)} " if named or (gone and taken) else ""
            yield name + (one if len(some) == 1 else several)
