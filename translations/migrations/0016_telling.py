from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("translations", "0015_withdrawn_counted"),
    ]

    operations = [
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("told_to", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "telling",
            },
        ),
    ]
