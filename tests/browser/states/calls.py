"""Usage, the request log and its details, budgets."""

from datetime import timedelta
from itertools import cycle, islice

from django.utils import timezone

from billing.models import Plan
from billing.usage.folding import fold_all
from tests.browser.states.keys import key
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_account, make_integration, make_record, make_records

USAGE, LOG = "/settings/usage", "/settings/requests"
STAGES = {"auth": 1.1, "limit": 0.5, "select": 0.7, "refresh": 240.22, "provider": 1420.8}
KINDS = [
    {"provider": "google", "tool": "gmail_get_message", "route": "/api/v1/gmail/messages/<str:messageId>"},
    {"provider": "github", "tool": "github_list_repos", "route": "/api/v1/github/repos"},
    {"provider": "github", "tool": "github_create_issue", "method": "POST", "status": 502,
     "error_code": "UPSTREAM_ERROR", "route": "/api/v1/github/repos/<str:owner>/<str:repo>/issues"},
    {"route": "/api/v1/accounts", "status": 429, "error_code": "RATE_LIMITED", "error_limit": "minute",
     "counted": False},
    {"provider": "slack", "tool": "slack_send_message", "method": "POST", "status": 401,
     "error_code": "INTEGRATION_TOKEN_ERROR", "route": "/api/v1/slack/messages"},
    {"provider": "google", "tool": "calendar_list_events", "route": "/api/v1/calendar/events"},
]  # fmt: skip


def much(ground):
    """Two weeks of calls of several keys and accounts, some of them failed."""
    owner, now = ground.user.partner, timezone.now()
    keys = [
        key(ground, name) for name in ("Production", "Nightly job with a rather long name", "Test")
    ]
    accounts = [make_account(owner, f"user-{number}") for number in range(6)]
    make_records(
        owner,
        (
            {
                "ts": now - timedelta(minutes=33 * number),
                "key_id": keys[number % 7 % 3].pk,
                "account_id": accounts[number % 6].pk,
                "ms": 40 + number % 900,
                **kind,
            }
            for number, kind in enumerate(islice(cycle(KINDS), 600))
        ),
    )
    fold_all()


def past_quota(ground):
    """More calls than the plan includes."""
    Plan.objects.filter(family="partner", slug="pro").update(per_month=50)
    much(ground)


def with_budgets(ground):
    """A key and an account with budgets, one of them used up."""
    made = key(ground, monthly_budget=5)
    account = make_account(ground.user.partner, "user-1", monthly_budget=1000)
    make_records(ground.user.partner, [{"key_id": made.pk, "account_id": account.pk}] * 5)
    return made


def account_with_budget(ground):
    return make_account(ground.user.partner, "user-1", monthly_budget=1000)


def one(**fields):
    """Return what makes a call, whole, and returns its record."""

    def make(ground):
        made = key(ground)
        account = make_account(ground.user.partner, "user-7")
        make_integration(account, "google")
        facts = {"ts": timezone.now(), "key_id": made.pk, "account_id": account.pk, "ms": 1668.34}
        return make_record(ground.user.partner, **(KINDS[0] | facts | fields))

    return make


GOOD = {
    "stages": STAGES,
    "provider_ms": 1419.5,
    "provider_status": 200,
    "provider_request_id": "GG:1-2c4f-88a1-0009-a-long-id-of-the-provider",
    "attempts": 2,
}
FAILED = {"status": 502, "error_code": "UPSTREAM_ERROR", "provider_status": 500, "counted": True}
REFUSED = {"status": 429, "error_code": "RATE_LIMITED", "error_limit": "month", "counted": False}

STATES = [
    State("usage none", USAGE, by=partner),
    State("usage none of a person", USAGE, by=person),
    State("usage much", USAGE, by=partner, rows=much),
    State("usage past the quota", USAGE, by=partner, rows=past_quota),
    # Its bars name the calls of days that are made up anew for each visit.
    State(
        "usage filtered",
        f"{USAGE}?provider=github",
        by=partner,
        rows=much,
        without_scripts=False,
    ),
    State("usage filtered to nothing", f"{USAGE}?provider=notion", by=partner, rows=much),
    State("usage wrong filter", f"{USAGE}?from=2026-13-40", by=partner, rows=much),
    State("usage of a key", USAGE + "?key={row.pk}", by=partner, rows=with_budgets),
    State("budget of a key", USAGE + "/keys/{row.pk}/budget", by=partner, rows=with_budgets),
    State(
        "budget of an account",
        USAGE + "/accounts/{row.pk}/budget",
        by=partner,
        rows=account_with_budget,
    ),
    State("requests none", LOG, by=partner),
    State("requests none of a person", LOG, by=person),
    State("requests many", LOG, by=partner, rows=much),
    State("requests failed", f"{LOG}?status=5xx", by=partner, rows=much),
    State("requests none found", f"{LOG}?path=/nowhere", by=partner, rows=much),
    State("requests wrong filter", f"{LOG}?status=odd", by=partner, rows=much),
    State("request good", LOG + "/{row.pk}", by=partner, rows=one(**GOOD)),
    State("request failed", LOG + "/{row.pk}", by=partner, rows=one(**GOOD | FAILED)),
    State("request refused", LOG + "/{row.pk}", by=partner, rows=one(**REFUSED)),
]
