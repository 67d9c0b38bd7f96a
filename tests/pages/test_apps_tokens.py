"""Settings > Apps > one app > End-user tokens: the rules, the secret shown once, the checker."""

import json
import re

import pytest

from accounts.models import App, Event
from accounts.pages.apps.signing import samples
from tests.apps_api.conftest import SECRET, AppApi, token_of
from tests.apps_api.signing import ec_key, private_pem, public_pem, rsa_key, signed
from tests.factories import make_app
from tests.pages.apps import app, deeds, last_deed, page_of
from tests.pages.test_every_page import check

__all__ = ["app"]

OWN = "another secret of at least 32 bytes: q8Zr"
SHOWN = re.compile(r'data-copy="Copy secret">([^<]+)<')


@pytest.fixture
def bare(partner):
    """An app that takes no tokens yet."""
    return make_app(partner, name="Bare")


def send(browser, app, **fields):
    """Send the form as it stands, with changes."""
    page = check(browser.get(page_of(app, "tokens")))
    asked = {"mark": page.value("mark"), "algorithm": app.jwt_algorithm, **fields}
    return browser.post(page_of(app, "tokens"), asked, follow=True)


def secret_in(response):
    [found] = SHOWN.findall(response.content.decode())
    return found


# promise 64
def test_a_secret_is_made_shown_once_and_works(partners_browser, bare):
    response = send(partners_browser, bare, algorithm="HS256", secret_from="make")

    check(response)
    secret = secret_in(response)
    assert "no-store" in response["Cache-Control"]
    assert len(secret) == 64
    assert AppApi(bare, token_of("u-1", secret)).read("connections").status_code == 200
    assert secret not in partners_browser.get(page_of(bare, "tokens")).content.decode()
    assert deeds() == [("app.tokens_changed", "user", bare.pk)]
    assert secret not in json.dumps(Event.objects.get().data)


def test_a_form_sent_twice_makes_one_secret(partners_browser, app):
    page = check(partners_browser.get(page_of(app, "tokens")))
    asked = {"mark": page.value("mark"), "algorithm": "HS256", "secret_from": "make"}
    first = secret_in(partners_browser.post(page_of(app, "tokens"), asked))

    again = check(partners_browser.post(page_of(app, "tokens"), asked))

    assert "The secret was changed since this page was loaded." in again.text
    assert App.objects.get().jwt_secret == first


def test_an_own_secret_is_taken_and_on_no_page(partners_browser, bare):
    response = send(partners_browser, bare, algorithm="HS256", secret_from="own", secret=OWN)

    assert "End-user tokens saved" in check(response).text
    assert OWN not in response.content.decode()
    assert App.objects.get().jwt_secret == OWN
    assert AppApi(bare, token_of("u-1", OWN)).read("connections").status_code == 200


@pytest.mark.parametrize(
    ("secret", "said"),
    [
        ("", "Enter the secret."),
        ("x" * 31, "Use a secret of 32 to 1024 bytes."),
        ("x" * 40, "Use a random secret: this one could be guessed."),
    ],
)
def test_a_weak_secret_is_refused_at_its_field_and_not_shown(partners_browser, bare, secret, said):
    response = send(partners_browser, bare, algorithm="HS256", secret_from="own", secret=secret)

    assert said in check(response).text
    assert not secret or secret not in response.content.decode()
    assert App.objects.get().jwt_algorithm == ""


def test_the_rest_is_changed_with_the_secret_kept(partners_browser, app):
    send(partners_browser, app, secret_from="keep", audience="patchbay", issuer="https://a.example")

    app.refresh_from_db()
    assert (app.jwt_secret, app.jwt_audience, app.jwt_issuer) == (
        SECRET,
        "patchbay",
        "https://a.example",
    )
    assert last_deed()[1]["changed"] == ["audience", "issuer"]


@pytest.mark.parametrize(("algorithm", "key"), [("RS256", rsa_key()), ("ES256", ec_key())])
def test_a_public_key_is_taken(partners_browser, bare, algorithm, key):
    send(partners_browser, bare, algorithm=algorithm, public_key=public_pem(key))

    token = signed(key, algorithm)
    assert AppApi(bare, token).read("connections").status_code == 200


def test_a_jwks_url_is_taken_and_nothing_fetched(partners_browser, bare, upstream):
    url = "https://shop.example/.well-known/jwks.json"

    send(partners_browser, bare, algorithm="RS256", jwks_url=url)

    assert App.objects.get().jwks_url == url


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Enter a public key or a JWKS URL, one of the two."),
        ({"public_key": "x"}, "Enter a PEM text that begins with -----BEGIN PUBLIC KEY-----."),
        ({"public_key": public_pem(ec_key())}, "RS256 needs an RSA key."),
        ({"jwks_url": "http://shop.example/jwks"}, "It must be https."),
        ({"jwks_url": "nonsense"}, "This is not a URL."),
        ({"algorithm": "none"}, "Select a valid choice."),
        ({"jwks_url": "https://a.example/j", "issuer": "x" * 256}, "at most 255 characters"),
    ],
)
def test_what_the_rules_refuse_is_said_and_nothing_changed(partners_browser, bare, fields, said):
    asked = {"algorithm": "RS256", "audience": "kept in the form", **fields}

    page = check(send(partners_browser, bare, **asked))

    assert said in page.text
    assert page.value("audience") == "kept in the form"
    assert (App.objects.get().jwt_algorithm, deeds()) == ("", [])


