"""A key may be limited to networks, to some accounts, and to looking."""

import pytest
from django.test import Client

from accounts.key_limits import lies_in
from accounts.models import ApiKey, ConnectedAccount
from providers.proxy.views import ProxyView
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key, make_partner, make_user
from tests.routes import json_routes

ACCOUNTS, REPOS, ISSUES = (
    "/api/v1/accounts",
    "/api/v1/github/repos",
    "/api/v1/github/repos/ada/notes/issues",
)

JSON = "application/json"


def refused(response, limit):
    body = response.json()
    assert (response.status_code, body["error_code"]) == (403, "PERMISSION_DENIED"), body
    assert body["details"]["limit"] == limit


@pytest.fixture
def repos(upstream):
    return upstream.get("https://api.github.com/user/repos", json=[])


# promise 70
def test_a_key_of_a_network_is_refused_from_elsewhere(partner, account, repos):
    make_integration(account)
    api = Api(make_key(partner, networks=["203.0.113.0/24", "2001:db8::/32"]), "user-123")

    for path in ("/api/v1/me", ACCOUNTS, REPOS, "/api/v1/tools", "/api/v1/skills"):
        refused(api.get(path, REMOTE_ADDR="198.51.100.7"), "network")
        assert api.get(path, REMOTE_ADDR="203.0.113.9").status_code == 200
        assert api.get(path, REMOTE_ADDR="2001:db8::5").status_code == 200


def test_health_does_not_ask_for_a_network(partner):
    api = Api(make_key(partner, networks=["203.0.113.0/24"]))

    assert api.get("/api/v1/health", REMOTE_ADDR="198.51.100.7").status_code == 200


@pytest.mark.parametrize(
    ("address", "networks", "inside"),
    [
        ("::ffff:203.0.113.9", ["203.0.113.0/24"], True),
        ("203.0.113.9", ["203.0.113.9/32"], True),
        ("203.0.113.10", ["203.0.113.9/32"], False),
        ("fe80::1%eth0", ["fe80::/10"], True),
        ("2001:db8::1", ["203.0.113.0/24"], False),
        ("203.0.113.9", [], False),
        ("", ["0.0.0.0/0"], False),
        ("unix:", ["0.0.0.0/0"], False),
    ],
)
def test_what_lies_in_a_network(address, networks, inside):
    assert lies_in(address, networks) is inside


# promise 70
def test_a_key_of_some_accounts_acts_for_no_other(partner, account, repos):
    other = make_account(partner, "other")
    for each in (account, other):
        make_integration(each)
    raw = make_key(partner, only_accounts=[str(account.pk)])

    assert Api(raw, "user-123").get(REPOS).status_code == 200
    refused(Api(raw, "other").get(REPOS), "accounts")
    refused(Api(raw, "other").get("/api/v1/tools"), "accounts")
    assert len(repos.calls) == 1


def test_a_key_of_some_accounts_sees_and_manages_those_alone(partner, account):
    other = make_account(partner, "other")
    api = Api(make_key(partner, only_accounts=[str(account.pk)]))

    listed = api.get(ACCOUNTS).json()["data"]
    found = api.get(ACCOUNTS, {"external_id": "other"}).json()["data"]

    assert ([row["external_id"] for row in listed["accounts"]], listed["total"]) == (
        ["user-123"],
        1,
    )
    assert (found["accounts"], found["total"]) == ([], 0)
    assert api.get(f"{ACCOUNTS}/{account.pk}").status_code == 200
    refused(api.get(f"{ACCOUNTS}/{other.pk}"), "accounts")
    refused(api.send("DELETE", f"{ACCOUNTS}/{other.pk}"), "accounts")
    refused(api.post_json(ACCOUNTS, {"external_id": "third"}), "accounts")
    assert set(ConnectedAccount.objects.values_list("external_id", flat=True)) == {
        "user-123",
        "other",
    }


@pytest.mark.parametrize("path", ["/api/v1/usage", "/api/v1/usage/records"])
def test_a_key_of_some_accounts_is_not_told_the_usage_of_all(partner, account, path):
    refused(Api(make_key(partner, only_accounts=[str(account.pk)])).get(path), "accounts")


