"""Which feeds somebody wants events of; without a row the feed's own default counts."""

from django.db import models

from accounts.models import Partner, User


class FeedChoice(models.Model):
    """A partner chooses for all its accounts, a user without a partner profile for their own connections."""

    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.CASCADE)
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE)
    provider = models.CharField(max_length=40)
    feed = models.CharField(max_length=40)
    is_on = models.BooleanField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("partner", "provider", "feed"), name="one_choice_per_partner_and_feed"
            ),
            models.UniqueConstraint(
                fields=("user", "provider", "feed"), name="one_choice_per_user_and_feed"
            ),
            models.CheckConstraint(
                name="a_choice_is_somebodys",
                condition=models.Q(partner__isnull=False, user__isnull=True)
                | models.Q(partner__isnull=True, user__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider} {self.feed} {'on' if self.is_on else 'off'}"
