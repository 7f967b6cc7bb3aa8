import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("membership", "0014_names_are_found_with_birth_dates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MemberCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("issue", models.PositiveIntegerField(default=1, verbose_name="number of the issue")),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                ("issued_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("member", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="card", to="membership.member")),
            ],
        ),
    ]
