"""Named reads of the catalog."""

from typing import TYPE_CHECKING, Optional

from django.db import models

from catalog.immutability import ImmutableQuerySet

if TYPE_CHECKING:
    from catalog.models import Edition, Revision


class EditionQuerySet(ImmutableQuerySet["Edition"]):
    """Editions, newest first."""

    def for_guide(self, guide_key: str) -> "EditionQuerySet":
        """The editions of one guide."""
        return self.filter(guide_key=guide_key)

    def current(self) -> "EditionQuerySet":
        """The current edition of each guide that has one."""
        return self.filter(currency__isnull=False)

    def current_for(self, guide_key: str) -> Optional["Edition"]:
        """The current edition of a guide, or none."""
        return self.current().for_guide(guide_key).first()

    def labelled(self, guide_key: str, label: str) -> Optional["Edition"]:
        """The edition of a guide that has this label, or none."""
        return self.for_guide(guide_key).filter(label=label).first()

    def without_documents(self) -> "EditionQuerySet":
        """For lists: the documents are large, and left in the database."""
        return self.defer("document")

    def with_standing(self) -> "EditionQuerySet":
        """Each with ``is_current`` and ``is_retired``, and with its retirement, if there is one."""
        return self.select_related("retirement").annotate(  # type: ignore[no-redef]  # the model names both for its readers
            is_current=models.ExpressionWrapper(models.Q(currency__isnull=False), models.BooleanField()),
            is_retired=models.ExpressionWrapper(models.Q(retirement__isnull=False), models.BooleanField()),
        )


class RevisionQuerySet(ImmutableQuerySet["Revision"]):
    """Revisions, newest first."""

    def last_of(self, guide_key: str) -> Optional["Revision"]:
        """The newest revision of a guide, or none."""
        return self.filter(guide_key=guide_key).first()
