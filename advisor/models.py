"""What architects make: assessments, still editable, and reports, frozen."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

from catalog.immutability import ImmutableModel, ImmutableQuerySet
from catalog.models import Edition

SECRET_BYTES = 16
SECRET_LENGTH = 22
NAME_LENGTH = 120


def new_secret() -> str:
    """128 random bits, as an address carries them."""
    return secrets.token_urlsafe(SECRET_BYTES)


class Assessment(models.Model):
    """One architect's answers about one location, under one edition. Who knows its secret may change it."""

    secret = models.CharField(max_length=SECRET_LENGTH, unique=True, default=new_secret, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="assessments")
    name = models.CharField(max_length=NAME_LENGTH)
    location = models.CharField(max_length=NAME_LENGTH, blank=True)
    """Where it is, in the architect's words."""
    remarks = models.JSONField(default=dict, blank=True)
    """The architect's own words: ``answers`` by question and ``options`` by option."""
    updated_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="updates")
    """The assessment under an earlier edition from which this one took its answers."""
    answers = models.JSONField(default=dict, blank=True)
    """As in a decision document: by question, a list of choices or ``"not-sure"``."""
    priorities = models.JSONField(default=dict, blank=True)
    """By criterion, 0 to 4; what is not named has 2."""
    order = models.JSONField(default=dict, blank=True)
    """By criterion, its place in importance: 1 first, equals share one, 0 does not matter. Empty: the levels count."""
    once = models.UUIDField(null=True, unique=True, editable=False)
    """The number of the form that it was made with: sent twice, that makes one."""
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    current_label: str | None = None
    """Which edition of its guide is current, as ``advisor.access`` read it; none where that was not asked for."""
    goes_back: bool = False
    """Whether that one was published before the assessment's own."""

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="assessment_named"),
            models.CheckConstraint(condition=~Q(secret=""), name="assessment_has_secret"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def other_label(self) -> str:
        """The label of the current edition where it is another one than the assessment's; empty where it is not."""
        return self.current_label if self.current_label and self.current_label != self.edition.label else ""


class Report(ImmutableModel):
    """What was decided, frozen; it goes with its assessment."""

    deletable = True

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="reports")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="reports")
    title = models.CharField(max_length=NAME_LENGTH)
    document = models.TextField()
    """The decision document as JSON text, byte for byte as it was made."""
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="report_titled")]

    def __str__(self) -> str:
        return self.title

    @property
    def token(self) -> str:
        """What its read-only address carries; empty where it is not shared."""
        share = getattr(self, "share", None)
        return share.token if share else ""


class Share(models.Model):
    """A report's read-only address. Who knows its token may read the report, until it is taken back or ends."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="share")
    token = models.CharField(max_length=SECRET_LENGTH, unique=True, default=new_secret, editable=False)
    ends_on = models.DateField(null=True, blank=True)
    """The last day on which it leads anywhere; none: until it is taken back."""
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(token=""), name="share_has_token")]

    def __str__(self) -> str:
        return f"Address of {self.report}"
