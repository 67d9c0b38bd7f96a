"""Connections to Pipedrive at the sandbox: the host from outside, the person who says no, lists that go on."""

from urllib.parse import quote

import pytest

from integrations.models import Integration
from providers.definitions.pipedrive import PROVIDER as PIPEDRIVE
from providers.definitions.pipedrive.oauth import API_V1
from providers.pinning import StrangeFact, located

HOME = "https://northwind.pipedrive.com"
STRANGE = ("http://169.254.169.254", "https://evil.example", "https://pipedrive.com.evil.example")
ALL = ["pipedrive.read", "pipedrive.write"]


def spoil_token_answer(sandbox, **changes):
    """Let the next token answer say something else."""
    answer = {"access_token": "pd_strange", "refresh_token": "pd_other", "expires_in": 3600}
    answer |= {"token_type": "Bearer", "scope": "base,deals:full"}
    order = {"provider": "pipedrive", "path": "/oauth/token", "status": 200, "times": 1}
    sandbox.control("failures", **order, body=answer | changes)


@pytest.fixture
def connected(caller):
    assert caller.connect("pipedrive", scopes=ALL)["status"] == "success"
    return caller


@pytest.mark.parametrize("told", [{"api_domain": domain} for domain in STRANGE] + [{}])
def test_a_strange_host_is_refused_at_connect(caller, sandbox, told):
    spoil_token_answer(sandbox, **told)

    assert caller.connect("pipedrive") == {"error": "provider_error"}

    assert not Integration.objects.exists()


@pytest.mark.parametrize("domain", STRANGE)
def test_nothing_is_sent_to_a_strange_host(domain):
    with pytest.raises(StrangeFact):
        located(PIPEDRIVE, API_V1, {"api_domain": domain})


@pytest.mark.parametrize("domain", STRANGE)
def test_a_strange_host_is_ignored_on_refresh(connected, sandbox, domain):
    sandbox.control("expire", provider="pipedrive", kind="access")
    spoil_token_answer(sandbox, api_domain=domain)

    connected.get("pipedrive/deals")

    token_calls = sandbox.requests(provider="pipedrive", path="/oauth/token")["count"]
    assert token_calls >= 2
    assert Integration.objects.get().provider_data["api_domain"] == HOME


def test_who_is_connected_is_known_by_user_and_company(connected):
    row = Integration.objects.get()

    assert (row.provider_user_id, row.provider_user_name) == ("101:7001", "Mara Lindqvist")
    assert row.provider_data == {"api_domain": HOME, "user_id": "101", "company_id": "7001"}


def test_a_person_may_say_no(caller):
    assert caller.connect("pipedrive", decision="deny") == {"error": "access_denied"}


def test_webhooks_come_only_when_asked_for(caller):
    assert caller.connect("pipedrive")["status"] == "success"

    assert "webhooks:full" not in Integration.objects.get().granted_scopes["main"]


def test_reading_alone_may_not_write(caller):
    assert caller.connect("pipedrive", scopes=["pipedrive.read"])["status"] == "success"

    assert caller.get("pipedrive/deals").status_code == 200
    assert caller.post("pipedrive/deals", title="Pier").status_code == 403


def test_a_deal_that_was_created_is_found_and_changed(connected):
    created = connected.post("pipedrive/deals", title="Pier nine", value=10).json()["data"]["deal"]
    changed = connected.send("patch", f"pipedrive/deals/{created['id']}", {"status": "won"})
    found = connected.get("pipedrive/deals/search", q="pier nine").json()["data"]["deals"]

    assert changed.json()["data"]["deal"]["status"] == "won"
    assert [(deal["id"], deal["status"]) for deal in found] == [(created["id"], "won")]


@pytest.mark.parametrize(
    ("path", "key", "count"),
    [("deals", "deals", 3), ("stages", "stages", 3), ("leads", "leads", 3)],
)
def test_every_page_of_a_list_is_reached_and_the_last_one_ends(connected, path, key, count):
    for title in ("A", "B"):
        connected.post("pipedrive/leads", title=title, person_id=1)
    ids, cursor = [], ""
    for _ in range(count):
        query = {"limit": 1} | ({"cursor": cursor} if cursor else {})
        data = connected.get(f"pipedrive/{path}", **query).json()["data"]
        ids += [each["id"] for each in data[key]]
        cursor = data["next_cursor"]

    assert len(set(ids)) == count
    assert cursor is None


def test_a_limit_is_told_with_its_seconds(connected, sandbox):
    limit = {"provider": "pipedrive", "path": "/api/v2/deals", "status": 429, "times": 5}
    sandbox.control(
        "failures",
        **limit,
        headers={"x-ratelimit-reset": "7"},
        body={"success": False, "error": "request over limit"},
    )

    answer = connected.get("pipedrive/deals")

    assert answer.status_code == 429
    assert 6 <= int(answer["Retry-After"]) <= 8


def test_an_uninstalled_app_ends_the_connection_at_its_next_call(connected, sandbox):
    sandbox.control("revoke", provider="pipedrive", person="mara")

    ended = connected.get("pipedrive/deals")

    assert (ended.status_code, ended.json()["code"]) == (401, "INTEGRATION_EXPIRED")
    assert Integration.objects.get().status == "expired"


@pytest.mark.parametrize("key", ["../users/me", "1/../../v1/users", "1?api_token=x", "1#"])
def test_an_id_is_a_number(connected, sandbox, key):
    answer = connected.get(f"pipedrive/deals/{quote(key, safe='')}")

    assert answer.status_code in {400, 404}
    assert sandbox.requests(provider="pipedrive", path="/api/v2")["count"] == 0