def test_a_private_key_is_refused_and_not_shown_again(partners_browser, bare):
    pem = private_pem(rsa_key())

    response = send(partners_browser, bare, algorithm="RS256", public_key=pem)

    assert "This is a private key. Keep it to yourself" in check(response).text
    assert pem.splitlines()[1] not in response.content.decode()


def test_tokens_are_switched_off(partners_browser, app):
    send(partners_browser, app, algorithm="", audience="left over")

    app.refresh_from_db()
    assert (app.jwt_algorithm, app.jwt_secret_sealed) == ("", "")
    assert AppApi(app, token_of("u-1")).read("connections").status_code == 401


def asked_about(browser, app, token):
    return check(browser.post(page_of(app, "tokens", "check"), {"token": token}))


def test_a_good_token_passes_every_step(partners_browser, app):
    page = asked_about(partners_browser, app, token_of("u-1"))

    assert "This token is good" in page.text
    assert "passed End user (sub) sub: the end user “u-1”" in page.text
    assert "failed" not in page.text


def test_all_that_is_wrong_is_told_at_once(partners_browser, app):
    app.jwt_audience = "patchbay"
    app.save()

    page = asked_about(partners_browser, app, token_of("u-1", "x" * 40, exp=1, aud="other"))

    assert "This token is refused" in page.text
    assert "3 steps failed." in page.text
    assert "failed Signature" in page.text
    assert "failed Expiry (exp) The end-user token expired at 1970-01-01T00:00:01Z" in page.text
    assert "failed Audience (aud)" in page.text
    assert "passed Algorithm (alg)" in page.text


@pytest.mark.parametrize("token", ["abc", "a.b.c", "🦊", "x" * 9_000, "<script>x</script>"])
def test_what_is_no_token_is_said(partners_browser, app, token):
    page = asked_about(partners_browser, app, token)

    assert "This token is refused" in page.text
    assert "failed Form" in page.text


@pytest.mark.parametrize("token", ["", " ", "a\0b", "x" * 20_000])
def test_what_cannot_be_sent_is_said_at_the_field(partners_browser, app, token):
    page = asked_about(partners_browser, app, token)

    assert "This token" not in page.text
    assert [field for field in page.all("textarea") if field.get("aria-invalid")]


def test_a_pasted_token_is_neither_shown_kept_nor_logged(partners_browser, app, caplog):
    token = token_of("u-1")
    before = App.objects.values().get()

    response = partners_browser.post(page_of(app, "tokens", "check"), {"token": token})

    body = response.content.decode()
    assert [part for part in token.split(".") if part in body] == []
    assert f"ending in <code>{token[-4:]}</code>" in body
    assert "no-store" in response["Cache-Control"]
    assert token not in str(dict(partners_browser.session))
    assert token not in caplog.text
    assert (App.objects.values().get(), Event.objects.count()) == (before, 0)


def test_the_checker_has_no_page_of_its_own_to_come_back_to(partners_browser, app):
    response = partners_browser.get(page_of(app, "tokens", "check"))

    assert (response.status_code, response.url) == (302, page_of(app, "tokens"))


def test_the_sample_in_python_signs_a_token_that_is_taken(app, monkeypatch):
    app.jwt_audience, app.jwt_issuer = 'our "audience"', "https://a.example"
    app.save()
    monkeypatch.setenv("APP_TOKEN_SECRET", SECRET)
    source = samples(app)[0]["source"].partition("\n\nanswer")[0].replace(", requests", "")
    told = {"user_id": "u-1"}

    exec(source, told)

    assert AppApi(app, told["token"]).read("connections").status_code == 200


@pytest.mark.parametrize("algorithm", ["RS256", "ES256"])
def test_the_samples_name_the_key_id_where_a_document_lists_keys(bare, algorithm):
    bare.jwt_algorithm, bare.jwks_url = algorithm, "https://a.example/jwks"

    python, javascript = (sample["source"] for sample in samples(bare))

    assert f'algorithm="{algorithm}", headers={{"kid": "your-key-id"}})' in python
    assert f'.setProtectedHeader({{ alg: "{algorithm}", kid: "your-key-id" }})' in javascript
    assert f'await importPKCS8(process.env.APP_PRIVATE_KEY, "{algorithm}")' in javascript
    assert all(f"/v1/{bare.pk}/integrations/connections" in each for each in (python, javascript))
