"""Google's OAuth as strict as the real one."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl

import jwt
import pytest
import requests

from tests.sandbox.clients import PKCE, VERIFIER
from tests.sandbox_process import CALLBACK, consent

AUTH = "https://www.googleapis.com/auth/"


def test_offline_consent_gives_every_kind_of_token(google):
    google.connect(person="aiko")

    grant = google.grant
    assert sorted(grant) == [
        "access_token",
        "expires_in",
        "id_token",
        "refresh_token",
        "scope",
        "token_type",
    ]
    assert (grant["expires_in"], grant["token_type"]) == (3600, "Bearer")
    assert grant["access_token"].startswith("ya29.")
    assert grant["scope"].split()[:3] == [
        "openid",
        f"{AUTH}userinfo.email",
        f"{AUTH}userinfo.profile",
    ]


def test_id_token_says_who_it_is(google, sandbox):
    google.connect()

    said = jwt.decode(
        google.grant["id_token"],
        sandbox.client_secret,
        algorithms=["HS256"],
        audience=google.client_id,
    )
    assert said["iss"] == "https://accounts.google.com"
    assert said["email"] == "mara@northwind.example"
    assert said["sub"] == google.get("v1/userinfo").json()["sub"]


@pytest.mark.parametrize("changes", [{"access_type": None}, {"prompt": None}])
def test_refresh_token_takes_offline_access_and_a_consent_screen(google, changes):
    google.connect(**changes)

    assert "refresh_token" not in google.grant


def test_refresh_keeps_the_refresh_token(google):
    google.connect()
    refresh = google.grant["refresh_token"]

    answers = [google.refresh(refresh).json() for _ in range(3)]

    assert all("refresh_token" not in answer for answer in answers)
    assert len({answer["access_token"] for answer in answers}) == 3
    assert google.get("v1/userinfo", token=answers[2]["access_token"]).status_code == 200


def test_rotation_is_single_use_when_switched_on(google, sandbox):
    sandbox.control("settings/google", rotate_refresh_tokens=True)
    google.connect()
    refresh = google.grant["refresh_token"]

    for _ in range(10):
        spent, refresh = refresh, google.refresh(refresh).json()["refresh_token"]

    again = google.refresh(spent)
    assert again.status_code == 400
    assert again.json() == {
        "error": "invalid_grant",
        "error_description": "Token has been expired or revoked.",
    }


def test_user_can_untick_scopes_but_not_identity(google):
    google.connect(scopes=[f"{AUTH}gmail.send"])

    assert google.grant["scope"] == (
        f"openid {AUTH}userinfo.email {AUTH}userinfo.profile {AUTH}gmail.send"
    )
    refused = google.get("drive/v3/files")
    assert refused.status_code == 403
    error = refused.json()["error"]
    assert error["status"] == "PERMISSION_DENIED"
    assert error["errors"][0]["reason"] == "insufficientPermissions"
    assert error["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


def test_unticking_everything_in_a_browser_leaves_identity(google):
    location = consent(google.authorize_url(), decision="allow-ticked")

    code = dict(parse_qsl(location.partition("?")[2]))["code"]
    scope = google.exchange(code).json()["scope"]
    assert scope == f"openid {AUTH}userinfo.email {AUTH}userinfo.profile"


@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "openid https://www.googleapis.com/auth/nonsense"},
        {"scope": None},
        {"response_type": None},
        {"response_type": "token"},
        {"redirect_uri": CALLBACK.upper()},
        {"code_challenge": VERIFIER, "code_challenge_method": "plain"},
    ],
)
def test_wrong_request_ends_on_googles_page(google, changes):
    page = requests.get(google.authorize_url(**changes), allow_redirects=False, timeout=5)

    assert page.status_code == 400
    assert "Access blocked" in page.text


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "other"}, 401, "invalid_client"),
        ({"client_secret": None}, 400, "invalid_request"),
        ({"code": "nonsense"}, 400, "invalid_grant"),
        ({"code": None}, 400, "invalid_request"),
        ({"redirect_uri": CALLBACK + "x"}, 400, "redirect_uri_mismatch"),
        ({"redirect_uri": None}, 400, "invalid_request"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": None}, 400, "invalid_request"),
        ({"code_verifier": None}, 400, "invalid_grant"),
        ({"code_verifier": "w" * 64}, 400, "invalid_grant"),
        ({"code_verifier": "short"}, 400, "invalid_grant"),
    ],
)
def test_refused_exchange(google, changes, status, error):
    fields = {"code": google.code(**PKCE), "code_verifier": VERIFIER} | changes

    answer = google.exchange(**fields)

    assert (answer.status_code, answer.json()["error"]) == (status, error)


def test_parameters_in_the_query_are_not_read(google):
    fields = google.credentials() | {"grant_type": "authorization_code", "code": google.code()}

    answer = requests.post(
        f"{google.base}/token", params=fields | {"redirect_uri": CALLBACK}, timeout=5
    )

    assert answer.status_code == 400


def test_basic_and_body_at_once_are_refused(google, sandbox):
    basic = (google.client_id, sandbox.client_secret)

    both = google.exchange(google.code(), auth=basic)
    alone = google.exchange(google.code(), auth=basic, client_id=None, client_secret=None)

    assert both.json()["error"] == "invalid_client"
    assert "access_token" in alone.json()


def test_code_of_another_provider_is_unknown(google, github):
    assert google.exchange(github.code()).json()["error"] == "invalid_grant"
    assert github.exchange(google.code()).json()["error"] == "bad_verification_code"


def test_token_of_another_provider_is_unknown(google, github):
    github.connect()

    assert google.get("v1/userinfo", token=github.access_token).status_code == 401


def test_used_code_ends_what_it_gave(google):
    code = google.code()
    grant = google.exchange(code).json()

    again = google.exchange(code)

    assert again.json()["error"] == "invalid_grant"
    assert google.get("v1/userinfo", token=grant["access_token"]).status_code == 401
    assert google.refresh(grant["refresh_token"]).json()["error"] == "invalid_grant"


def test_of_fifty_parallel_exchanges_one_wins(google):
    code = google.code()

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda _: google.exchange(code).json(), range(50)))

    assert sum("access_token" in answer for answer in answers) == 1


def test_expired_token_is_a_401_and_refresh_goes_on(google, sandbox):
    google.connect()
    sandbox.control("expire", provider="google")

    refused = google.get("v1/userinfo")
    other = google.get("drive/v3/files")
    fresh = google.refresh(google.grant["refresh_token"]).json()["access_token"]

    assert refused.json() == {
        "error": "invalid_request",
        "error_description": "Invalid Credentials",
    }
    assert other.json()["error"]["status"] == "UNAUTHENTICATED"
    assert google.get("v1/userinfo", token=fresh).status_code == 200


def test_expired_refresh_token_is_a_dead_grant(google, sandbox):
    google.connect()
    sandbox.control("expire", provider="google", kind="refresh")

    answer = google.refresh(google.grant["refresh_token"])

    assert answer.json()["error"] == "invalid_grant"


def test_short_lifetimes_can_be_switched_on(google, sandbox):
    sandbox.control("settings/google", access_token_lifetime=0)
    google.connect()

    assert google.grant["expires_in"] == 0
    assert google.get("v1/userinfo").status_code == 401


def test_revoking_one_token_ends_every_grant_of_that_person(google):
    first = google.connect().grant
    google.connect()

    ended = requests.post(
        f"{google.base}/revoke", data={"token": first["refresh_token"]}, timeout=5
    )
    again = requests.post(
        f"{google.base}/revoke", data={"token": first["refresh_token"]}, timeout=5
    )

    assert (ended.status_code, ended.json()) == (200, {})
    assert (again.status_code, again.json()["error"]) == (400, "invalid_token")
    assert google.get("v1/userinfo").status_code == 401
    assert google.refresh(google.grant["refresh_token"]).status_code == 400


def test_issuer_is_sent_when_switched_on(google, sandbox):
    sandbox.control("settings/google", send_iss=True)

    allowed = dict(parse_qsl(consent(google.authorize_url()).partition("?")[2]))
    denied = dict(parse_qsl(consent(google.authorize_url(), decision="deny").partition("?")[2]))

    assert allowed["iss"] == denied["iss"] == "https://accounts.google.com"


def test_tokeninfo(google):
    google.connect()

    known = google.get("tokeninfo", params={"access_token": google.access_token})
    unknown = google.get("tokeninfo", params={"access_token": "x"})

    assert known.json()["aud"] == google.client_id
    assert unknown.status_code == 400
