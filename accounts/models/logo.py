"""A partner's logo, apart from the profile: its bytes are read only when it is shown."""

import uuid

from django.db import models

from accounts.models.partner import Partner


class PartnerLogo(models.Model):
    """The id is new with every upload, so a browser may keep what it once loaded."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partner = models.OneToOneField(Partner, on_delete=models.CASCADE, related_name="logo")
    media_type = models.CharField(max_length=20)
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.media_type} of {self.partner_id}"
