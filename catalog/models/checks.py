"""What a check found in a document."""

from django.db import models

from catalog.models.fields import KeyField, LineField


class Check(models.Model):
    """The last check of the document that has a hash: a working copy as it stood then, say."""

    guide_key = KeyField("guide")
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    findings = models.JSONField(default=list)
    proof = models.JSONField(default=dict, help_text="What was gone through; empty where the structure was not sound.")
    checked_at = models.DateTimeField()
    checked_by = LineField(blank=True)

    class Meta:
        ordering = ["-checked_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.guide_key}, checked {self.checked_at:%Y-%m-%d %H:%M}"
