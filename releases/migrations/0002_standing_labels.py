"""The labels of standings in seventeen languages, as they come with the system.

The wording is read from this version's files; a ministry's own wording, set later, is not touched.
"""

import csv
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parent.parent / "data"


def load(apps, schema_editor):
    StandingLabel = apps.get_model("releases", "StandingLabel")
    for standing in ("provisional", "official"):
        with (DATA / f"{standing}-labels.tsv").open(encoding="utf-8", newline="") as lines:
            columns = {}
            for row in csv.DictReader(lines, delimiter="\t"):
                code = row["language"]
                suffix = "ind" if code == "id" else code.replace("-", "_")  # as languages.suffix
                columns |= {f"short_{suffix}": row["short"], f"full_{suffix}": row["full"]}
        columns |= {"short": columns["short_en"], "full": columns["full_en"]}
        StandingLabel.objects.using(schema_editor.connection.alias).get_or_create(
            standing=standing, defaults=columns
        )


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
