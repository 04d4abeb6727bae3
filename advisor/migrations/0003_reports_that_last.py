"""The address of a report becomes a row of its own, so that it can be taken back and made anew; documents become text."""

import django.db.models.deletion
import django.utils.timezone
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import advisor.models


def share(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Give each report's token to a share, and keep its document as text."""
    reports = apps.get_model("advisor", "Report")
    shares = apps.get_model("advisor", "Share")
    for report in reports.objects.iterator():
        shares.objects.create(report=report, token=report.token, created_at=report.created_at)


class Migration(migrations.Migration):
    dependencies = [("advisor", "0002_order_of_priorities")]

    operations = [
        migrations.AddField(
            "assessment", "location", models.CharField(blank=True, default="", max_length=120), preserve_default=False
        ),
        migrations.AddField("assessment", "once", models.UUIDField(editable=False, null=True, unique=True)),
        migrations.AddField("assessment", "remarks", models.JSONField(blank=True, default=dict)),
        migrations.AddField(
            "assessment",
            "updated_from",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="updates",
                to="advisor.assessment",
            ),
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token",
                    models.CharField(default=advisor.models.new_secret, editable=False, max_length=22, unique=True),
                ),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="share", to="advisor.report"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("token", ""), _negated=True), name="share_has_token")
                ],
            },
        ),
        migrations.RunPython(share, migrations.RunPython.noop),
        migrations.RemoveField("report", "token"),
        migrations.AlterField("report", "document", models.TextField()),
    ]
