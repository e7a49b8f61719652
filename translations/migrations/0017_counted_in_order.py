from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0007_versions_of_texts"),
        ("translations", "0016_telling"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="translation",
            name="translation_by_state",
        ),
        migrations.RemoveIndex(
            model_name="translation",
            name="translation_counted",
        ),
        migrations.AddIndex(
            model_name="translation",
            index=models.Index(
                fields=["state", "language", "public", "release", "due_at", "is_original"],
                name="translation_by_state",
            ),
        ),
        migrations.AddIndex(
            model_name="translation",
            index=models.Index(
                condition=models.Q(("state", "scheduled")),
                fields=["release", "publish_at"],
                name="translation_wanted",
            ),
        ),
    ]
