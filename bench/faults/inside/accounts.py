"""A partner whose accounts are connected with given grants: {"slug", "grants", "lifetime", "hook"} → key and rows."""

import json
import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import ApiKey, ConnectedAccount, Partner, User  # noqa: E402
from billing.models import Plan, Subscription  # noqa: E402
from inbox.webhooks import endpoints  # noqa: E402
from inbox.webhooks.recording import SYSTEM  # noqa: E402
from integrations.credentials import current_client  # noqa: E402
from integrations.models import EnabledPermission, Integration, Token  # noqa: E402
from providers.registry import find, permissions  # noqa: E402


def main(slug: str, grants: list, lifetime: int, hook: str = "") -> dict[str, object]:
    """Make the tables and the rows; return the key and of each account its name, token and grant."""
    call_command("migrate", verbosity=0)
    partner = unlimited()
    with transaction.atomic():
        accounts = [
            connect(partner, slug, number, grant, lifetime) for number, grant in enumerate(grants)
        ]
    if hook:
        endpoints.create(partner, url=hook, description="", event_types=[], by=SYSTEM)
    key = ApiKey.objects.issue(partner.user, ApiKey.Kind.PARTNER, "faults")[1]
    return {"key": key, "accounts": accounts}


def unlimited() -> Partner:
    """Make a partner whose plan stops nobody."""
    user = User.objects.create_user("faults@example.com")
    partner = Partner.objects.create(user=user, company_name="Faults", website="https://f.example")
    plan = Plan.objects.get(family="partner", slug="enterprise")
    Plan.objects.filter(pk=plan.pk).update(per_minute=1_000_000)
    Subscription.objects.create(partner=partner, plan=plan)
    return partner


def connect(partner: Partner, slug: str, number: int, grant: list, lifetime: int) -> list[object]:
    """Connect one account, as a consent would have."""
    account = ConnectedAccount(partner=partner, external_id=f"user-{number}")
    account.save_new()
    integration = Integration.objects.create(
        account=account, provider=slug, status="active", connected_at=timezone.now()
    )
    EnabledPermission.objects.bulk_create(
        EnabledPermission(integration=integration, permission=name)
        for name in permissions(find(slug))
    )
    return [account.external_id, str(keep(integration, grant, lifetime).pk), grant[2]]


def keep(integration: Integration, grant: list, lifetime: int) -> Token:
    """Store the grant's tokens."""
    token = Token(integration=integration, client=current_client(find(integration.provider)))
    token.access_token, token.refresh_token, _ = grant
    token.expires_at = timezone.now() + timedelta(seconds=lifetime)
    token.save()
    return token


if __name__ == "__main__":
    print(json.dumps(main(**json.load(sys.stdin))))
