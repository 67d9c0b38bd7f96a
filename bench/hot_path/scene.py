"""Who calls in the benchmark: a partner without limits, one account connected to a provider. Prints the key.

python -m bench.hot_path.scene PROVIDER
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import ApiKey, ConnectedAccount, Partner, User  # noqa: E402
from bench.hot_path.calls import ACCOUNT  # noqa: E402
from billing.models import Plan, Subscription  # noqa: E402
from integrations.credentials import current_client  # noqa: E402
from integrations.models import EnabledPermission, Integration, Token  # noqa: E402
from providers.registry import find, permissions  # noqa: E402


def main(slug: str) -> None:
    """Make the tables and the rows."""
    call_command("migrate", verbosity=0)
    user = User.objects.create_user("bench@example.com")
    partner = Partner.objects.create(user=user, company_name="Bench", website="https://b.example")
    plan = Plan.objects.get(family="partner", slug="enterprise")
    Plan.objects.filter(pk=plan.pk).update(
        per_minute=1_000_000
    )  # every window is counted, none fills
    Subscription.objects.create(partner=partner, plan=plan)
    connect(partner, slug)
    print(ApiKey.objects.issue(user, ApiKey.Kind.PARTNER, "bench")[1])


def connect(partner: Partner, slug: str) -> None:
    """Give the partner an account that is connected to a provider, with all it offers switched on."""
    account = ConnectedAccount(partner=partner, external_id=ACCOUNT)
    account.save_new()
    provider = find(slug)
    integration = Integration.objects.create(
        account=account, provider=slug, status="active", connected_at=timezone.now()
    )
    token = Token(integration=integration, client=current_client(provider))
    token.access_token = "gho_bench"  # noqa: S105 (nobody's)
    token.save()
    EnabledPermission.objects.bulk_create(
        EnabledPermission(integration=integration, permission=name)
        for name in permissions(provider)
    )


if __name__ == "__main__":
    main(sys.argv[1])
