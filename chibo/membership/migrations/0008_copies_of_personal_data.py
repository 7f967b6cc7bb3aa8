from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('membership', '0007_roster_headings'),
    ]

    operations = [
        migrations.AlterField(
            model_name='look',
            name='kind',
            field=models.CharField(choices=[('record', 'opened the record'), ('list', 'opened the list of members'), ('export', 'saved the list of members as a file'), ('copy', 'saved all data of the member as a file')], max_length=10),
        ),
    ]
