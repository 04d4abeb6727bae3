from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("advisor", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="order",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
