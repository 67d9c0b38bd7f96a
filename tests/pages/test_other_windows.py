"""What pages of ours do with windows and sites that are not ours: nothing."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from connect import sessions
from providers.registry import find
from tests.factories import make_account, make_partner

ROOT = Path(__file__).resolve().parents[2]


# promise 25
def test_no_page_sends_or_hears_window_messages():
    files = [*ROOT.glob("config/static/*.js"), *ROOT.glob("templates/**/*.html")]
    files.append(Path(finders.find("django_htmx/htmx-2.min.js")))

    said = [file.name for file in files if "postMessage" in file.read_text()]

    assert len(files) > 100
    assert said == []


# promise 25
@pytest.mark.django_db
def test_a_window_that_opened_ours_cannot_reach_it(client):
    session = sessions.start(
        make_account(make_partner(hosted_connect=True)), find("github"), "https://acme.example", []
    )[0]

    response = client.get(f"/connect/{session.pk}")

    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/connect/x/continue",
        "/api/v1/connect/callback",
        "/settings/billing/checkout/pro",
        "/settings/billing/portal",
    ],
)
def test_what_leads_to_other_sites_is_a_link_as_forms_may_not(partners_browser, path):
    """`form-action 'self'` also stops a form whose answer redirects elsewhere."""
    session = sessions.start(
        make_account(make_partner(hosted_connect=True)), find("github"), "https://acme.example", []
    )[0]

    response = partners_browser.post(path.replace("x", str(session.pk)) if path[9] == "x" else path)

    assert response.status_code == 405
