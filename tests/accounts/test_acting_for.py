"""For whom a provider call acts: the X-Account-Id header and the kind of key."""

import pytest

from accounts.models import ConnectedAccount
from tests.conftest import Api, encoded
from tests.factories import make_account, make_integration, make_key, make_user

REPOS = "/api/v1/github/repos"
HARD = [
    "user-123",
    "tenant:acme:user:jane",
    "用户-Ä-😀",
    "a b",
    "a+b",
    "a%20b",
    "100%",
    "a/b?c#d",
    "a,b;c=d",
    '"quoted"',
    "ü" * 255,
    "😀" * 255,
]


@pytest.fixture
def github(upstream):
    return upstream.get("https://api.github.com/user/repos", json=[])


def token_sent(github):
    [call] = github.calls
    return call.request.headers["Authorization"]


def connected(partner, external_id, token):
    return make_integration(make_account(partner, external_id), "github", access_token=token)


@pytest.mark.parametrize("external_id", HARD)
def test_the_header_takes_raw_utf8(api, partner, github, external_id):  # promise 76
    connected(partner, external_id, "gho_named")
    connected(partner, "somebody else", "gho_other")

    response = api.acting_for(external_id).get(REPOS)

    assert response.status_code == 200, response.content
    assert token_sent(github) == "Bearer gho_named"


@pytest.mark.parametrize("external_id", HARD)
def test_the_header_takes_percent_encoding(api, partner, github, external_id):  # promise 76
    connected(partner, external_id, "gho_named")
    connected(partner, "somebody else", "gho_other")

    response = api.acting_for(encoded(external_id)).get(REPOS)

    assert response.status_code == 200, response.content
    assert token_sent(github) == "Bearer gho_named"


def test_a_header_that_fits_two_accounts_is_refused(api, partner):
    connected(partner, "a%20b", "gho_1")
    connected(partner, "a b", "gho_2")

    response = api.acting_for("a%20b").get(REPOS)

    assert (response.status_code, response.json()["error_code"]) == (400, "VALIDATION_ERROR")
    assert response.json()["error"].startswith('X-Account-Id "a%20b" fits two accounts')


@pytest.mark.parametrize("header", ["User-123", "user-12", "user-1234", "usér-123", "user-123/"])
def test_only_the_exact_id_is_found(api, account, header):  # promise 76
    response = api.acting_for(header).get(REPOS)

    assert response.status_code == 404
    assert response.json()["error"] == f'Connected account "{header}" not found'


@pytest.mark.parametrize("header", ["%ff%fe", "%", "%zz", "a" * 5000])
def test_a_strange_header_is_just_unknown(api, header):
    assert api.acting_for(header).get(REPOS).status_code == 404


def test_bytes_that_are_not_utf8_are_just_unknown(api):
    response = api.get(REPOS, headers={"X-Account-Id": "user-\xff"})

    assert (response.status_code, response.json()["error_code"]) == (404, "ACCOUNT_NOT_FOUND")


@pytest.mark.parametrize("header", [None, ""])
def test_a_partner_key_without_the_header_acts_for_nobody(api, partner, header):
    own = ConnectedAccount.objects.own_of(partner.user)
    make_integration(own, "github")

    response = Api(api.key, header).get(REPOS)

    error = response.json()
    assert response.status_code == 400
    assert error["error"] == "X-Account-Id header is required"
    assert error["error_code"] == "VALIDATION_ERROR"


def test_a_personal_key_without_the_header_acts_for_its_user(partner, github):
    make_integration(ConnectedAccount.objects.own_of(partner.user), "github", access_token="gho_me")

    response = Api(make_key(partner, "personal")).get(REPOS)

    assert response.status_code == 200
    assert token_sent(github) == "Bearer gho_me"


def test_a_personal_key_with_the_header_acts_for_that_account(partner, github):
    make_integration(ConnectedAccount.objects.own_of(partner.user), "github", access_token="gho_me")
    connected(partner, "user-1", "gho_named")

    Api(make_key(partner, "personal"), "user-1").get(REPOS)

    assert token_sent(github) == "Bearer gho_named"


def test_a_personal_key_of_a_user_without_connections(db):
    response = Api(make_key(make_user(), "personal")).get(REPOS)

    error = response.json()
    assert response.status_code == 404
    assert error["error"] == "No active github integration for this account"
    assert error["error_code"] == "INTEGRATION_NOT_FOUND"


def test_management_routes_do_not_read_the_header(api, account):
    assert api.acting_for("nobody").get("/api/v1/accounts").status_code == 200


def test_an_empty_header_is_no_missing_one(partner):
    """A forgotten variable in a client must not act in the key owner's own name."""
    api = Api(make_key(partner, "personal"), account="")

    for path in ("/api/v1/github/repos", "/api/v1/me"):
        assert api.get(path).status_code == 400