def test_another_partners_account_stays_unknown_to_a_limited_key(partner, account):
    api = Api(make_key(partner, only_accounts=[str(account.pk)]))

    theirs = make_account(make_partner(), "theirs")

    assert api.get(f"{ACCOUNTS}/{theirs.pk}").status_code == 404


def test_a_personal_key_of_some_accounts_does_not_act_for_its_owner(partner, account):
    own = ConnectedAccount.objects.own_of(partner.user)
    make_integration(own)
    api = Api(make_key(partner, "personal", only_accounts=[str(account.pk)]))

    refused(api.get(REPOS), "accounts")


# promise 70
def test_a_key_that_may_only_look_changes_nothing(partner, account, repos):
    make_integration(account)
    api = Api(make_key(partner, is_read_only=True), "user-123")

    assert api.get(REPOS).status_code == 200
    refused(api.post_json(ISSUES, {"title": "No"}), "read_only")
    refused(api.post_json(ACCOUNTS, {"external_id": "new"}), "read_only")
    refused(api.send("DELETE", f"{ACCOUNTS}/{account.pk}"), "read_only")
    assert ConnectedAccount.objects.count() == 1


def test_a_read_by_post_is_a_read(partner, account, upstream):
    """What counts is what the tool does, not its method."""
    make_integration(account, "notion")
    upstream.post("https://api.notion.com/v1/search", json={"results": [], "has_more": False})
    api = Api(make_key(partner, is_read_only=True), "user-123")

    assert api.post_json("/api/v1/notion/search", {}).status_code == 200


def test_a_wrong_method_is_said_to_be_one(partner, account):
    api = Api(make_key(partner, is_read_only=True), "user-123")

    assert api.send("DELETE", REPOS).status_code == 405


def test_the_first_address_is_kept(partner):
    api = Api(make_key(partner))

    api.get("/api/v1/me", REMOTE_ADDR="203.0.113.9")
    ApiKey.objects.update(last_used_at=None)
    api.get("/api/v1/me", REMOTE_ADDR="203.0.113.10")

    key = ApiKey.objects.get()
    assert (key.first_used_ip, key.last_used_ip) == ("203.0.113.9", "203.0.113.10")


def test_a_user_without_profile_may_limit_a_key_too(db):
    api = Api(make_key(make_user(), "personal", is_read_only=True))

    assert api.get("/api/v1/integrations").status_code == 200


def answers(raw, account, **ids):
    """Call every route of ours, and one of the proxy, with every method; yield route, method, answer."""
    api = Client(headers={"Authorization": f"Bearer {raw}", "X-Account-Id": account})
    ours = [each for each in json_routes() if not isinstance(each.view, ProxyView)]
    one = next(each for each in json_routes() if each.pattern.endswith(REPOS[1:]))
    for route in [*ours, one]:
        for method in route.methods:
            yield route, method, api.generic(method, route.path(**ids), "{}", JSON)


# promise 70
def test_no_route_lets_a_key_that_may_only_look_change_anything(partner, account):
    own = make_key(partner, "personal", is_read_only=True)
    # Without a key, or by the tool.
    free = ("auth/device/code", "auth/device/token", "secret-scanning/github", "mcp")
    deliveries = "/webhooks/<str:provider>"  # by their own signatures

    found = {
        f"{method} {route.pattern}": answer
        for route, method, answer in answers(own, "user-123", pk=str(account.pk))
        if method != "GET"
        and not route.pattern.endswith(free)
        and deliveries not in f"/{route.pattern}"
    }

    assert len(found) >= 6
    for answer in found.values():
        refused(answer, "read_only")


# promise 70
def test_no_route_tells_a_key_of_some_accounts_of_another_one(partner, account):
    other = make_account(partner, "the-other-one")
    make_integration(other)
    raw = make_key(partner, only_accounts=[str(account.pk)])

    told = [
        f"{method} {route.pattern}"
        for route, method, answer in answers(raw, "the-other-one", pk=str(other.pk))
        if str(other.pk) in answer.content.decode() or "the-other-one" in answer.content.decode()
    ]

    assert told == []
    assert other.integrations.filter(status="active").exists()


def test_a_key_deleted_during_its_call_is_told_nothing(partner):
    make_key(partner)
    used = ApiKey.objects.defer("first_used_at").get()
    ApiKey.objects.all().delete()

    assert used.touch("203.0.113.9")
    assert not ApiKey.objects.exists()
