"""Our own result page: for people whose partner names no other place."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from connect.models import ConnectSession
from tests.connect.walk import grant, result_of, walk
from tests.pages.test_every_page import check

DONE = "http://testserver/connect/done"


def came_back(session, browser=None, **query):
    location = session.come_back(browser, **query)["Location"]
    return Client().get(location.removeprefix("http://testserver"))


@pytest.fixture
def session(api, account):
    return walk(api, account, redirect_url=DONE)


def test_says_who_is_connected(session, upstream):
    grant(upstream)

    page = check(came_back(session))

    assert "Your GitHub account is connected" in page.text
    assert "Acme now acts as octo (o@example.com)." in page.text
    assert "before" not in page.text
    assert "not everything will work" not in page.text


def test_says_that_another_person_was_connected_but_not_who(session, api, account, upstream):
    grant(upstream, person=7)
    came_back(session)
    grant(upstream, person=8, scope="repo")

    page = check(came_back(walk(api, account, redirect_url=DONE)))

    assert "Another GitHub account was connected here before." in page.text
    assert "not everything will work" in page.text


def test_says_so_when_nothing_was_connected(session):
    answer = came_back(session, error="access_denied", code=None)

    page = check(answer)
    assert "You did not allow it Nothing was connected" in page.text
    assert "You can close this tab." in page.text


@pytest.mark.parametrize(
    ("error", "title"),
    [
        ("session_expired", "This link has expired"),
        ("invalid_grant", "Nothing was connected"),
        ("<b>", "Nothing was connected"),
    ],
)
@pytest.mark.django_db
def test_each_failure_has_its_own_words(error, title):
    answer = Client().get("/connect/done", {"error": error})

    assert title in check(answer).text
    assert "<b>" not in answer.content.decode()


def test_a_provider_that_does_not_tell_who(session, upstream):
    upstream.post("https://github.com/login/oauth/access_token", json={"access_token": "gho_1"})
    upstream.get("https://api.github.com/user", status=503)

    assert "acts as" not in check(came_back(session)).text


@pytest.mark.parametrize(
    "query",
    ["", "?session_id=x", "?session_id=%00", "?session_id=550e8400-e29b-41d4-a716-446655440000"],
)
@pytest.mark.django_db
def test_an_unknown_session_tells_nothing(query):
    answer = Client().get(f"/connect/done{query}")

    assert answer.status_code == 400
    assert "This link is not known here" in check(answer).text


def test_a_session_that_went_elsewhere_tells_nothing(api, account, upstream):
    grant(upstream)
    session = walk(api, account)
    session_id = result_of(session.come_back())[1]["session_id"]

    assert Client().get(f"/connect/done?session_id={session_id}").status_code == 400


def test_after_half_an_hour_it_tells_nothing(session, upstream):
    grant(upstream)
    location = session.come_back()["Location"].removeprefix("http://testserver")
    ConnectSession.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert Client().get(location).status_code == 400


def test_what_was_ended_since_is_not_called_connected(session, account, upstream):
    grant(upstream)
    location = session.come_back()["Location"].removeprefix("http://testserver")
    account.integrations.all().delete()

    assert Client().get(location).status_code == 400


def test_is_not_kept_by_anybody(session, upstream):
    grant(upstream)

    assert "no-store" in came_back(session)["Cache-Control"]


# promise 8
def test_with_registered_addresses_it_is_no_place_to_return_to(api, account, partner):
    partner.redirect_urls = ["https://app.example/done"]
    partner.save()
    body = {"provider": "github", "redirect_url": DONE}

    answer = api.post_json(f"/api/v1/accounts/{account.pk}/connect", body)

    assert answer.status_code == 400
