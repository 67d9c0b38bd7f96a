"""Staff see which rows are of test mode, and can ask for one mode."""

import pytest
from django.contrib import admin
from django.urls import reverse

from config.staff_modes import InModes, ModeFilter
from connect import sessions
from providers.modes import find
from tests.factories import make_account, make_endpoint, make_event, make_integration, make_key

MODED = [m for m, each in admin.site._registry.items() if isinstance(each, InModes)]
FILTERED = [m for m in MODED if ModeFilter in admin.site._registry[m].list_filter]


@pytest.fixture
def both(partner, settings):
    """Give each list one row of each mode."""
    settings.SANDBOX_ON = True
    for live in (True, False):
        account = make_account(partner, f"user-{live}", live=live)
        make_integration(account)
        make_event(account)
        make_endpoint(partner, live=live)
        make_key(partner, live=live)
        sessions.start(account, find("github", live=live), "https://app.example/done", [])


def modes(desk, model, **asked):
    """Return what the column of a list says, row by row."""
    page = desk.get(
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"), asked
    )
    column = 'class="field-mode">'
    return sorted(part.partition("<")[0] for part in page.content.decode().split(column)[1:])


def test_the_lists_with_both_modes_are_known():
    assert {m._meta.label for m in MODED} == {
        "accounts.ApiKey",
        "accounts.ConnectedAccount",
        "connect.ConnectSession",
        "inbox.InboxEvent",
        "inbox.WebhookEndpoint",
        "integrations.Integration",
        "integrations.OAuthClient",
    }


@pytest.mark.parametrize("model", MODED, ids=lambda model: model._meta.label)
def test_a_list_says_of_each_row_which_mode_it_is_of(desk, both, model):
    assert modes(desk, model) == ["Live", "Test"]


@pytest.mark.parametrize("model", FILTERED, ids=lambda model: model._meta.label)
def test_a_list_can_be_asked_for_one_mode(desk, both, model):
    assert modes(desk, model, mode="live") == ["Live"]
    assert modes(desk, model, mode="test") == ["Test"]
    assert modes(desk, model, mode="dream") == ["Live", "Test"]
