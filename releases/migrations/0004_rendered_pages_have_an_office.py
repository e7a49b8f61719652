"""Every page rendered so far is that of the office that issued its release."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    alias = schema_editor.connection.alias
    Release = apps.get_model("releases", "Release")
    issued_by = Release.objects.using(alias).filter(pk=OuterRef("release")).values("office")
    pages = apps.get_model("releases", "Rendered").objects.using(alias)
    pages.filter(office=None).update(office=Subquery(issued_by[:1]))


class Migration(migrations.Migration):
    dependencies = [("releases", "0003_offices_looks_and_files")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=False)]
