"""What was switched, by whom and from where, in the event log."""

from django.urls import reverse

from accounts.models import ApiKey, Event
from integrations.models import EnabledPermission
from tests.factories import make_integration
from tests.pages.conftest import logged_in
from tests.pages.html import Page


def switch(api, account, **switches):
    wanted = [{"service_name": f"github.{n}", "is_enabled": on} for n, on in switches.items()]
    path = f"/api/v1/accounts/{account.pk}/integrations/github"
    return api.send("PATCH", path, {"enabled_services": wanted})


# promise 126
def test_by_a_key(api, partner, account):
    integration = make_integration(account, "github")
    EnabledPermission.objects.filter(permission="github.read").update(is_enabled=False)

    response = switch(api, account, read=True, write=False)

    event = Event.objects.get(type="integration.services_changed")
    assert event.data == {"provider": "github", "on": ["github.read"], "off": ["github.write"]}
    assert (event.account_id, event.object_id) == (account.pk, str(integration.pk))
    by = (event.actor, event.actor_id, event.ip, event.request_id)
    key = str(ApiKey.objects.get().pk)
    assert by == ("key", key, "127.0.0.1", response["X-Request-Id"])


def test_by_a_person(partner, account):
    browser = logged_in(partner.user)
    make_integration(account, "github")
    path = reverse("accounts_switches", args=[account.pk, "github"])

    browser.post(path, {"shown": ["github.read", "github.write"], "on": ["github.read"]})

    event = Event.objects.get()
    assert event.data == {"provider": "github", "on": [], "off": ["github.write"]}
    assert (event.actor, event.actor_id) == ("user", str(partner.user_id))
    text = Page(browser.get("/settings/audit")).text
    assert "Permissions of an integration switched GitHub of user-123" in text
    assert "Switched off: github.write" in text
    assert "Switched on" not in text


def test_nothing_was_switched(api, account):
    make_integration(account, "github")

    assert switch(api, account, read=True).status_code == 200
    assert switch(api, account, read=False, nothing=True).status_code == 400

    assert not Event.objects.exists()
