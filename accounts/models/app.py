"""A partner's application in the apps API."""

import re
import secrets
import string
import uuid

from django.db import models

from accounts.models.partner import Partner
from config.vault import Sealed

_ID = re.compile(r"app_[0-9a-z]{1,36}")


def is_app_id(text: str) -> bool:
    """Say whether a text has the form of an app's id; nothing else needs to be looked for."""
    return _ID.fullmatch(text) is not None


def new_app_id() -> str:
    """Return `app_` and 20 lower-case letters and digits."""
    alphabet = string.ascii_lowercase + string.digits
    return "app_" + "".join(secrets.choice(alphabet) for _ in range(20))


class App(models.Model):
    class Status(models.TextChoices):
        ACTIVE = "active"
        DISABLED = "disabled"  # by the partner
        SUSPENDED = "suspended"  # by staff, and for them to lift

    class Algorithm(models.TextChoices):
        HS256 = "HS256"
        RS256 = "RS256"
        ES256 = "ES256"

    id = models.CharField(primary_key=True, max_length=40, default=new_app_id, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="apps")
    name = models.CharField(max_length=255)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    allowed_origins = models.JSONField(default=list, blank=True)
    jwt_algorithm = models.CharField(max_length=5, choices=Algorithm, blank=True)
    jwt_secret_sealed = models.TextField(blank=True, editable=False)
    jwt_public_key = models.TextField(blank=True)
    jwks_url = models.URLField(max_length=500, blank=True)
    jwt_audience = models.CharField(max_length=255, blank=True)
    jwt_issuer = models.CharField(max_length=255, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    jwt_secret = Sealed("jwt_secret_sealed")

    def __str__(self) -> str:
        return self.name

    @property
    def is_served(self) -> bool:
        """Say whether it is switched on, and so is its owner, whose keys no longer work otherwise either."""
        return self.status == self.Status.ACTIVE and self.partner.user.is_active

    def sealed_owner(self) -> uuid.UUID:
        return self.partner_id
