"""Callbacks that end on our own error page: a state that is unknown, used, or somebody else's."""

import pytest
from django.test import Client

from integrations.models import Integration, Token
from tests.connect.walk import CALLBACK, grant, result_of, walk


def is_refused(answer, title):
    """Check for our own page: never a redirect, nothing kept, nothing shown of what was sent."""
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Location" not in answer
    assert answer["Content-Type"].startswith("text/html")
    assert f"<h1>{title}</h1>" in page
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    return page


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"state": ""},
        {"state": "unknown", "code": "c"},
        {"code": "c"},
        {"error": "access_denied"},
        {"state": "\x00", "code": "c"},
        {"state": "x" * 5000, "code": "c"},
        {"state": "ü😀", "code": "c"},
        {
            "state": "s",
            "code": "c",
            "redirect_url": "https://evil.example/",
            "next": "//evil.example",
        },
    ],
)
def test_an_unknown_state(db, query):  # promises 10, 23
    page = is_refused(Client().get(CALLBACK, query), "This link is not known here")

    assert "evil.example" not in page


def test_half_a_state_is_unknown(started):
    is_refused(started.come_back(state=started.state[:-1]), "This link is not known here")
    is_refused(started.come_back(state=started.state.lower()), "This link is not known here")
    assert started.status()["status"] == "pending"


def test_a_replay_after_success_changes_nothing(started, upstream):  # promises 2, 3
    asked = grant(upstream)
    result_of(started.come_back())
    before = list(Integration.objects.values()), list(Token.objects.values())

    is_refused(started.come_back(), "This link was used already")
    is_refused(started.come_back(error="access_denied"), "This link was used already")

    assert len(asked.calls) == 1
    assert before == (list(Integration.objects.values()), list(Token.objects.values()))
    assert started.status()["status"] == "completed"


def test_a_replay_after_a_failure_changes_nothing(started):
    result_of(started.come_back(error="access_denied"))

    is_refused(started.come_back(), "This link was used already")

    assert started.status()["error"] == "access_denied"


def test_markup_in_the_query_is_not_on_the_page(db):  # promise 16
    query = {
        "state": "<script>alert(1)</script>",
        "error": "<img src=x>",
        "error_description": "<b>",
    }

    page = is_refused(Client().get(CALLBACK, query), "This link is not known here")

    for markup in ("<script>alert", "<img src=x>", "<b>"):
        assert markup not in page


def test_a_deleted_account_leaves_no_way_in(api, started):
    api.delete(f"/api/v1/accounts/{started.account.pk}")

    is_refused(started.come_back(), "This link is not known here")


def test_the_session_alone_says_which_provider_it_is(api, account, upstream):  # promise 14
    """A code that comes back with the GitHub session's state goes to GitHub, whoever made it."""
    asked = grant(upstream)
    github, slack = walk(api, account), walk(api, account, "slack")

    github.come_back(code="made-by-slack", provider="slack", iss="")

    assert len(asked.calls) == 1
    assert slack.status()["status"] == "pending"


@pytest.mark.parametrize(("method", "status"), [("post", 405), ("put", 405), ("delete", 401)])
def test_only_a_get_brings_a_code(started, method, status):
    answer = getattr(Client(), method)(f"{CALLBACK}?code=c&state={started.state}")

    assert answer.status_code == status
    assert started.status()["status"] == "pending"
