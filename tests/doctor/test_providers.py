"""OAuth apps that cannot work, and a way out that is closed."""

import pytest
import requests

from connect import examining as redirects
from providers import examining
from providers.endpoints import forget
from providers.registry import find, providers


@pytest.fixture
def apps(monkeypatch):
    """Leave the operator with no app but those that a test sets."""
    for provider in providers().values():
        for part in examining.PARTS:
            monkeypatch.delenv(f"PROVIDER_{provider.slug.upper()}_{part}", raising=False)

    def set_app(client_id, secret):
        monkeypatch.setenv("PROVIDER_GITHUB_CLIENT_ID", client_id)
        monkeypatch.setenv("PROVIDER_GITHUB_CLIENT_SECRET", secret)
        forget()

    yield set_app
    forget()


@pytest.mark.parametrize(
    ("client_id", "secret", "what"),
    [
        ("your-client-id", "s3cr3tvalue", "PROVIDER_GITHUB_CLIENT_ID is an example's value."),
        ("Iv1.abc", "<secret>", "PROVIDER_GITHUB_CLIENT_SECRET is an example's value."),
        ("Iv1.abc", "xxxxxxxx", "PROVIDER_GITHUB_CLIENT_SECRET is an example's value."),
        ("'Iv1.abc'", "s3cr3t", "PROVIDER_GITHUB_CLIENT_ID holds a blank, a quote or an address."),
        (
            "",
            "s3cr3t",
            "PROVIDER_GITHUB_CLIENT_SECRET is set, and PROVIDER_GITHUB_CLIENT_ID is not.",
        ),
        (
            "same",
            "same",
            "PROVIDER_GITHUB_CLIENT_ID and PROVIDER_GITHUB_CLIENT_SECRET are the same.",
        ),
        ("Iv1.abc", "s3cr3t", None),
    ],
)
def test_what_cannot_be_an_app_is_named_without_its_value(apps, found, client_id, secret, what):
    apps(client_id, secret)

    assert found(examining.mistakes, find("github")) == ([what] if what else [])


UUID = "463558a3-725e-4f37-b6d3-0889894f68de"
MICROSOFT = ("microsoft", UUID, "Jk~8Q~x0cTq.an-example-of-a-value-00000")
RIGHT = [
    ("google", f"231545488769-{'4d' * 16}.apps.googleusercontent.com", "GOCSPX-any"),
    ("github", "Iv1.0123456789abcdef", "a1" * 20),
    ("github", "Iv23f8doAlphaNumer1c", "a1" * 20),
    ("github", "Ov23f8doAlphaNumer1c", "a1" * 20),
    ("github", "0123456789abcdef0123", "a1" * 20),
    ("slack", "3336676.569200954261", "a1" * 16),
    ("notion", UUID, "any"),
    ("hubspot", UUID, "any"),
    ("discord", "157730590492196864", "any"),
    ("twitter", "WTNrQS14bUhpMl83aU5adTd2NWM6MTpjaQ", "any"),
    ("salesforce", "3MVG9lKcPoNINVBIPJjdw1J9LLM82HnFVVX", "any"),
    ("linear", "anything at all may be right here".replace(" ", ""), "any"),
    MICROSOFT,
]
WRONG = [
    ("google", "231545488769", "GOCSPX-any", "CLIENT_ID", "before .apps.googleusercontent.com"),
    ("github", "123456", "a1" * 20, "CLIENT_ID", "begin with Ov23, Iv23 or Iv1."),
    ("github", "Iv1.0123456789abcdef", "b" * 12, "CLIENT_SECRET", "40 hexadecimal digits"),
    ("slack", "A012ABCD0A0", "a1" * 16, "CLIENT_ID", "two numbers with a point"),
    ("notion", "ntn_of_an_internal_one", "any", "CLIENT_ID", "UUIDs"),
    ("hubspot", "1234567", "any", "CLIENT_ID", "UUIDs"),
    ("microsoft", UUID, UUID, "CLIENT_SECRET", "not its value"),
    ("discord", "northwind", "any", "CLIENT_ID", "17 to 20 digits"),
    ("twitter", "an-api-key-of-oauth-1", "any", "CLIENT_ID", "end in MTpjaQ"),
    ("salesforce", "0H4xx0000000001", "any", "CLIENT_ID", "begin with 3MVG"),
]


