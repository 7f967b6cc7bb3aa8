from django.db import migrations, models

from chibo.meetings.check_in_codes import draw_secret


def draw_secrets(apps, schema_editor):
    """Meetings that were convened before have a code on the projector as well."""
    meetings = apps.get_model("meetings", "Meeting").objects
    for meeting in meetings.filter(state__in=["convened", "in_session"], check_in_secret=""):
        meetings.filter(pk=meeting.pk).update(check_in_secret=draw_secret())


class Migration(migrations.Migration):

    dependencies = [
        ("meetings", "0004_answers_by_helpers"),
    ]

    operations = [
        migrations.AddField(
            model_name="meeting",
            name="check_in_secret",
            field=models.CharField(blank=True, default="", editable=False, max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="meeting",
            name="mode_ground",
            field=models.CharField(blank=True, choices=[("special_nature", "special nature: scattered over a wide area, working away, on posts they cannot leave"), ("special_circumstances", "special circumstances: storm, flood, epidemic")], default="", max_length=30, verbose_name="ground for an online meeting"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="meeting",
            name="members_away",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="members who cannot come together"),
        ),
        migrations.AddField(
            model_name="meeting",
            name="beyond_rule_reason",
            field=models.CharField(blank=True, default="", max_length=300, verbose_name="reason to meet online though the rule does not allow it"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="meeting",
            name="video_url",
            field=models.URLField(blank=True, default="", max_length=500, verbose_name="address of the video room"),
            preserve_default=False,
        ),
        migrations.RunPython(draw_secrets, migrations.RunPython.noop, elidable=True),
    ]
