"""OAuth apps that are registered beside the one every provider knows from the start."""

import pytest

MINE = {"client_id": "mine", "client_secret": "my secret"}


@pytest.fixture
def registered(github, sandbox):
    """A further OAuth app of GitHub, as its client."""
    sandbox.control("clients", provider="github", **MINE)
    github.client_id = "mine"
    return github


def test_a_registered_app_connects_with_its_own_secret(registered):
    code = registered.code(person="tomas")

    answer = registered.exchange(code, **MINE)

    token = answer.json()["access_token"]
    assert registered.get("user", token=token).json()["login"] == "tomas-oliveira"


@pytest.mark.parametrize(
    "wrong", [{"client_secret": "other"}, {"client_id": "sandbox-github"}, {"client_id": "other"}]
)
def test_with_anything_else_it_gets_nothing(registered, wrong):
    answer = registered.exchange(registered.code(), **MINE | wrong)

    assert answer.json()["error"] in {"incorrect_client_credentials", "bad_verification_code"}


def test_a_code_of_one_app_is_nothing_to_another(registered, sandbox):
    code = registered.code()

    answer = registered.exchange(
        code, client_id="sandbox-github", client_secret=sandbox.client_secret
    )

    assert answer.json()["error"] == "bad_verification_code"


def test_an_app_ends_its_own_tokens(registered):
    token = registered.exchange(registered.code(), **MINE).json()["access_token"]

    ended = registered.session.delete(
        f"{registered.base}/applications/mine/token",
        json={"access_token": token},
        auth=(MINE["client_id"], MINE["client_secret"]),
        timeout=10,
    )

    assert ended.status_code == 204
    assert registered.get("user", token=token).status_code == 401


def test_another_provider_does_not_know_it(registered, google):
    google.client_id = "mine"

    answer = google.session.get(google.authorize_url(), timeout=10)

    assert answer.status_code == 400


def test_apps_are_shown_without_their_secrets_and_forgotten_by_a_reset(registered, sandbox):
    shown = sandbox.control("clients")

    sandbox.control("reset", provider="github")

    assert shown == {"clients": [{"provider": "github", "client_id": "mine"}]}
    assert sandbox.control("clients") == {"clients": []}
