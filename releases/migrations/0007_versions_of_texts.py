"""The versions of each text that were made public, in the live columns; ``releases.filling`` fills them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0006_house_style"),
    ]

    operations = [
        migrations.AddField(
            model_name="release",
            name="versions",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_ja",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_en",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_fr",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_es",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_de",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_it",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_pt",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_nl",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_ar",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_ru",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_uk",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_zh_hans",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_zh_hant",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_ko",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_vi",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_ind",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="release",
            name="versions_tr",
            field=models.JSONField(editable=False, null=True),
        ),
    ]
