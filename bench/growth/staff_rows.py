"""Make very many people, partners, accounts, connections and calls: each a copy of one row."""

from datetime import date

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from accounts import events
from accounts.models import ApiKey, ConnectedAccount, Event, Partner, User
from bench.growth import filling
from billing.models import Plan, Subscription, UsageDay, UsageRecord
from connect.models import ConnectSession
from integrations.models import Integration, OAuthClient, Token

AGO = filling.moment("%(now)s", "-n")
PROVIDER = filling.one_of("n %% 4", "google", "slack", "github", "notion")
SUBJECTS = 1_000
# What differs from copy to copy, as SQL over `n`. An id says of which table it is by its first digits.
COPIES: dict[type[Model], dict[str, str]] = {
    User: {"id": "a", "email": "'p' || n || '@many.example'", "date_joined": AGO},
    Partner: {"id": "b", "user_id": "a", "company_name": "'Company ' || n", "created_at": AGO},
    Subscription: {
        "id": "c",
        "partner_id": "b",
        "updated_at": AGO,
        "status": "CASE WHEN n %% 1000 = 0 THEN 'past_due' ELSE 'active' END",
    },
    ApiKey: {"id": "d", "user_id": "a", "digest": "md5(CAST(n AS text))", "created_at": AGO},
    ConnectedAccount: {"id": "e", "external_id": "'user-' || n", "created_at": AGO},
    Integration: {
        "id": "f",
        "account_id": "e",
        "created_at": AGO,
        "provider": PROVIDER,
        "status": filling.one_of("n %% 5", "active", "active", "active", "expired", "revoked"),
    },
    Token: {
        "id": "9",
        "integration_id": "f",
        "obtained_at": AGO,
        "failing_since": f"CASE WHEN n %% 50 = 0 THEN {AGO} END",
    },
    ConnectSession: {
        "id": "8",
        "account_id": "e",
        "state_digest": "md5(CAST(n AS text))",
        "created_at": AGO,
    },
    Event: {"id": "n + 1", "public_id": "7", "created_at": AGO},
    UsageRecord: {"id": "n + 1", "ts": AGO, "request_id": "'req_' || n"},
    UsageDay: {
        "id": "n + 1",
        "subject_id": filling.numbered("b", f"n %% {SUBJECTS} + 1"),
        "key_id": "d",
        "day": filling.days_ago("n %% 60"),
        "provider": PROVIDER,
        "status": filling.one_of("n %% 5", 200, 200, 200, 404, 502),
    },
}


def make_first() -> None:
    """Make the one row of each table that is copied."""
    now = timezone.now()
    user = User.objects.create_user("first@example.com")
    partner = Partner.objects.create(user=user, company_name="First", website="https://a.example")
    plan = Plan.objects.get(family="partner", slug="pro")
    Subscription.objects.create(partner=partner, plan=plan)
    ApiKey.objects.issue(user, "partner", "first")
    account = ConnectedAccount.objects.create(partner=partner, external_id="first")
    integration = Integration.objects.create(
        account=account, provider="github", status="active", connected_at=now
    )
    client, _ = OAuthClient.objects.get_or_create(provider="github", client_id="first")
    Token.objects.create(integration=integration, client=client, access_sealed="sealed")
    ConnectSession.objects.create(
        account=account,
        client=client,
        provider="github",
        redirect_url="https://a.example",
        expires_at=now,
    )
    events.record("account.created", partner_id=partner.pk)
    about = {"key_id": partner.pk, "status": 200, "counted": True, "ms": 1.0}
    UsageRecord.objects.create(user_id=user.pk, method="GET", route="/api/v1/me", **about)
    day = {"subject_id": partner.pk, "day": date(2020, 1, 1), "calls": 3, "units": 3}
    UsageDay.objects.create(**day, **about, provider_ms=1.0)


def fill(number: int) -> None:
    """Replace all rows by so many of each table; one daily total for a hundred calls."""
    filling.empty(list(COPIES))
    make_first()
    now = filling.stated(timezone.now())
    with connection.cursor() as cursor:
        for model in COPIES:
            count = number // 100 if model is UsageDay else number
            cursor.execute(copying(model), {"number": count, "now": now})
    filling.settle()


def copying(model: type[Model]) -> str:
    """Return the statement that copies the first row of a table, with what differs."""
    table, other = model._meta.db_table, COPIES[model]
    names = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(value_of(other[name]) if name in other else f'"{name}"' for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    return (
        f"INSERT INTO {table} ({listed}) SELECT {values} "  # noqa: S608
        f"FROM (SELECT * FROM {table} LIMIT 1) AS first, {filling.numbers('%(number)s')}"
    )


def value_of(said: str) -> str:
    """Return the SQL of a column: one digit stands for an id of that table."""
    return filling.numbered(said) if len(said) == 1 else said
