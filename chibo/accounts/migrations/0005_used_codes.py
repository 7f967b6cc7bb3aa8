from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_recovery_face_to_face'),
    ]

    operations = [
        migrations.CreateModel(
            name='UsedCode',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('used_at', models.DateTimeField(db_index=True)),
            ],
        ),
    ]
