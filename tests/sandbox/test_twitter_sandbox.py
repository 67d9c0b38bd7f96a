"""The fake X is as strict as the real one."""

from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from tests.sandbox.clients import PKCE, VERIFIER, OAuthClient
from tests.sandbox_process import CALLBACK

MARA, TOMAS = "1500000000000000001", "1500000000000000002"
POST = "1850000000000000101"


class TwitterClient(OAuthClient):
    slug = "twitter"
    authorize_path = "i/oauth2/authorize"
    token_path = "2/oauth2/token"
    asked = {
        "response_type": "code",
        "scope": "users.read tweet.read tweet.write like.write offline.access",
        **PKCE,
    }

    def credentials(self):
        return {"auth": (self.client_id, self.sandbox.client_secret)}

    def exchange(self, code, **changes):
        return super().exchange(code, **{"code_verifier": VERIFIER} | changes)


@pytest.fixture
def twitter(sandbox):
    sandbox.control("reset", provider="twitter")
    return TwitterClient(sandbox)


def test_a_code_becomes_tokens_that_live_two_hours(twitter):
    twitter.connect("tomas")

    assert {**twitter.grant, "access_token": "", "refresh_token": ""} == {
        "token_type": "bearer",
        "expires_in": 7200,
        "access_token": "",
        "refresh_token": "",
        "scope": twitter.asked["scope"],
    }
    assert twitter.get("2/users/me").json()["data"] == {
        "id": TOMAS,
        "name": "Tomás Oliveira",
        "username": "tomas_northwind",
    }


def test_without_offline_access_there_is_no_refresh_token(twitter):
    twitter.connect(scope="users.read tweet.read")

    assert "refresh_token" not in twitter.grant


@pytest.mark.parametrize(
    "changes",
    [
        {"code_challenge": None, "code_challenge_method": None},
        {"code_challenge_method": "S512"},
        {"response_type": None},
        {"scope": "tweet.read everything"},
    ],
)
def test_a_wrong_ask_is_told_by_redirect(twitter, changes):
    url = twitter.authorize_url(**changes)

    page = requests.get(url, allow_redirects=False, timeout=5)

    back = dict(parse_qsl(urlsplit(page.headers["Location"]).query))
    assert back["error"] in {"invalid_request", "invalid_scope"}


@pytest.mark.parametrize(
    ("changes", "status", "error", "said"),
    [
        ({"auth": None}, 401, "unauthorized_client", "Missing valid authorization header"),
        ({"auth": ("x", "y")}, 401, "unauthorized_client", "Missing valid authorization header"),
        ({"code_verifier": None}, 400, "invalid_request", "[code_verifier]"),
        ({"code_verifier": "w" * 43}, 400, "invalid_request", "code verifier did not match"),
        ({"code": "nonsense"}, 400, "invalid_request", "authorization code was invalid"),
        ({"redirect_uri": CALLBACK + "x"}, 400, "invalid_request", "redirect uri did not match"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type", "grant type"),
    ],
)
def test_a_refused_exchange(twitter, changes, status, error, said):
    answer = twitter.exchange(**{"code": twitter.code()} | changes)

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert said in answer.json()["error_description"]


def test_credentials_in_the_body_are_none(twitter):
    secret = twitter.sandbox.client_secret
    answer = twitter.exchange(
        twitter.code(), auth=None, client_id=twitter.client_id, client_secret=secret
    )

    assert answer.status_code == 401


def test_a_refresh_token_works_once(twitter):
    twitter.connect()
    first = twitter.grant["refresh_token"]

    renewed, again = twitter.refresh(first).json(), twitter.refresh(first)

    assert renewed["refresh_token"] != first
    assert (again.status_code, again.json()) == (
        400,
        {
            "error": "invalid_request",
            "error_description": "Value passed for the token was invalid.",
        },
    )


def test_revoking_takes_the_app_and_ends_the_grant(twitter):
    twitter.connect()
    token = {"token": twitter.grant["refresh_token"]}
    url = f"{twitter.base}/2/oauth2/revoke"

    refused = requests.post(url, data=token, timeout=5)
    done = requests.post(url, data=token, timeout=5, **twitter.credentials())

    assert (refused.status_code, refused.json()["title"]) == (401, "Unauthorized")
    assert done.json() == {"revoked": True}
    assert twitter.get("2/users/me").json()["title"] == "Unauthorized"


def test_what_is_not_there_is_told_in_a_200(twitter):
    answer = twitter.connect().get("2/tweets/1850000000000009999")

    assert answer.status_code == 200
    assert answer.json()["errors"][0]["type"].endswith("/resource-not-found")
    assert "data" not in answer.json()


@pytest.mark.parametrize(
    "path",
    [
        f"2/users/{MARA}/tweets?max_results=4",
        "2/tweets/search/recent?query=a&max_results=9",
        f"2/users/{MARA}/tweets?exclude=replies&exclude=retweets",
        f"2/users/{MARA}/tweets?tweet.fields=secrets",
        "2/tweets/abc",
        f"2/users/{TOMAS}/timelines/reverse_chronological",
    ],
)
def test_a_wrong_parameter_is_a_problem(twitter, path):
    answer = twitter.connect().get(path)

    assert answer.status_code == 400
    assert answer.json()["type"].endswith("/invalid-request")


def test_a_missing_scope_says_nothing_but_forbidden(twitter):
    twitter.connect(scope="users.read tweet.read")

    answer = twitter.post("2/tweets", {"text": "Hello"})

    assert answer.status_code == 403
    assert answer.json()["detail"] == "Forbidden"


def test_posts_come_and_go_and_are_liked(twitter):
    twitter.connect()
    made = twitter.post("2/tweets", {"text": "Hello"})
    again = twitter.post("2/tweets", {"text": "Hello"})
    own = f"2/tweets/{made.json()['data']['id']}"

    liked = twitter.post(f"2/users/{MARA}/likes", {"tweet_id": POST})
    shown = twitter.get(f"2/tweets/{POST}?tweet.fields=public_metrics").json()["data"]

    assert (made.status_code, again.status_code) == (201, 403)
    assert liked.json() == {"data": {"liked": True}}
    assert shown["public_metrics"]["like_count"] == 3
    assert twitter.call("DELETE", own).json() == {"data": {"deleted": True}}
    assert "errors" in twitter.get(own).json()
