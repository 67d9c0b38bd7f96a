"""Settings > Request log > one call."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from billing.models import UsageRecord
from tests.conftest import Api
from tests.factories import make_integration, make_key, make_partner, make_record, make_user
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.test_every_page import check
from tests.pages.test_request_log import LOG

STAGES = {"auth": 1.1, "limit": 0.5, "select": 0.7, "refresh": 240.22, "provider": 1420.8}
CALL = {
    "ts": datetime(2026, 11, 21, 12, 0, 3, 45_000, tzinfo=UTC),
    "route": "/api/v1/gmail/messages/<str:messageId>",
    "provider": "google",
    "tool": "gmail_get_message",
    "stages": STAGES,
    "ms": 1668.34,
    "provider_ms": 1419.5,
    "provider_status": 200,
    "provider_request_id": "GG:1",
    "attempts": 2,
    "request_id": "req_abc",
}


def shown(browser, record):
    response = browser.get(f"{LOG}/{record.pk}")
    assert response.status_code == 200
    return check(response)


def links(page):
    return {a["href"] for a in page.all("a") if a.get("href", "").startswith(f"{LOG}?")}


def test_a_call_is_shown_whole(partners_browser, partner, account):
    make_key(partner)
    key = partner.user.api_keys.get()
    record = make_record(partner, **CALL, key_id=key.pk, account_id=account.pk)

    page = shown(partners_browser, record)

    assert (
        "GET /api/v1/gmail/messages/{messageId} 200 OK on 21 Nov 2026, 12:00:03.045 UTC , "
        "in 1,668.34 ms"
    ) in page.text
    assert (
        "Details Request ID req_abc Route /api/v1/gmail/messages/{messageId} – calls of this route "
        f"Key test {key.masked} – calls with this key Account user-123 – calls of this account "
        "Provider Google Workspace Action gmail_get_message Provider’s status 200 OK "
        "Provider’s request ID GG:1 Requests to the provider 2, 1,419.50 ms in all "
        "Counts yes, as 1 call"
    ) in page.text
    assert links(page) == {
        f"{LOG}?key={key.pk}",
        f"{LOG}?account=user-123",
        f"{LOG}?path=%2Fapi%2Fv1%2Fgmail%2Fmessages%2F%7BmessageId%7D",
    }


def test_the_timeline_says_where_the_time_went(partners_browser, partner):
    page = shown(partners_browser, make_record(partner, **CALL))

    text = page.text[page.text.index("Where the time went") : page.text.index("Details")]
    assert text.strip() == (
        "Where the time went Auth 1.10 ms The key was looked up, with what it may do. "
        "Limit 0.50 ms The plan’s windows and budgets were asked. "
        "Selection 0.70 ms The account, its connection and the arguments were checked. "
        "Token refresh 240.22 ms The provider was asked for a new access token. "
        "Provider call 1,420.80 ms 2 requests, answered with 200. "
        "Answer 5.02 ms All else of ours: reading the request, shaping and sending the answer."
    )
    assert len([r for r in page.all("rect") if r.get("class") == "part"]) == 6


def test_a_replay_says_that_it_does_not_count(partners_browser, partner):
    unasked = {"attempts": 0, "provider_status": None, "provider_ms": None, "counted": False}
    record = make_record(partner, **CALL | unasked | {"is_replay": True})

    page = shown(partners_browser, record)

    assert (
        "Provider’s status not asked Counts no: answered from the stored result of an earlier call "
        "with the same Idempotency-Key"
    ) in page.text


def test_a_failed_call_says_where_and_why_and_what_to_do(partners_browser, partner):
    stages = {name: STAGES[name] for name in ("auth", "limit", "select", "refresh")}
    failed = {"status": 401, "error_code": "INTEGRATION_TOKEN_ERROR", "error_stage": "refresh"}
    unasked = {"attempts": 0, "provider_status": None, "provider_ms": None}
    record = make_record(partner, **CALL | failed | unasked | {"stages": stages})

    page = shown(partners_browser, record)

    assert (
        "Why it failed: INTEGRATION_TOKEN_ERROR The provider no longer accepts the connection’s "
        "token, and gave no new one. Start a new connect session"
    ) in page.text
    assert "Token refresh failed here 240.22 ms" in page.text
    assert "Provider call – Not reached." in page.text
    assert "Provider’s status not asked Counts" in page.text
    assert f"{LOG}?error=INTEGRATION_TOKEN_ERROR" in links(page)


@pytest.mark.parametrize(
    ("status", "fields", "said"),
    [
        (400, {"error_code": "VALIDATION_ERROR"}, "Something sent with the call is missing"),
        (402, {"error_code": "PAYMENT_PAST_DUE"}, "A payment is past due"),
        (403, {"error_code": "PERMISSION_DENIED"}, "The key lacks the scope"),
        (404, {"error_code": "ACCOUNT_NOT_FOUND"}, "X-Account-Id names no connected account"),
        (429, {"error_limit": "month"}, "The calls of the billing cycle are used up."),
        (429, {"error_limit": "key"}, "The budget of this key is used up."),
        (502, {}, "The provider failed"),
        (503, {}, "The provider did not answer"),
    ],
)
def test_each_kind_of_failure_has_its_own_words(partners_browser, partner, status, fields, said):
    assert said in shown(partners_browser, make_record(partner, status=status, **fields)).text


def test_a_limit_is_named_with_its_error(partners_browser, partner):
    full = {"status": 429, "error_code": "RATE_LIMITED", "error_limit": "day"}

    page = shown(partners_browser, make_record(partner, **full))

    assert "Why it failed: RATE_LIMITED (day)" in page.text
    assert f"{LOG}?error=RATE_LIMITED.day" in links(page)


def test_a_good_call_needs_no_explanation(partners_browser, partner):
    assert "Why it failed" not in shown(partners_browser, make_record(partner)).text


def test_a_call_can_be_made_again_without_any_secret(partners_browser, partner, account, settings):
    settings.PUBLIC_URL = "https://patchbay.example"

    page = shown(partners_browser, make_record(partner, **CALL, account_id=account.pk))

    assert (
        'curl "https://patchbay.example/api/v1/gmail/messages/$MESSAGE_ID" \\ '
        '-H "Authorization: Bearer $PATCHBAY_KEY" \\ -H "X-Account-Id: $PATCHBAY_ACCOUNT"'
    ) in page.text
    assert {"data-copy": "Copy as curl", "tabindex": "0"} in page.all("pre")


def test_what_is_kept_is_said(partners_browser, partner, settings):
    settings.RETENTION_USAGE_DAYS = 45

    assert (
        "What we keep What this page shows, for 45 days. The bodies of request and answer, the query "
        "string, headers, values within the path, keys and tokens are never stored; only the "
        "answer to a call with an Idempotency-Key is, sealed, for 24 hours."
    ) in shown(partners_browser, make_record(partner)).text


def test_a_real_call_keeps_nothing_but_what_is_said(partners_browser, api, account, upstream):
    make_integration(account, "github", access_token="gho_never_kept")
    url = "https://api.github.com/repos/octo-never/hello-never/issues"
    upstream.get(url, json=[{"title": "answer-never"}])
    path = "/api/v1/github/repos/octo-never/hello-never/issues?state=closed"
    api.acting_for("user-123").get(path)

    page = partners_browser.get(f"{LOG}/{UsageRecord.objects.get().pk}")

    assert "/api/v1/github/repos/{owner}/{repo}/issues" in Page(page).text
    for kept in ("never_kept", "octo-never", "hello-never", "answer-never", "closed", api.key):
        assert kept.encode() not in page.content


def test_a_call_to_no_route_has_neither_a_command_nor_others_like_it(partners_browser, api):
    api.get("/api/v1/nowhere")

    page = shown(partners_browser, UsageRecord.objects.get())

    assert "GET (no route) 404 Not Found on" in page.text
    assert "Make it again" not in page.text
    assert "calls of this route" not in page.text


def test_a_person_without_a_profile_sees_their_own_call(db):
    user = make_user()
    Api(make_key(user, "personal")).get("/api/v1/accounts")

    page = shown(logged_in(user), UsageRecord.objects.get())

    assert "403 Forbidden" in page.text
    assert "Account none" in page.text


def test_what_is_deleted_is_named_by_its_id(partners_browser, partner):
    record = make_record(partner, key_id=uuid4(), account_id=uuid4())

    page = shown(partners_browser, record)

    assert f"Key deleted {record.key_id}" in page.text
    assert f"Account deleted {record.account_id}" in page.text
    assert f"{LOG}?account={record.account_id}" in links(page)


@pytest.mark.parametrize("pk", ["0", "99999999", str(2**63), str(10**40), "-1", "x"])
def test_an_unknown_call_is_a_page_not_found(partners_browser, pk):
    response = partners_browser.get(f"{LOG}/{pk}")

    assert response.status_code == 404
    assert "There is nothing at this address" in Page(response).text


def test_a_call_of_others_is_found_by_nobody_else(partners_browser, partner, user):
    theirs = make_record(make_partner())
    before_the_profile = make_record(partner, partner_id=None)
    own = make_record(partner)

    for record in (theirs, before_the_profile):
        assert partners_browser.get(f"{LOG}/{record.pk}").status_code == 404
    assert logged_in(user).get(f"{LOG}/{own.pk}").status_code == 404


def test_a_call_takes_few_statements(partners_browser, partner, account, django_assert_num_queries):
    record = make_record(partner, **CALL, account_id=account.pk)
    shown(partners_browser, record)

    # who (3), subscription, what is owed, the call, names (2)
    with django_assert_num_queries(8):
        partners_browser.get(f"{LOG}/{record.pk}")
