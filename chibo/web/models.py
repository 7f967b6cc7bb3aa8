"""What the pages themselves remember."""

from django.db import models

from chibo.accounts.models import User


class SentForm(models.Model):
    """A form that was sent and acted upon, and where its sender was led."""

    form_id = models.UUIDField()
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    went_to = models.CharField(max_length=500)
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "form_id"], name="a_form_is_sent_once")
        ]

    def __str__(self) -> str:
        return str(self.form_id)
