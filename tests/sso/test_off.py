"""Where nothing is configured nothing of it is there; what means nothing is refused at start."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import NoReverseMatch, reverse

from config.sign_on import sign_on
from tests.pages.conftest import logged_in
from tests.security.other_process import ROOT

SAID = {
    "SSO_ISSUER": "https://id.example/",
    "SSO_CLIENT_ID": "patchbay",
    "SSO_CLIENT_SECRET": "canary-secret",
    "SSO_NAME": "",
    "SSO_ONLY": "",
}
NOTHING = dict.fromkeys(SAID, "")


ON = SAID | {"SSO_ONLY": "off"}
LOADED = (
    "import sys, django; django.setup(); import config.urls; "
    "print(*(f'accounts.sso.{name}' in sys.modules for name in ('urls', 'id_token')))"
)


def python(text, **settings):
    """Run a program in a process of its own, with these settings."""
    env = {name: os.environ[name] for name in ("PATH", "DATA_DIR")} | settings
    env |= {"DJANGO_SETTINGS_MODULE": "config.settings", "PUBLIC_URL": "http://127.0.0.1:8000"}
    command = [sys.executable, "-c", text]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_nothing_of_it_is_loaded_where_it_is_off():
    assert python(LOADED).stdout == "False False\n"


def test_the_environment_turns_it_on(tmp_path):
    (tmp_path / "mounted").write_text("canary-secret\n")
    said = ON | {"SSO_CLIENT_SECRET": "", "SSO_CLIENT_SECRET_FILE": str(tmp_path / "mounted")}

    assert python(LOADED, **said).stdout == "True True\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/accounts/sso/login", "/accounts/sso/callback", "/accounts/3rdparty/"]
)
def test_there_is_no_route(path):
    assert Client().get(path).status_code == 404


def test_no_route_has_a_name():
    with pytest.raises(NoReverseMatch):
        reverse("sso_login")


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/signup/"])
def test_there_is_no_button_and_no_question_to_the_database(db, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        text = Client().get(path).content.decode()

    assert "sso" not in text


def test_the_profile_asks_nothing_about_it(user, django_assert_max_num_queries):
    browser = logged_in(user)
    browser.get("/settings/profile")  # the first look notes where the session is seen

    with django_assert_max_num_queries(20) as asked:
        text = browser.get("/settings/profile").content.decode()

    assert "Connected sign-ins" not in text
    assert [q["sql"] for q in asked.captured_queries if "socialaccount" in q["sql"]] == []


def test_nothing_said_is_off():
    assert sign_on(NOTHING, only=False) is None
    assert sign_on(NOTHING | {"SSO_ONLY": "off"}, only=False) is None


def test_all_that_is_needed_turns_it_on():
    on = sign_on(SAID | {"SSO_NAME": "Acme ID", "SSO_ONLY": "on"}, only=True)

    assert (on.issuer, on.client_id, on.name, on.only) == (
        "https://id.example",
        "patchbay",
        "Acme ID",
        True,
    )
    assert "canary" not in repr(on)


@pytest.mark.parametrize("issuer", ["https://id.example/realms/a", "http://127.0.0.1:9000"])
def test_an_issuer_may_have_a_path_or_be_on_this_machine(issuer):
    assert sign_on(SAID | {"SSO_ISSUER": issuer}, only=False).issuer == issuer


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (NOTHING | {"SSO_NAME": "Acme"}, "SSO_NAME means nothing without SSO_ISSUER"),
        (NOTHING | {"SSO_ONLY": "on"}, "SSO_ONLY means nothing without SSO_ISSUER"),
        *[
            (
                SAID | {name: ""},
                f"{name} is not set: SSO_ISSUER, SSO_CLIENT_ID, SSO_CLIENT_SECRET need each other",
            )
            for name in ("SSO_ISSUER", "SSO_CLIENT_ID", "SSO_CLIENT_SECRET")
        ],
        (SAID | {"SSO_NAME": "x" * 41}, "SSO_NAME must be at most 40 characters"),
        (
            SAID | {"SSO_ISSUER": "https://" + "x" * 193},
            "SSO_ISSUER must be at most 200 characters",
        ),
        *[
            (
                SAID | {"SSO_ISSUER": url},
                f"SSO_ISSUER must be an address such as https://id.example, not {url!r}",
            )
            for url in (
                "id.example",
                "http://id.example",
                "https://",
                "https://[",
                "https://id.example?a=b",
                "https://id.example#a",
                "https://user@id.example",
            )
        ],
    ],
)
def test_what_means_nothing_is_refused_in_a_sentence(said, sentence):
    with pytest.raises(ImproperlyConfigured) as refused:
        sign_on(said, only=said["SSO_ONLY"] == "on")

    assert str(refused.value) == sentence
