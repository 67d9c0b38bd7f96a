"""One account's connection to a fake provider: made by consent, called through our API, and aged."""

from datetime import timedelta

from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from accounts.models import Event
from integrations.models import Integration, Token
from tests.sandbox_process import consent

PATHS = {
    "github": "/api/v1/github/user",
    "google": "/api/v1/calendar/calendars",
    "slack": "/api/v1/slack/users",
}
CONSENT = ("integration.connected", "integration.scopes_changed")
TOKEN_PATHS = {
    "github": "/login/oauth/access_token",
    "google": "/token",
    "slack": "/api/oauth.v2.access",
}


class Connection:
    def __init__(self, api, account, sandbox, slug):
        self.api, self.account, self.sandbox, self.slug = api, account, sandbox, slug
        self.path, self.token_path = PATHS[slug], TOKEN_PATHS[slug]

    def connect(self, person=None, **order):
        """Walk through consent, and forget that it asked the token endpoint."""
        order |= {"provider": self.slug, "redirect_url": "https://partner.example/connected"}
        started = self.api.post_json(f"/api/v1/accounts/{self.account.pk}/connect", order).json()
        callback = consent(started["data"]["connect_url"], person=person)
        back = self.api.get(callback.removeprefix("http://testserver"))
        assert "status=success" in back["Location"], back["Location"]
        return self

    def call(self, **query):
        return self.api.acting_for(self.account.external_id).get(self.path, query)

    def expire(self):
        """Let the access token run out, here and at the provider."""
        self.sandbox.control("expire", provider=self.slug)
        now = timezone.now()
        self.tokens().update(
            obtained_at=now - timedelta(hours=1), expires_at=now - timedelta(seconds=1)
        )
        return self

    def age(self, seconds):
        """Move the token's times into the past, as if it had been obtained so long ago."""
        past = timedelta(seconds=seconds)
        self.tokens().update(obtained_at=F("obtained_at") - past, expires_at=F("expires_at") - past)
        return self

    def end_lease(self):
        """Let the lease of a holder who died run out now."""
        self.tokens().exclude(lease_until=None).update(lease_until=Now())

    def hold_lease(self):
        """Let somebody else be refreshing for the next half minute."""
        self.tokens().update(
            lease_until=Now() + timedelta(seconds=30), lease_fence=F("lease_fence") + 1
        )

    def rested(self):
        """Let the rest be over that a failed refresh brought."""
        self.tokens().update(retry_at=None)

    def fail(self, path=None, **failure):
        """Let the token endpoint (or another path) fail as ordered."""
        order = {"provider": self.slug, "path": path or self.token_path} | failure
        self.sandbox.control("failures", **order)

    def refreshes(self):
        """Return how many refreshes the token endpoint was asked for."""
        asked = self.sandbox.requests(provider=self.slug, path=self.token_path)["requests"]
        # A request that was answered by an ordered failure alone was never read.
        return len([entry for entry in asked if entry["grant_type"] != "authorization_code"])

    def tokens(self):
        return Token.objects.filter(integration__account=self.account)

    def token(self, kind="main"):
        return self.tokens().get(kind=kind)

    def integration(self):
        return Integration.objects.get(account=self.account, provider=self.slug)

    def events(self):
        return list(
            Event.objects.filter(type__startswith="integration.")
            .exclude(type__in=CONSENT)
            .order_by("id")
            .values_list("type", flat=True)
        )
