"""The issuer a callback names must be the provider's (RFC 9207)."""

from dataclasses import replace

import pytest

from connect import completion
from providers.registry import find
from tests.connect.walk import GOOGLE_TOKEN, grant, result_of, walk


@pytest.fixture
def google(api, account):
    return walk(api, account, "google", scopes=["gmail.read"])


@pytest.fixture
def granted(upstream):
    asked = upstream.post(GOOGLE_TOKEN, json={"access_token": "ya29.1"})
    upstream.get("https://openidconnect.googleapis.com/v1/userinfo", json={"sub": "1"})
    return asked


@pytest.mark.parametrize("iss", [None, "", "https://accounts.google.com"])
def test_the_right_issuer_or_none_goes_on(google, granted, iss):  # promise 13
    assert result_of(google.come_back(iss=iss))[1]["status"] == "success"


@pytest.mark.parametrize(
    "iss",
    [
        "https://evil.example",
        "https://accounts.google.com/",
        "https://accounts.google.com.evil.example",
        "http://accounts.google.com",
        "HTTPS://ACCOUNTS.GOOGLE.COM",
    ],
)
def test_another_issuer_never_gets_the_code(google, iss):  # promise 13
    assert result_of(google.come_back(iss=iss))[1] == {"error": "provider_error"}
    assert google.status()["status"] == "failed"


def test_a_provider_without_a_known_issuer_may_name_any(started, upstream):
    grant(upstream)

    assert (
        result_of(started.come_back(iss="https://github.com/login/oauth"))[1]["status"] == "success"
    )


@pytest.mark.parametrize(("iss", "good"), [("", False), ("https://accounts.google.com", True)])
def test_a_provider_that_always_names_itself_must(iss, good):  # promise 13
    google = find("google")
    strict = replace(google, oauth=replace(google.oauth, issuer_always_sent=True))

    assert completion.is_expected(strict, iss) is good
