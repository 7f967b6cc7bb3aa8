from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("meetings", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="open_to_signs",
            field=models.JSONField(null=True),
        ),
    ]
