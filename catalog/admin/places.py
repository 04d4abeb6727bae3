"""Where in the admin a thing of a guide document is edited."""

import re
from functools import cache
from typing import Any

from django.urls import reverse

from catalog import models
from catalog.checks.places import KINDS
from catalog.document import GuideDocument

_MODELS: dict[str, type[Any]] = {
    "source": models.Source,
    "criterion": models.Criterion,
    "option": models.Option,
    "requirement": models.Requirement,
    "tool": models.Tool,
    "reference": models.Reference,
    "step": models.Step,
    "question": models.Question,
    "note": models.Note,
    "example": models.Example,
}
_OWNERS = {"level": "criterion", "choice": "question"}
"""What is edited on the page of something else: ``<owner>/<key>`` is its key, as in ``differences``."""
_LISTS = {name: kind for kind, name in KINDS.items()}


def item_of(thing: Any) -> str:
    """A thing of the working copy as ``differences`` names it, in one word: ``note/bm-arc``."""
    if isinstance(thing, models.Rating):
        return f"rating/{thing.option.key}/{thing.criterion.key}"
    return f"{thing._meta.model_name}/{thing.key}"  # noqa: SLF001 - the documented model API


class Places:
    """The admin's addresses for what stands in one guide's working copy. Each table is read once, when it is needed."""

    def __init__(self, guide: models.Guide) -> None:
        self._guide = guide
        self._keys = cache(self._read_keys)
        self._ratings = cache(self._read_ratings)

    def of(self, part: str, key: str) -> str:
        """The page of a thing, named as ``differences`` names it; empty where the working copy has no such thing."""
        if part == "guide":
            return self._page(models.Guide, self._guide.pk)
        if part == "rating":
            return self._page(models.Rating, self._ratings().get(key))
        if part in _OWNERS:
            part, key = _OWNERS[part], key.partition("/")[0]
        return self._page(_MODELS[part], self._keys(part).get(key)) if part in _MODELS else ""

    def of_path(self, document: GuideDocument, path: str) -> str:
        """The page on which what stands at a path of the guide's document is edited; empty for none."""
        steps = re.findall(r"[^.\[\]]+", path)
        if steps and steps[0] == "guide":
            return self.of("guide", "")
        if steps and steps[0] == "ratings":
            return self._of_rating(document, steps)
        if len(steps) < 2 or steps[0] not in _LISTS:
            return ""
        kind, thing = _LISTS[steps[0]], getattr(document, steps[0])[int(steps[1])]
        if kind == "step" and len(steps) > 3:
            kind, thing = "question", thing.questions[int(steps[3])]
        return self.of(kind, thing.key)

    def _of_rating(self, document: GuideDocument, steps: list[str]) -> str:
        if len(steps) == 1:
            return reverse("admin:catalog_guide_ratings", args=[self._guide.pk])
        rating = document.ratings[int(steps[1])]
        return self.of("rating", f"{rating.option}/{rating.criterion}")

    def _page(self, model: type[Any], pk: int | None) -> str:
        name = f"admin:catalog_{model._meta.model_name}_change"  # noqa: SLF001 - the documented model API
        return reverse(name, args=[pk]) if pk else ""

    def _read_keys(self, part: str) -> dict[str, int]:
        return dict(_MODELS[part].objects.filter(guide=self._guide).values_list("key", "pk"))

    def _read_ratings(self) -> dict[str, int]:
        rows = models.Rating.objects.filter(option__guide=self._guide)
        return {
            f"{option}/{criterion}": pk
            for option, criterion, pk in rows.values_list("option__key", "criterion__key", "pk")
        }
