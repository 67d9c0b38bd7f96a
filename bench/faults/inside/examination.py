"""What is on record after a run, as far as it is compared with what was done: {} → tables."""

import json
import os
import sys
from hashlib import sha256

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from accounts.models import ConnectedAccount  # noqa: E402
from billing.models import UsageRecord  # noqa: E402
from config.api.errors import ApiError  # noqa: E402
from inbox.models import WebhookDelivery, WebhookMessage  # noqa: E402
from integrations import tokens  # noqa: E402
from integrations.models import Token  # noqa: E402
from providers.registry import find  # noqa: E402


def main() -> dict[str, object]:
    """Refresh every connection once more, then read everything."""
    refreshed = [refresh(row) for row in rows()]
    return {
        "records": list(UsageRecord.objects.values_list("request_id", "status", "counted")),
        "created": list(accounts()),
        "messages": list(WebhookMessage.objects.values_list("public_id", "type")),
        "undelivered": WebhookDelivery.objects.exclude(status="delivered").count(),
        "refreshed": refreshed,
        "tokens": [[str(row.pk), row.status, digest(row), row.version] for row in rows()],
    }


def rows() -> list[Token]:
    return list(Token.objects.select_related("integration", "client").order_by("pk"))


def accounts() -> list[str]:
    made = ConnectedAccount.objects.filter(external_id__startswith="fault-")
    return made.values_list("external_id", flat=True)


def refresh(row: Token) -> str:
    """Refresh a connection once more, whether it is due or not; return how that ended."""
    Token.objects.filter(pk=row.pk).update(retry_at=None)
    try:
        tokens.refresh_once(find(row.integration.provider), row)
    except ApiError as exc:
        return type(exc).__name__
    return "ok"


def digest(row: Token) -> str:
    return sha256(row.refresh_token.encode()).hexdigest()


if __name__ == "__main__":
    json.load(sys.stdin)
    print(json.dumps(main()))