@pytest.fixture
def app_at(apps, monkeypatch):
    def set_app(slug, client_id, secret):
        monkeypatch.setenv(f"PROVIDER_{slug.upper()}_CLIENT_ID", client_id)
        monkeypatch.setenv(f"PROVIDER_{slug.upper()}_CLIENT_SECRET", secret)
        forget()
        return find(slug)

    return set_app


@pytest.mark.parametrize(("slug", "client_id", "secret"), RIGHT)
def test_what_looks_as_its_provider_issues_it_is_no_matter(app_at, found, slug, client_id, secret):
    assert found(examining.odd_shapes, app_at(slug, client_id, secret)) == []


@pytest.mark.parametrize(("slug", "client_id", "secret", "part", "words"), WRONG)
def test_what_does_not_is_named_without_its_value_and_with_where_to_look(
    app_at, slug, client_id, secret, part, words
):
    provider = app_at(slug, client_id, secret)

    [finding] = examining.odd_shapes(provider)

    assert (finding.kind, provider.guide.console_url in finding.fix) == ("advice", True)
    assert finding.what.startswith(f"PROVIDER_{slug.upper()}_{part} does not look right. ")
    assert words in finding.what
    value = client_id if part == "CLIENT_ID" else secret
    assert value not in finding.what + finding.fix


def test_the_sandboxs_own_app_looks_like_none_and_is_right(app_at, found):
    assert found(examining.odd_shapes, app_at("google", "sandbox-google", "any")) == []


def test_every_shape_says_what_fits_in_a_sentence():
    shapes = [s for p in providers().values() for s in (p.oauth.client_id, p.oauth.client_secret)]

    for shape in filter(None, shapes):
        assert shape.words[0].isupper()
        assert not shape.words.endswith(".")
    assert sum(shape is not None for shape in shapes) == 12


def test_a_sandbox_that_does_not_run_is_named_where_test_keys_need_it(
    public, apps, found, upstream
):
    public.SANDBOX_ON, public.SANDBOX_PUBLIC_URL = True, "https://sandbox.example.com"
    forget()
    health = upstream.head(f"{public.SANDBOX_URL}/_control/health", body=requests.ConnectionError())

    [what] = found(examining.credentials)
    assert what == f"Test keys need the sandbox, and none answers at {public.SANDBOX_URL}."
    public.PUBLIC_IS_LOOPBACK = True  # there it begins with the server
    assert found(examining.credentials) == []
    assert health.call_count == 1


def test_a_sandbox_whose_consent_pages_nobody_reaches(public, apps, found, upstream):
    public.SANDBOX_ON = True
    upstream.head(f"{public.SANDBOX_URL}/_control/health", status=405)
    forget()

    assert found(examining.credentials) == [
        "Test keys connect at the sandbox, and only this machine reaches its consent pages."
    ]
    public.SANDBOX_PUBLIC_URL = "https://sandbox.example.com"
    assert found(examining.credentials) == []


def test_a_closed_way_out(apps, found, upstream):
    apps("Iv1.abc", "s3cr3t")
    upstream.head("https://github.com/login/oauth/access_token", body=requests.ConnectTimeout())

    assert found(examining.reached) == ["github.com cannot be reached (ConnectTimeout)."]


# promise 45
def test_a_clock_that_is_off(apps, found, upstream):
    apps("Iv1.abc", "s3cr3t")
    old = {"Date": "Mon, 01 Jan 2024 00:00:00 GMT"}
    upstream.head("https://github.com/login/oauth/access_token", status=404, headers=old)

    [what] = found(examining.reached)
    assert what.startswith("This machine's clock and that of github.com differ by ")


def test_the_redirect_uri_is_told_with_whose_apps_need_it(public, apps):
    apps("Iv1.abc", "s3cr3t")

    [told] = redirects.check()
    assert told.what == (
        "Redirect URI to register: https://connect.example/api/v1/connect/callback (at GitHub)."
    )
