"""Our own start page: who asks for what, one browser from start to end, and a way back."""

from urllib.parse import parse_qsl

import pytest
from django.test import Client

from connect.pkce import challenge
from integrations.models import Integration
from tests.connect.walk import grant, result_of

COOKIE_PATH = "/api/v1/connect/callback"


def page_of(hosted, tail=""):
    return f"/connect/{hosted.data['session_id']}{tail}"


def go_on(hosted, browser):
    """Press Continue, and return the answer with the consent URL's parameters."""
    answer = browser.get(page_of(hosted, "/continue"))
    assert answer.status_code == 302, answer.content
    return answer, dict(parse_qsl(answer["Location"].partition("?")[2]))


def test_the_connect_url_is_ours(hosted):
    assert hosted.data["connect_url"] == f"http://testserver{page_of(hosted)}"


def test_says_who_asks_for_what(hosted):  # promise 7
    page = Client().get(page_of(hosted))

    text = page.content.decode()
    assert page.status_code == 200
    assert "Acme asks to connect your GitHub account" in text
    assert "Read repositories, issues, pull requests and organisation membership." in text
    assert "Create and change issues, comments and pull requests." in text


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"display_name": "Mara <i>Lind</i>"}, "Mara &lt;i&gt;Lind&lt;/i&gt;"),
        ({"display_name": ""}, "user-123"),
        ({"display_name": "", "external_id": "jane+" + "x" * 250}, "jane+" + "x" * 250),
    ],
)
def test_says_whom_it_will_be_linked_to(hosted, account, facts, name):  # promise 7
    type(account).objects.filter(pk=account.pk).update(**facts)

    text = Client().get(page_of(hosted)).content.decode()

    assert f"It will be linked to <strong>{name}</strong> at Acme." in text


def test_is_not_framed_cached_or_told_to_others(hosted):  # promise 23
    page = Client().get(page_of(hosted))

    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]
    # Browsers send a form of a page with `no-referrer` as if it came from nowhere.
    assert page["Referrer-Policy"] == "same-origin"


def test_markup_in_names_is_text(hosted, partner):
    partner.company_name = "<script>alert(1)</script>"
    partner.save()

    page = Client().get(page_of(hosted)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_looking_binds_nothing(hosted):
    first = Client().get(page_of(hosted))

    assert set(first.cookies) == {"csrftoken"}
    assert hosted.row.browser_digest == ""


def test_going_on_binds_the_browser_with_a_narrow_cookie(hosted):  # promises 5, 11
    answer, asked = go_on(hosted, Client())

    [cookie] = answer.cookies.values()
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (COOKIE_PATH, True, "Lax")
    assert cookie["max-age"] == 1800
    assert len(cookie.value) >= 43
    assert cookie.value not in answer["Location"]
    assert answer["Location"].startswith("https://github.com/login/oauth/authorize?")
    assert asked["code_challenge"] == challenge(hosted.row.verifier)
    assert "no-store" in answer["Cache-Control"]


def test_over_https_the_cookie_is_secure(hosted, settings):  # promise 5
    settings.HTTPS = True

    answer, _ = go_on(hosted, Client())

    [cookie] = answer.cookies.values()
    assert cookie["secure"] is True


def test_the_same_browser_finishes(hosted, upstream):
    grant(upstream)
    browser = Client()
    _, asked = go_on(hosted, browser)

    answer = browser.get(COOKIE_PATH, {"code": "c", "state": asked["state"]})

    assert result_of(answer)[1]["status"] == "success"
    assert hosted.status()["status"] == "completed"


def test_a_foreign_browser_is_refused_and_spoils_nothing(hosted, upstream):  # promise 5
    grant(upstream)
    browser, foreign = Client(), Client()
    _, asked = go_on(hosted, browser)
    back = {"code": "c", "state": asked["state"]}

    refused = foreign.get(COOKIE_PATH, back)
    forged = foreign.get(COOKIE_PATH, back, headers={"Cookie": f"{next(iter(browser.cookies))}=x"})

    for answer in (refused, forged):
        assert answer.status_code == 400
        assert "Please go on in the browser you began with" in answer.content.decode()
    assert hosted.status()["status"] == "pending"
    assert result_of(browser.get(COOKIE_PATH, back))[1]["status"] == "success"


def test_beginning_again_makes_the_earlier_consent_worthless(hosted, upstream):
    grant(upstream)
    first, second = Client(), Client()
    _, stolen = go_on(hosted, first)
    _, asked = go_on(hosted, second)

    refused = first.get(COOKIE_PATH, {"code": "c", "state": stolen["state"]})
    finished = second.get(COOKIE_PATH, {"code": "c", "state": asked["state"]})

    assert refused.status_code == 400
    assert "Go on in the other tab" in refused.content.decode()
    assert result_of(finished)[1]["status"] == "success"


def test_cancelling_ends_the_session_and_shows_the_way_back(hosted):
    answer = Client().post(page_of(hosted, "/cancel"))

    assert answer.status_code == 200
    assert 'href="https://app.example/done?error=access_denied"' in answer.content.decode()
    assert (hosted.status()["status"], hosted.status()["error"]) == ("failed", "access_denied")
    assert not Integration.objects.exists()


def test_cancelling_closes_the_way_back_from_the_provider(hosted):
    browser = Client()
    _, asked = go_on(hosted, browser)
    browser.post(page_of(hosted, "/cancel"))

    answer = browser.get(COOKIE_PATH, {"code": "c", "state": asked["state"]})

    assert answer.status_code == 400
    assert "This link was used already" in answer.content.decode()
    assert (hosted.status()["status"], hosted.integrations()) == ("failed", [])


def test_cancelling_takes_a_form_of_ours(hosted):
    stranger = Client(enforce_csrf_checks=True)

    assert stranger.post(page_of(hosted, "/cancel")).status_code == 403
    assert Client().get(page_of(hosted, "/cancel")).status_code == 405
    assert hosted.status()["status"] == "pending"


@pytest.mark.parametrize("tail", ["", "/continue"])
def test_a_finished_session_has_no_page_any_more(hosted, upstream, tail):  # promise 3
    grant(upstream)
    browser = Client()
    _, asked = go_on(hosted, browser)
    browser.get(COOKIE_PATH, {"code": "c", "state": asked["state"]})

    answer = browser.get(page_of(hosted, tail))

    assert answer.status_code == 400
    assert "This link was used already" in answer.content.decode()


@pytest.mark.parametrize("tail", ["", "/continue"])
@pytest.mark.parametrize("session_id", ["550e8400-e29b-41d4-a716-446655440000", "x", "%00"])
def test_an_unknown_session_has_no_page(db, session_id, tail):
    answer = Client().get(f"/connect/{session_id}{tail}")

    assert answer.status_code == 400
    assert "This link is not known here" in answer.content.decode()


def test_a_session_that_is_not_hosted_has_no_page(started):
    assert Client().get(page_of(started)).status_code == 400
    assert Client().get(page_of(started, "/continue")).status_code == 400
    assert started.status()["status"] == "pending"


@pytest.mark.parametrize("tail", ["", "/continue"])
def test_another_host_sends_to_ours_first(hosted, tail):
    """The binding cookie must be set on the host that the callback comes back to."""
    answer = Client().get(page_of(hosted, tail), headers={"Host": "127.0.0.1:8000"})

    assert (answer.status_code, answer["Location"]) == (
        302,
        f"http://testserver{page_of(hosted, tail)}",
    )
    assert not answer.cookies
