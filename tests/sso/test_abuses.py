"""What a provider, a person or somebody between them may try; each ends on a page, and nobody is logged in."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from accounts.models import Event, User
from accounts.sso import questions
from tests.pages.html import Page
from tests.pages.test_every_page import check
from tests.sso.conftest import START, is_in, sign_on

NOT_PROVED = "does not prove who you are"
LONG_AGO, LONG_AFTER = 1_000_000_000, 9_000_000_000


def refused(browser, response, status, words):
    """Check that this is a whole page that says so, and that nobody came in."""
    assert response.status_code == status
    assert words in check(response).text
    assert "canary" not in response.content.decode()
    assert not is_in(browser)
    return True


# promise 80
@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another-client"},
        {"aud": ["patchbay", "another-client"]},
        {"aud": "patchbay", "azp": "another-client"},
        {"aud": None},
        {"exp": LONG_AGO},
        {"exp": None},
        {"iat": None},
        {"iat": LONG_AFTER},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 192},
    ],
    ids=str,
)
def test_a_claim_that_is_wrong(sso, verified, lie):
    sso.lies = lie

    browser, response = sign_on(sso)

    assert refused(browser, response, 403, NOT_PROVED)
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "signing",
    [
        "with_another_key",
        "with_an_unlisted_key",
        "not_at_all",
        "with_the_public_key_as_password",
    ],
)
def test_a_signature_that_is_none(sso, linked, signing):
    sso.sign = getattr(sso, signing)

    browser, response = sign_on(sso)

    assert refused(browser, response, 403, NOT_PROVED)


@pytest.mark.parametrize("proof", ["", "a.b.c", "{}"])
def test_an_id_token_that_is_none(sso, linked, proof):
    sso.sign = lambda claims: proof

    browser, response = sign_on(sso)

    assert refused(browser, response, 403, NOT_PROVED)


def test_a_key_that_is_a_password(sso, linked):
    keys = sso.keys()
    sso.keys = lambda: {"keys": [{"kty": "oct", "k": "c2VjcmV0", "kid": "one"}]}

    browser, response = sign_on(sso)

    assert keys["keys"][0]["kty"] == "RSA"
    assert refused(browser, response, 403, NOT_PROVED)


def test_an_issuer_that_calls_itself_something_else(sso, linked):
    sso.discovered = {"issuer": "https://evil.example"}
    browser = Client()

    assert refused(browser, browser.get(START), 403, NOT_PROVED)


@pytest.mark.parametrize("member", ["authorization_endpoint", "token_endpoint", "jwks_uri"])
@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "", None])
def test_an_endpoint_that_is_no_address(sso, linked, member, url):
    sso.discovered = {member: url}
    browser = Client()

    assert refused(browser, browser.get(START), 403, NOT_PROVED)


def test_an_endpoint_inside_our_network(sso, linked):
    sso.discovered = {"token_endpoint": "http://169.254.169.254/latest"}

    browser, response = sign_on(sso)

    assert refused(browser, response, 503, "does not answer as it should")


@pytest.mark.parametrize("state", ["", "guessed"])
def test_a_state_that_this_browser_did_not_keep(sso, linked, state):
    browser = Client()
    back = sso.log_in(browser.get(START)["Location"])

    response = browser.get(back.partition("&state=")[0] + f"&state={state}")

    assert refused(browser, response, 400, "begun in another browser")


def test_a_log_in_that_another_browser_began(sso, linked):
    back = sso.log_in(Client().get(START)["Location"])
    victim = Client()
    victim.get(START)

    assert refused(victim, victim.get(back), 400, "begun in another browser")


def test_a_code_of_somebody_else_in_a_log_in_of_ones_own(sso, linked):
    code = sso.log_in(Client().get(START)["Location"]).partition("&")[0]
    victim = Client()
    state = sso.log_in(victim.get(START)["Location"]).partition("&")[2]

    assert refused(victim, victim.get(f"{code}&{state}"), 403, NOT_PROVED)


def test_a_code_that_was_used(sso, linked):
    browser = Client()
    back = sso.log_in(browser.get(START)["Location"])
    assert browser.get(back)["Location"] == "/settings"
    browser.post("/accounts/logout/")

    assert refused(browser, browser.get(back), 400, "It was used already")


def test_a_log_in_that_took_too_long(sso, linked):
    browser = Client()
    back = sso.log_in(browser.get(START)["Location"])
    session = browser.session
    (key, (begun, at, issuer)) = next(iter(session["socialaccount_states"].items()))
    session["socialaccount_states"] = {key: (begun, at - 601, issuer)}
    session.save()

    assert refused(browser, browser.get(back), 400, "longer than ten minutes")


def test_an_answer_that_names_another_issuer(sso, linked):
    browser = Client()
    back = sso.log_in(browser.get(START)["Location"])

    response = browser.get(back.partition("&iss=")[0] + "&iss=https://evil.example")

    assert refused(browser, response, 403, NOT_PROVED)


@pytest.mark.parametrize("said", ["error=access_denied", "error=<b>canary</b>", ""])
def test_a_log_in_that_was_stopped(sso, linked, said):
    browser = Client()
    back = sso.log_in(browser.get(START)["Location"])
    state = back.partition("&state=")[2].partition("&")[0]

    response = browser.get(f"/accounts/sso/callback?state={state}&{said}")

    assert refused(browser, response, 403, "was stopped there")


@pytest.mark.parametrize("said", [False, None, "false", 1, "yes"])
def test_an_address_that_the_provider_does_not_confirm(sso, verified, said):
    sso.person["email_verified"] = said

    browser, response = sign_on(sso)

    assert refused(browser, response, 403, "does not say that your e-mail address is confirmed")
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("said", [None, "", 7, "no address"])
def test_an_address_that_is_none(sso, verified, said):
    sso.person["email"] = said

    browser, response = sign_on(sso)

    assert refused(browser, response, 403, "does not say that your e-mail address is confirmed")
    assert User.objects.count() == 1


def test_an_address_that_is_not_proved_here(sso, user):
    browser, response = sign_on(sso)

    assert refused(browser, response, 403, "An account with your e-mail address is here already")
    assert not SocialAccount.objects.exists()
    assert Event.objects.get().type == "user.sso_refused"


def test_another_person_with_the_same_address(sso, linked):
    sso.person["sub"] = "somebody who got the address later"

    browser, response = sign_on(sso)

    assert refused(browser, response, 403, "An account with your e-mail address is here already")
    assert SocialAccount.objects.get().uid == "248289761001"


def test_the_same_name_at_another_issuer(sso, user):
    user.socialaccount_set.create(provider="https://old.example", uid=sso.person["sub"])

    browser, response = sign_on(sso)

    assert refused(browser, response, 403, "An account with your e-mail address is here already")


@pytest.mark.parametrize(
    "path", ["/.well-known/openid-configuration", "/token", "/keys", "/userinfo"]
)
@pytest.mark.parametrize("failure", [500, 302, 200, "hang"])
def test_a_provider_that_does_not_answer_as_it_should(sso, verified, monkeypatch, path, failure):
    monkeypatch.setattr(questions, "TIMEOUT", (0.2, 0.2))
    del sso.person["email"]
    sso.answer = lambda asked: failure if asked == path else None
    browser = Client()

    response = browser.get(START)
    if response.status_code == 302:
        response = browser.get(sso.log_in(response["Location"]))

    assert refused(browser, response, 503, "does not answer as it should")


def test_a_provider_that_is_gone(sso, linked):
    sso.stop()
    browser = Client()

    assert refused(browser, browser.get(START), 503, "Try again in a minute")


def test_a_provider_is_asked_for_its_addresses_once_in_five_minutes(sso, linked):
    for _ in range(3):
        sign_on(sso)

    assert sso.asked.count("/.well-known/openid-configuration") == 1
    assert sso.asked.count("/token") == 3


def test_a_way_to_the_provider_is_a_link_only(sso):
    assert Client().post(START).status_code == 405
    assert Client().post("/accounts/sso/callback").status_code == 405


def test_what_an_address_adds_is_not_passed_on(sso, linked):
    there = Client().get(f"{START}?scope=admin&auth_params=prompt%3Dnone&process=connect")

    assert "admin" not in there["Location"]
    assert "prompt" not in there["Location"]


def test_whoever_comes_too_often_waits(sso):
    browser = Client()
    answers = [browser.get(START).status_code for _ in range(31)]

    assert answers == [302] * 30 + [429]
    assert Page(browser.get(START)).title.endswith(" – Patchbay")
