"""An index of the publications by act and time, which the calendar asks for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0007_versions_of_texts"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["act", "at"], name="publication_by_time"),
        ),
    ]
