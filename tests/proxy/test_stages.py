"""Where the time of a call went, and where a failed one stopped: what its record says."""

import pytest
import requests

from billing.models import UsageRecord
from config.api.call_log import CallLog
from config.api.errors import Invalid, NotFound
from tests.conftest import Api
from tests.factories import make_integration, make_key, subscribe

REPOS = "/api/v1/github/repos"
UPSTREAM = "https://api.github.com/user/repos"
LABELS = "/api/v1/gmail/labels"
AT_GMAIL = "https://gmail.googleapis.com/gmail/v1/users/me/labels"
TOKENS = "https://oauth2.googleapis.com/token"
OURS = {"auth", "limit", "answer"}


@pytest.fixture
def caller(api, account):
    make_integration(account, "github")
    return api.acting_for("user-123")


def record():
    return UsageRecord.objects.get()


def stopped():
    """Return which error the one call met, at which limit, and in which stage."""
    met = record()
    return met.error_code, met.error_limit, met.error_stage


def test_the_stages_add_up_to_the_whole_time(caller, upstream):
    upstream.get(UPSTREAM, json=[])

    caller.get(REPOS)

    assert set(record().stages) == OURS | {"select", "provider"}
    assert sum(record().stages.values()) == pytest.approx(record().ms, abs=0.01)
    assert record().stages["provider"] >= record().provider_ms
    assert stopped() == ("", "", "")


@pytest.mark.parametrize("path", ["/api/v1/me", "/api/v1/health"])
def test_a_call_that_no_limit_concerns_has_no_such_stage(api, path):
    api.get(path)

    assert set(record().stages) == {"auth", "answer"}


@pytest.mark.parametrize("expires_in", [-60, 30])  # spent, and due ahead of time
def test_a_refresh_is_told_apart_from_the_provider_call(api, account, upstream, expires_in):
    lived = {"obtained_ago": 3570, "expires_in": expires_in}
    make_integration(account, "google", refresh_token="1//r", **lived)
    upstream.post(TOKENS, json={"access_token": "ya29.2", "expires_in": 3600})
    upstream.get(AT_GMAIL, json={"labels": []})

    api.acting_for("user-123").get(LABELS)

    assert set(record().stages) == OURS | {"select", "refresh", "provider"}


def test_a_refresh_amid_the_provider_call_is_counted_once(api, account, upstream):
    make_integration(account, "google", refresh_token="1//r", expires_in=3600)
    upstream.get(AT_GMAIL, status=401, json={})
    upstream.post(TOKENS, json={"access_token": "ya29.2", "expires_in": 3600})
    upstream.get(AT_GMAIL, json={"labels": []})

    api.acting_for("user-123").get(LABELS)

    assert set(record().stages) == OURS | {"select", "refresh", "provider"}
    assert sum(record().stages.values()) == pytest.approx(record().ms, abs=0.01)


def test_a_refused_refresh_is_where_the_call_stopped(api, account, upstream):
    make_integration(account, "google", refresh_token="1//r", expires_in=-60)
    upstream.post(TOKENS, status=400, json={"error": "invalid_grant"})

    api.acting_for("user-123").get(LABELS)

    assert stopped() == ("INTEGRATION_TOKEN_ERROR", "", "refresh")
    assert "provider" not in record().stages


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        ({"status": 404, "json": {}}, ("NOT_FOUND", "", "provider")),
        ({"status": 422, "json": {}}, ("VALIDATION_ERROR", "", "provider")),
        ({"status": 429, "json": {}}, ("RATE_LIMITED", "provider", "provider")),
        ({"status": 500, "json": {}}, ("PROVIDER_ERROR", "", "provider")),
        ({"body": requests.ConnectionError("away")}, ("PROVIDER_UNAVAILABLE", "", "provider")),
    ],
)
def test_a_failing_provider_is_where_the_call_stopped(caller, upstream, trouble, expected):
    upstream.get(UPSTREAM, **trouble)

    caller.get(REPOS)

    assert stopped() == expected


@pytest.mark.parametrize(
    ("account_id", "path", "expected"),
    [
        ("user-123", f"{REPOS}?limit=x", ("VALIDATION_ERROR", "", "select")),
        ("nobody", REPOS, ("ACCOUNT_NOT_FOUND", "", "select")),
        ("user-123", "/api/v1/slack/channels", ("INTEGRATION_NOT_FOUND", "", "select")),
        ("user-123", "/api/v1/nowhere", ("NOT_FOUND", "", "")),
    ],
)
def test_a_call_that_never_left_says_where_it_stopped(caller, account_id, path, expected):
    caller.acting_for(account_id).get(path)

    assert stopped() == expected
    assert "provider" not in record().stages


def test_a_key_that_may_not_stops_at_the_key_and_is_limited_all_the_same(partner, account):
    Api(make_key(partner, scopes=["accounts:read"]), "user-123").get(REPOS)

    assert stopped() == ("PERMISSION_DENIED", "", "auth")
    assert set(record().stages) == OURS


def test_a_full_window_is_where_the_call_stopped_and_names_itself(caller, partner):  # promise 98
    partner.subscription.plan.per_minute = 0
    partner.subscription.plan.save()

    caller.get(REPOS)

    assert stopped() == ("RATE_LIMITED", "minute", "limit")
    assert set(record().stages) == OURS


def test_a_call_refused_at_a_limit_says_what_it_was_for(caller, partner, account):
    partner.subscription.plan.per_minute = 0
    partner.subscription.plan.save()

    caller.get(REPOS)

    found = record()
    assert (found.provider, found.tool) == ("github", "github_list_repos")
    assert found.account_id == account.pk


@pytest.mark.parametrize(
    ("method", "account_id", "tool"),
    [
        ("PUT", "user-123", ""),
        ("GET", None, "github_list_repos"),
        ("GET", "nobody", "github_list_repos"),
    ],
)
def test_a_call_that_names_no_tool_or_account_has_none(api, account, method, account_id, tool):
    Api(api.key, account_id).send(method, REPOS)

    found = record()
    assert (found.provider, found.tool) == ("github", tool)
    assert found.account_id == (account.pk if account_id == "user-123" else None)


def test_an_unpaid_bill_is_where_the_call_stopped(caller, partner):
    subscribe(partner, status="past_due")

    caller.get(REPOS)

    assert stopped() == ("PAYMENT_PAST_DUE", "", "limit")


def test_a_fault_of_ours_is_named_as_one(caller, monkeypatch):
    monkeypatch.setattr("providers.proxy.views.call_tool", lambda *a: 1 / 0)

    caller.get(REPOS)

    assert stopped() == ("INTERNAL_ERROR", "", "")


def test_a_stage_within_another_takes_its_time_from_it(monkeypatch):
    moments = iter([0.0, 0.010, 0.030, 0.040])
    monkeypatch.setattr("config.api.call_log.time.perf_counter", lambda: next(moments))
    log = CallLog()

    with log.stage("provider"), log.stage("refresh"):
        pass

    assert log.stages == {"refresh": 20.0, "provider": 20.0}
    assert log.stages_of(45.5) == {"refresh": 20.0, "provider": 20.0, "answer": 5.5}


def test_an_error_that_was_overcome_is_not_blamed_for_a_later_one():
    log, errors = CallLog(), [Invalid("first"), NotFound("second")]

    for name, exc in zip(("refresh", "select"), errors, strict=True):
        with pytest.raises(type(exc)), log.stage("provider"), log.stage(name):
            raise exc
    log.failed(errors[1], errors[1])

    assert (log.error_code, log.error_stage) == ("NOT_FOUND", "select")
