"""GitHub's OAuth as strict as the real one."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl

import pytest
import requests

from tests.sandbox.clients import PKCE, VERIFIER
from tests.sandbox_process import CALLBACK, ConsentForm, consent


def test_consent_page_names_the_provider_the_people_and_the_scopes(github):
    page = requests.get(github.authorize_url(), timeout=5)

    form = ConsentForm(page.text)
    assert "<h1>Sandbox GitHub</h1>" in page.text
    assert form.people == ["mara", "tomas", "aiko"]
    assert form.scopes == ["read:user", "user:email", "repo"]


def test_page_lets_browsers_ask_for_nothing_more(github):
    page = requests.get(github.authorize_url(), timeout=5)

    assert '<link rel="icon" href="data:,">' in page.text


def test_page_escapes_what_came_in_the_query(github):
    page = requests.get(github.authorize_url(state='"><script>alert(1)</script>'), timeout=5)

    assert "<script>" not in page.text


def test_code_becomes_a_token_that_opens_the_api(github):
    github.connect(person="tomas")

    assert github.grant == {
        "access_token": github.access_token,
        "scope": "read:user,user:email,repo",
        "token_type": "bearer",
    }
    assert github.access_token.startswith("gho_")
    assert github.get("user").json()["login"] == "tomas-oliveira"


def test_answer_is_form_encoded_unless_json_is_accepted(github):
    answer = github.token_request(
        headers={"Accept": "*/*"}, **github.credentials(), code=github.code()
    )

    assert answer.headers["Content-Type"].startswith("application/x-www-form-urlencoded")
    fields = dict(parse_qsl(answer.text))
    assert fields["scope"] == "read:user,user:email,repo"
    assert fields["access_token"].startswith("gho_")


@pytest.mark.parametrize("state", ["a%2Bb%2Fc", "%FF%00", "a+b", "%E2%82%AC", ""])
def test_state_comes_back_byte_for_byte(github, state):
    location = consent(github.authorize_url(state=None) + f"&state={state}")

    assert location.endswith(f"&state={state}")


def test_denial_is_told_by_redirect(github):
    location = consent(github.authorize_url(), decision="deny")

    answer = dict(parse_qsl(location.partition("?")[2]))
    assert location.startswith(CALLBACK + "?")
    assert (answer["error"], answer["state"]) == ("access_denied", "s-1")
    assert "code" not in answer


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": CALLBACK + "/"},
        {"redirect_uri": CALLBACK + "?a=b"},
        {"redirect_uri": "http://evil.example/"},
        {"redirect_uri": None},
        {"client_id": "sandbox-google"},
        {"client_id": None},
    ],
)
def test_wrong_client_or_address_ends_on_a_page_and_never_in_a_redirect(github, changes):
    page = requests.get(github.authorize_url(**changes), allow_redirects=False, timeout=5)

    assert page.status_code == 400
    assert "Location" not in page.headers


def test_posting_the_form_checks_the_address_again(github):
    query = github.authorize_url(redirect_uri="http://evil.example/").partition("?")[2]
    address = f"{github.base}/{github.authorize_path}"

    answer = requests.post(
        address, data={"query": query, "decision": "allow"}, allow_redirects=False, timeout=5
    )

    assert answer.status_code == 400


def test_registered_address_is_accepted(github, sandbox):
    sandbox.control("redirect_uris", uri="http://127.0.0.1:4711/back?keep=1")

    location = consent(github.authorize_url(redirect_uri="http://127.0.0.1:4711/back?keep=1"))

    assert location.startswith("http://127.0.0.1:4711/back?keep=1&code=")


def test_unknown_scope_is_told_by_redirect(github):
    page = requests.get(github.authorize_url(scope="repo xyz"), allow_redirects=False, timeout=5)

    answer = dict(parse_qsl(page.headers["Location"].partition("?")[2]))
    assert page.status_code == 302
    assert answer == {
        "error": "invalid_scope",
        "error_description": "The scopes requested are invalid: xyz.",
        "state": "s-1",
    }


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_secret": "wrong"}, "incorrect_client_credentials"),
        ({"client_id": "other"}, "incorrect_client_credentials"),
        ({"client_secret": None}, "incorrect_client_credentials"),
        ({"code": "nonsense"}, "bad_verification_code"),
        ({"redirect_uri": CALLBACK + "x"}, "redirect_uri_mismatch"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"code_verifier": VERIFIER}, "bad_verification_code"),
    ],
)
def test_refused_exchange_is_a_200_with_an_error(github, changes, error):
    fields = {"code": github.code()} | changes

    answer = github.exchange(**fields)

    assert answer.status_code == 200
    assert answer.json()["error"] == error


def test_switched_client_auth_refuses_the_other_style(github, sandbox):
    sandbox.control("settings/github", client_auth=["basic"])
    code = github.code()

    refused = github.exchange(code)
    basic = (github.client_id, sandbox.client_secret)
    accepted = github.exchange(code, auth=basic, client_id=None, client_secret=None)

    assert refused.json()["error"] == "incorrect_client_credentials"
    assert accepted.json()["token_type"] == "bearer"


def test_pkce_is_verified_when_a_challenge_was_sent(github):
    code = github.code(**PKCE)

    missing = github.exchange(code)
    wrong = github.exchange(code, code_verifier="w" * 64)
    right = github.exchange(code, code_verifier=VERIFIER)

    assert missing.json()["error"] == "bad_verification_code"
    assert wrong.json()["error"] == "bad_verification_code"
    assert "access_token" in right.json()


@pytest.mark.parametrize("method", ["plain", None])
def test_plain_challenge_is_refused(github, method):
    asked = {"code_challenge": VERIFIER, "code_challenge_method": method}

    page = requests.get(github.authorize_url(**asked), allow_redirects=False, timeout=5)

    assert "error=invalid_request" in page.headers["Location"]


def test_used_code_is_refused_and_ends_what_it_gave(github):
    code = github.code()
    token = github.exchange(code).json()["access_token"]

    again = github.exchange(code)

    assert again.json()["error"] == "bad_verification_code"
    assert github.get("user", token=token).status_code == 401


def test_code_runs_out(github, sandbox):
    sandbox.control("settings/github", code_lifetime=0)

    assert github.exchange(github.code()).json()["error"] == "bad_verification_code"


def test_of_fifty_parallel_exchanges_one_wins(github):
    code = github.code()

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda _: github.exchange(code).json(), range(50)))

    assert sum("access_token" in answer for answer in answers) == 1
    assert sum(answer.get("error") == "bad_verification_code" for answer in answers) == 49


def test_expiring_tokens_rotate_and_end_the_old_ones(github, sandbox):
    sandbox.control("settings/github", expiring_tokens=True)
    github.connect()

    first = github.grant["refresh_token"]
    answer = github.refresh(first).json()
    again = github.refresh(first)

    assert github.grant["expires_in"] == 28800
    assert answer["refresh_token"] != first
    assert answer["refresh_token_expires_in"] == 15897600
    assert again.json()["error"] == "bad_refresh_token"
    assert github.get("user").status_code == 401
    assert github.get("user", token=answer["access_token"]).status_code == 200


def test_of_fifty_parallel_refreshes_one_wins(github, sandbox):
    sandbox.control("settings/github", expiring_tokens=True)
    github.connect()

    with ThreadPoolExecutor(50) as pool:
        refresh = github.grant["refresh_token"]
        answers = list(pool.map(lambda _: github.refresh(refresh).json(), range(50)))

    assert sum("access_token" in answer for answer in answers) == 1


def test_issuer_is_sent_when_switched_on(github, sandbox):
    sandbox.control("settings/github", send_iss=True)

    location = consent(github.authorize_url())

    assert dict(parse_qsl(location.partition("?")[2]))["iss"] == "https://github.com/login/oauth"


def test_revoked_token_is_dead(github, sandbox):
    github.connect()
    app = f"{github.base}/applications/{github.client_id}/token"
    basic = (github.client_id, sandbox.client_secret)
    body = {"access_token": github.access_token}

    checked = requests.post(app, json=body, auth=basic, timeout=5)
    ended = requests.delete(app, json=body, auth=basic, timeout=5)
    again = requests.delete(app, json=body, auth=basic, timeout=5)
    stranger = requests.delete(app, json=body, auth=("x", "y"), timeout=5)

    assert checked.json()["user"]["login"] == "mara-lindqvist"
    assert (ended.status_code, ended.content) == (204, b"")
    assert again.status_code == 404
    assert stranger.status_code == 401
    assert github.get("user").json()["message"] == "Bad credentials"


def test_ending_the_grant_ends_every_connection_of_that_person(github, sandbox):
    github.connect()
    first = github.access_token
    github.connect()
    app = f"{github.base}/applications/{github.client_id}/grant"

    requests.delete(
        app,
        json={"access_token": first},
        auth=(github.client_id, sandbox.client_secret),
        timeout=5,
    )

    assert github.get("user").status_code == 401
