from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('membership', '0013_delegations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='member',
            name='members_by_name',
        ),
        migrations.AddIndex(
            model_name='member',
            index=models.Index(fields=['search_key', 'birth_date'], name='members_by_name_and_birth', opclasses=['varchar_pattern_ops', 'date_ops']),
        ),
    ]
