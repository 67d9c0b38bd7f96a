"""Make very many people, partners, accounts, connections and calls on PostgreSQL: each a copy of one row."""

from datetime import date

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from accounts import events
from accounts.models import ApiKey, ConnectedAccount, Event, Partner, User
from billing.models import Plan, Subscription, UsageDay, UsageRecord
from connect.models import ConnectSession
from integrations.models import Integration, OAuthClient, Token

A_NUMBERED_ID = "('{}' || lpad(to_hex(n), 31, '0'))::uuid"
AGO = "now() - n * interval '1 second'"
SUBJECTS = 1_000
# What differs from copy to copy, as SQL over `n`. An id says of which table it is by its first digits.
COPIES: dict[type[Model], dict[str, str]] = {
    User: {"id": "a", "email": "'p' || n || '@many.example'", "date_joined": AGO},
    Partner: {"id": "b", "user_id": "a", "company_name": "'Company ' || n", "created_at": AGO},
    Subscription: {
        "id": "c",
        "partner_id": "b",
        "updated_at": AGO,
        "status": "(ARRAY['active', 'past_due'])[1 + (n % 1000 = 0)::int]",
    },
    ApiKey: {"id": "d", "user_id": "a", "digest": "md5(n::text)", "created_at": AGO},
    ConnectedAccount: {"id": "e", "external_id": "'user-' || n", "created_at": AGO},
    Integration: {
        "id": "f",
        "account_id": "e",
        "created_at": AGO,
        "provider": "(ARRAY['google', 'slack', 'github', 'notion'])[1 + n % 4]",
        "status": "(ARRAY['active', 'active', 'active', 'expired', 'revoked'])[1 + n % 5]",
    },
    Token: {
        "id": "9",
        "integration_id": "f",
        "obtained_at": AGO,
        "failing_since": f"CASE WHEN n % 50 = 0 THEN {AGO} END",
    },
    ConnectSession: {
        "id": "8",
        "account_id": "e",
        "state_digest": "md5(n::text)",
        "created_at": AGO,
    },
    Event: {"id": "n + 1", "public_id": "7", "created_at": AGO},
    UsageRecord: {"id": "n + 1", "ts": AGO, "request_id": "'req_' || n"},
    UsageDay: {
        "id": "n + 1",
        "subject_id": f"('b' || lpad(to_hex(n % {SUBJECTS} + 1), 31, '0'))::uuid",
        "key_id": "d",
        "day": "current_date - (n % 60)::int",
        "provider": "(ARRAY['google', 'slack', 'github', 'notion'])[1 + n % 4]",
        "status": "(ARRAY[200, 200, 200, 404, 502])[1 + n % 5]",
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
    with connection.cursor() as cursor:
        tables = ", ".join(model._meta.db_table for model in COPIES)
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        make_first()
        for model in COPIES:
            cursor.execute(copying(model), [number // 100 if model is UsageDay else number])
        cursor.execute("ANALYZE")


def copying(model: type[Model]) -> str:
    """Return the statement that copies the first row of a table, with what differs."""
    table, other = model._meta.db_table, COPIES[model]
    names = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(value_of(other[name]) if name in other else f'"{name}"' for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    return (
        f"INSERT INTO {table} ({listed}) SELECT {values} "  # noqa: S608
        f"FROM (SELECT * FROM {table} LIMIT 1) AS first, generate_series(1, %s) AS n"
    )


def value_of(said: str) -> str:
    """Return the SQL of a column: one digit stands for an id of that table."""
    sql = A_NUMBERED_ID.format(said) if len(said) == 1 else said
    return sql.replace("%", "%%")
