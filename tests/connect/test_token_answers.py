"""The forms in which token endpoints answer a code."""

from datetime import timedelta

import pytest
from django.utils import timezone

from integrations.models import Token
from tests.connect.walk import GITHUB_TOKEN, result_of, walk

GRANT = {"access_token": "gho_1", "scope": "repo,read:org,read:user,user:email"}


@pytest.fixture
def known(upstream):
    upstream.get(
        "https://api.github.com/user", json={"id": 1, "login": "octo", "email": "o@e.example"}
    )
    return upstream


def lifetime(token):
    return round((token.expires_at - timezone.now()) / timedelta(hours=1), 1)


@pytest.mark.parametrize("expires_in", [28800, "28800", 28800.0, "28800.0"])
def test_a_lifetime_may_be_number_or_text(started, known, expires_in):  # promise 21
    known.post(GITHUB_TOKEN, json=GRANT | {"expires_in": expires_in, "refresh_token": "ghr_1"})

    result_of(started.come_back())

    token = Token.objects.get()
    assert (lifetime(token), token.refresh_token) == (8.0, "ghr_1")


@pytest.mark.parametrize("expires_in", [None, 0, -1, "", "soon", [], {}])
def test_a_lifetime_that_says_nothing_is_none(started, known, expires_in):  # promise 21
    known.post(GITHUB_TOKEN, json=GRANT | {"expires_in": expires_in})

    result_of(started.come_back())

    assert Token.objects.get().expires_at is None


def test_a_form_is_read_like_json(started, known):  # promise 21
    known.post(
        GITHUB_TOKEN,
        body="access_token=gho_1&scope=repo%2Cuser%3Aemail&token_type=bearer&expires_in=3600",
        content_type="application/x-www-form-urlencoded; charset=utf-8",
    )

    result_of(started.come_back())

    token = Token.objects.get()
    assert (token.access_token, lifetime(token)) == ("gho_1", 1.0)
    assert token.integration.granted_scopes == {"main": ["github.write", "repo", "user:email"]}


@pytest.mark.parametrize("token_type", [None, "bearer", "Bearer", "BEARER"])
def test_the_type_of_token_does_not_matter(started, known, token_type):  # promise 21
    known.post(GITHUB_TOKEN, json=GRANT | {"token_type": token_type})

    assert result_of(started.come_back())[1]["status"] == "success"


@pytest.mark.parametrize("scope", ["repo user:email", "repo,user:email", "repo, user:email"])
def test_granted_scopes_may_be_parted_by_commas_or_spaces(started, known, scope):
    known.post(GITHUB_TOKEN, json=GRANT | {"scope": scope})

    result_of(started.come_back())

    assert Token.objects.get().integration.granted_scopes == {
        "main": ["github.write", "repo", "user:email"]
    }


def test_an_answer_without_scopes_granted_what_was_asked(api, account, known):  # promise 22
    known.post(GITHUB_TOKEN, json={"access_token": "gho_1"})
    session = walk(api, account, scopes=["github.write"])

    result_of(session.come_back())

    [shown] = session.integrations()
    assert shown["missing_scopes"] == []
    assert Token.objects.get().integration.granted_scopes == {
        "main": ["github.write", "read:user", "repo", "user:email"]
    }
