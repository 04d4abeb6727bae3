"""Where facts come from, and as of when."""

from django.db import models

from catalog.models.base import Thing
from catalog.models.fields import AddressField, LineField


class Source(Thing):
    """A publication that facts are taken from."""

    title = LineField()
    publisher = LineField(blank=True)
    url = AddressField("address", blank=True)
    published_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True, help_text="When somebody last compared the guide with it.")
    review_by = models.DateField(null=True, blank=True, help_text="When it has to be compared again.")

    def __str__(self) -> str:
        return self.title or self.key
