"""A look of staff at somebody's Settings pages: short, read-only, and written down."""

from django.conf import settings
from django.db import models


class Look(models.Model):
    staff = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="looks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    reason = models.CharField(max_length=500)
    began_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "look at pages", "looks at pages"
        permissions = (("look_at_pages", "Can look at somebody's pages"),)
        indexes = (
            models.Index(
                fields=("until",),
                condition=models.Q(ended_at=None),
                name="looks_to_be_ended",
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff} at the pages of {self.person}"
