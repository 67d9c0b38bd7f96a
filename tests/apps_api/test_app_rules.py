"""How an app's end users prove who they are, and from where they call: what may be set."""

import pytest

from accounts.actors import Actor
from accounts.app_access.tokens import user_id_in
from accounts.app_setup.origins import NoOrigin, origin_of, set_origins
from accounts.app_setup.token_rules import TokenRules, new_secret, set_token_rules
from accounts.models import App, Event
from config.api.errors import Invalid
from tests.apps_api.conftest import SECRET
from tests.apps_api.signing import ec_key, private_pem, public_pem, rsa_key, signed
from tests.factories import make_app

BY = Actor(Event.Actor.USER, "somebody")


@pytest.fixture
def bare(partner):
    """Return an app that takes no tokens yet."""
    return make_app(partner)


def refused(app, **asked):
    """Return which field is refused and why; nothing is changed."""
    before = App.objects.filter(pk=app.pk).values().get()
    with pytest.raises(Invalid) as caught:
        set_token_rules(app, TokenRules(**asked), BY)
    assert App.objects.filter(pk=app.pk).values().get() == before
    assert Event.objects.filter(type="app.tokens_changed").count() == 0
    [(field, [problem])] = caught.value.details["fields"].items()
    return field, problem


def test_a_secret_is_sealed_and_never_told(bare):
    secret = new_secret()

    set_token_rules(bare, TokenRules("HS256", secret=secret, audience="ours"), BY)

    row = App.objects.get()
    assert secret not in str(App.objects.values().get())
    assert row.jwt_secret == secret
    assert user_id_in(row, signed(secret, "HS256", aud="ours")) == "u-1"
    event = Event.objects.get(type="app.tokens_changed")
    assert event.data == {"name": "Acme app", "changed": ["algorithm", "secret", "audience"]}
    assert secret not in repr(TokenRules("HS256", secret=secret))


def test_secrets_that_are_made_here_are_taken(bare):
    made = {new_secret() for _ in range(20)}

    assert len(made) == 20
    assert all(len(secret) == 64 for secret in made)


def test_other_rules_keep_the_secret_that_there_is(app):
    assert set_token_rules(app, TokenRules("HS256", issuer="https://acme.example"), BY) is True

    row = App.objects.get()
    assert (row.jwt_secret, row.jwt_issuer) == (SECRET, "https://acme.example")


def test_the_same_rules_again_change_nothing(app):
    assert set_token_rules(app, TokenRules("HS256"), BY) is False

    assert Event.objects.filter(type="app.tokens_changed").count() == 0


@pytest.mark.parametrize(
    ("secret", "words"),
    [
        ("", "32 to 1024 bytes"),
        ("x" * 31, "32 to 1024 bytes"),
        ("ab12" * 300, "32 to 1024 bytes"),
        ("x" * 32, "could be guessed"),
        (public_pem(rsa_key()), "This is a PEM key"),
    ],
)
def test_a_secret_that_anybody_could_guess_or_have_is_refused(bare, secret, words):
    field, problem = refused(bare, algorithm="HS256", secret=secret)

    assert field == "secret"
    assert words in problem
    assert secret not in problem or not secret


@pytest.mark.parametrize(("algorithm", "key"), [("RS256", rsa_key()), ("ES256", ec_key())])
def test_a_public_key_is_taken_and_the_secret_is_forgotten(app, algorithm, key):
    set_token_rules(app, TokenRules(algorithm, public_key=f"\n{public_pem(key)}\n"), BY)

    row = App.objects.get()
    assert row.jwt_secret_sealed == ""
    assert user_id_in(row, signed(key, algorithm)) == "u-1"


@pytest.mark.parametrize(
    ("algorithm", "pem", "words"),
    [
        ("RS256", public_pem(ec_key()), "RS256 needs an RSA key"),
        ("RS256", public_pem(rsa_key("small", 1024)), "2048 to 8192 bits"),
        ("ES256", public_pem(rsa_key()), "P-256"),
        ("RS256", private_pem(rsa_key()), "This is a private key"),
        ("RS256", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "PUBLIC KEY"),
        ("ES256", "ssh-ed25519 AAAA", "PUBLIC KEY"),
        ("RS256", "🗝", "PUBLIC KEY"),
    ],
)
def test_a_key_that_does_not_fit_is_refused(bare, algorithm, pem, words):
    field, problem = refused(bare, algorithm=algorithm, public_key=pem)

    assert field == "public_key"
    assert words in problem


@pytest.mark.parametrize(
    "url", ["https://acme.example/.well-known/jwks.json", "http://127.0.0.1:9000/jwks"]
)
def test_an_address_of_keys_is_taken_without_asking_there(bare, upstream, url):
    set_token_rules(bare, TokenRules("RS256", jwks_url=url), BY)

    assert App.objects.get().jwks_url == url


