"""Grants, codes and tokens; of the secrets only digests are kept."""

from django.db import models
from django.utils import timezone


class Grant(models.Model):
    """What one person allowed one client; `scopes` maps an actor (user, bot) to its scopes."""

    provider = models.CharField(max_length=40)
    client_id = models.CharField(max_length=255)
    person = models.CharField(max_length=40)
    scopes = models.JSONField()
    offline = models.BooleanField()
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["provider", "person"], name="grants_of_one_person")]

    def revoke(self) -> None:
        """End the grant and every token that came from it."""
        Grant.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())
        self.tokens.filter(revoked_at=None).update(revoked_at=timezone.now())


class Code(models.Model):
    """An authorization code: single use, bound to a client, a redirect URI and a challenge."""

    grant = models.OneToOneField(Grant, models.CASCADE, related_name="code")
    digest = models.CharField(max_length=64, unique=True)
    redirect_uri = models.TextField()
    challenge = models.CharField(max_length=128)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True)

    def spend(self) -> bool:
        """Use the code up; of several callers exactly one gets True."""
        unspent = Code.objects.filter(pk=self.pk, spent_at=None)
        return unspent.update(spent_at=timezone.now()) == 1


class Token(models.Model):
    """An access or refresh token of a grant, for one actor."""

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="tokens")
    kind = models.CharField(max_length=10)
    actor = models.CharField(max_length=10)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    @property
    def is_expired(self) -> bool:
        """Say whether its time is over."""
        return self.expires_at is not None and timezone.now() >= self.expires_at

    @property
    def scopes(self) -> list[str]:
        """Return what the token may do."""
        return self.grant.scopes.get(self.actor, [])

    def revoke(self) -> bool:
        """End this token alone; of several callers exactly one gets True."""
        live = Token.objects.filter(pk=self.pk, revoked_at=None)
        return live.update(revoked_at=timezone.now()) == 1
