"""The browser sees what a person sees, and a page that complains is found out."""

import pytest

from providers.oauth_apps import client_of
from providers.registry import find
from tests.browser.people import LONG_AGO
from tests.factories import make_user


def test_who_is_logged_in_sees_their_own_page(page, log_in_as):
    log_in_as(make_user(email="ada@example.com"))

    answer = page.goto("/settings/profile")

    assert answer.status == 200
    assert page.get_by_text("ada@example.com").first.is_visible()
    assert "script-src 'self'" in answer.headers["content-security-policy"]


def test_who_logged_in_long_ago_is_asked_again(page, log_in_as):
    log_in_as(make_user(password="correct horse battery"), LONG_AGO)

    page.goto("/settings/api-keys/new")

    assert page.url.partition("?")[0].endswith("/accounts/reauthenticate/")


def test_a_style_that_the_policy_forbids_is_found(page, watch):
    page.goto("/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")

    watch.forgive("Content Security Policy")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("console.warn('odd')", "console warning: odd"),
        ("setTimeout(() => { throw new Error('torn') })", "thrown: torn"),
        ("fetch('/nothing')", "status 404"),
        ("fetch('http://127.0.0.1:1/').catch(() => 0)", "violates"),
    ],
)
def test_what_a_page_complains_of_is_found(page, watch, script, words):
    page.goto("/")
    page.evaluate(f"{{ {script}; }}")
    page.wait_for_load_state("networkidle")

    watch.forgive(words)


def test_the_sandbox_is_the_provider(page, sandbox):
    page.goto(f"{sandbox.url}/_control/health")

    assert client_of(find("github")).client_secret == sandbox.client_secret
