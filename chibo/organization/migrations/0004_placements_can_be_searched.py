"""Give the placements the search key of their unit: no unit was renamed before."""

from django.db import migrations

_FILL = """
UPDATE organization_unitplacement SET search_key =
  (SELECT unit.search_key FROM organization_unit unit WHERE unit.id = unit_id)
WHERE search_key = ''
"""


class Migration(migrations.Migration):
    dependencies = [("organization", "0003_units_over_time")]
    operations = [migrations.RunSQL(_FILL, migrations.RunSQL.noop)]
