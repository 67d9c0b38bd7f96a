"""What a browser says for a passkey: read with care, and compared with what was said before."""

import json
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from fido2.webauthn import AuthenticationResponse

LONGEST = 16 * 1024  # characters of JSON; a passkey needs about one thousand
COUNTER = "sign_count"


def is_bearable(credential: Any) -> bool:
    """Say whether this can be a credential at all: a JSON object of a sensible size."""
    return isinstance(credential, dict) and len(json.dumps(credential)) <= LONGEST


def needed(credential: dict) -> dict[str, Any]:
    """Return what has to be kept of a new credential, and nothing else that a browser may send."""
    response = credential["response"]
    said = credential.get("clientExtensionResults", {}).get("credProps", {}).get("rk")
    return {
        "id": credential["id"],
        "rawId": credential["rawId"],
        "type": credential["type"],
        "response": {name: response[name] for name in ("clientDataJSON", "attestationObject")},
        "clientExtensionResults": {"credProps": {"rk": said is True}},
    }


def count_of(credential: dict) -> int:
    """Return how often the passkey has signed, as it says itself; always 0 for many kinds."""
    return AuthenticationResponse.from_dict(credential).response.authenticator_data.counter


@transaction.atomic
def moves_on(authenticator: Authenticator, count: int) -> bool:
    """Keep a counter that went up; False for one that did not, which is how a copied key shows itself."""
    row = Authenticator.objects.select_for_update().filter(pk=authenticator.pk).first()
    if row is None:
        return False
    before = row.data.get(COUNTER, row.wrap().authenticator_data.counter)
    if (count or before) and count <= before:
        return False
    row.data[COUNTER] = authenticator.data[COUNTER] = count
    row.save(update_fields=["data"])
    return True