NO_ADDRESSES = [
    "http://acme.example/jwks",
    "ftp://acme.example",
    "https://",
    "acme.example/jwks",
    "https://a b/",
    "https://u:p@acme.example/",
    "https://acme.example/#keys",
    "https://acme.example:99999/",
    "https://acme.example\\@evil.example/",
    "https://ä.example/",
    f"https://a.example/{'x' * 500}",
]


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_an_address_that_is_none_is_refused(bare, url):
    assert refused(bare, algorithm="RS256", jwks_url=url)[0] == "jwks_url"


def test_a_public_server_takes_no_plain_http_at_all(bare, settings):
    settings.PUBLIC_IS_LOOPBACK = False

    assert refused(bare, algorithm="RS256", jwks_url="http://127.0.0.1:9000/jwks") == (
        "jwks_url",
        "It must be https.",
    )


PEM, URL = public_pem(rsa_key()), "https://acme.example/jwks"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"algorithm": "none"}, "algorithm"),
        ({"algorithm": "HS512", "secret": SECRET}, "algorithm"),
        ({"algorithm": "HS256", "secret": SECRET, "public_key": PEM}, "algorithm"),
        ({"algorithm": "HS256", "secret": SECRET, "jwks_url": URL}, "algorithm"),
        ({"algorithm": "RS256", "secret": SECRET, "public_key": PEM}, "secret"),
        ({"algorithm": "RS256"}, "public_key"),
        ({"algorithm": "RS256", "public_key": PEM, "jwks_url": URL}, "public_key"),
        ({"algorithm": "HS256", "secret": SECRET, "audience": "x" * 256}, "audience"),
        ({"algorithm": "HS256", "secret": SECRET, "issuer": "a\nb"}, "issuer"),
    ],
)
def test_rules_that_contradict_each_other_are_refused(bare, asked, field):
    assert refused(bare, **asked)[0] == field


def test_no_algorithm_is_the_end_of_tokens(app):
    set_token_rules(app, TokenRules(), BY)

    row = App.objects.get()
    assert (row.jwt_algorithm, row.jwt_secret_sealed) == ("", "")


# --- Origins ---


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://app.example", "https://app.example"),
        (" HTTPS://App.Example/ ", "https://app.example"),
        ("https://app.example:443", "https://app.example"),
        ("https://app.example:8443", "https://app.example:8443"),
        ("http://localhost:3000", "http://localhost:3000"),
        ("http://127.0.0.1:80", "http://127.0.0.1"),
        ("http://[::1]:5173", "http://[::1]:5173"),
        ("https://xn--mnchen-3ya.example", "https://xn--mnchen-3ya.example"),
    ],
)
def test_an_origin_is_written_as_browsers_send_it(text, origin):
    assert origin_of(text) == origin


NO_ORIGINS = [
    "",
    "*",
    "null",
    "https://*",
    "https://*.app.example",
    "app.example",
    "//app.example",
    "https://",
    "http://app.example",
    "http://192.168.0.7",
    "https://app.example/x",
    "https://app.example?",
    "https://app.example#",
    "https://u@app.example",
    "https://app.example:0x",
    "https://app.example:99999",
    "https://app.example,https://b.example",
    "https://app.example\r\nX: y",
    "https://münchen.example",
    "https://a b.example",
    "https://.a",
    "https://[::1",
    f"https://{'a' * 255}",
    "file:///",
    "capacitor://localhost",
    "chrome-extension://abc",
]


@pytest.mark.parametrize("text", NO_ORIGINS)
def test_what_is_no_origin_is_refused(text):
    with pytest.raises(NoOrigin):
        origin_of(text)


def test_origins_are_set_once_each_with_their_event(app):
    wanted = ["https://a.example", "https://A.example:443/", "http://localhost:3000"]

    assert set_origins(app, wanted, BY) is True
    assert set_origins(app, ["https://a.example", "http://localhost:3000"], BY) is False

    assert App.objects.get().allowed_origins == ["https://a.example", "http://localhost:3000"]
    event = Event.objects.get(type="app.origins_changed")
    assert event.data["origins"] == ["https://a.example", "http://localhost:3000"]


def test_one_wrong_origin_changes_none(app):
    with pytest.raises(Invalid) as caught:
        set_origins(app, ["https://a.example", "https://*.b.example"], BY)

    [problem] = caught.value.details["fields"]["allowed_origins"]
    assert problem.startswith("“https://*.b.example”")
    assert App.objects.get().allowed_origins == []


def test_there_is_an_end_to_origins(app):
    with pytest.raises(Invalid, match="at most 50"):
        set_origins(app, [f"https://{n}.example" for n in range(51)], BY)
