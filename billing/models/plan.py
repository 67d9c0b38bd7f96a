"""A tier with its limits."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

UNLIMITED = -1


class Plan(models.Model):
    """Limits per window; `month` or `day` is None where the family has no such window, -1 = unlimited."""

    class Family(models.TextChoices):
        PARTNER = "partner"
        PERSONAL = "personal"

    class Beyond(models.TextChoices):
        BLOCKED = "blocked"
        METERED = "metered"

    family = models.CharField(max_length=10, choices=Family)
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=60)
    per_minute = models.PositiveIntegerField()
    per_day = models.IntegerField(null=True, blank=True)
    per_month = models.IntegerField(null=True, blank=True)
    beyond = models.CharField(max_length=10, choices=Beyond, default=Beyond.BLOCKED)
    overage_per_1000 = models.DecimalField(
        max_digits=8,
        decimal_places=4,
        default=0,
        help_text="US dollars per 1,000 calls past the quota.",
    )
    price = models.DecimalField(
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="US dollars a month, as the pages show it. Empty: agreed with each customer.",
    )
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("family", "slug"), name="one_plan_per_family_and_slug"),
            models.UniqueConstraint(
                fields=("family",), condition=Q(is_default=True), name="one_default_plan_per_family"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.family})"

    @property
    def is_metered(self) -> bool:
        return self.beyond == self.Beyond.METERED

    def cost_of(self, calls: int) -> Decimal:
        """Return US dollars for calls past the quota, pro rata and not yet rounded."""
        return self.overage_per_1000 * calls / 1000
