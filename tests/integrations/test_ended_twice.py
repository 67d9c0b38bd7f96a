"""What several people end at the same moment ends once: one of them did it, the others find nothing."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse

from accounts.logged_in import sessions
from accounts.models import ApiKey, Event
from accounts.pages.keys import revoke as revoke_page
from accounts.views import accounts as accounts_views
from integrations import views as integrations_views
from integrations.models import Integration
from integrations.pages import changes
from integrations.pages.accounts import delete as delete_page
from tests.conftest import Api
from tests.factories import make_integration, make_key
from tests.pages.conftest import logged_in
from tests.refresh.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 4


@pytest.fixture
def together(monkeypatch):
    """Return a function that lets all callers of a function wait for each other before it begins."""

    def hold(module, name):
        meet, real = Barrier(MANY), getattr(module, name)

        def held(*given, **named):
            meet.wait(20)
            return real(*given, **named)

        monkeypatch.setattr(module, name, held)

    return hold


def events(event_type):
    return Event.objects.filter(type=event_type).count()


def statuses(call):
    return sorted(answer.status_code for answer in at_once(MANY, call))


def test_an_account_is_deleted_by_one_call(api, partner, account, together):
    together(accounts_views, "delete_account")

    answers = at_once(MANY, lambda: Api(api.key).delete(f"/api/v1/accounts/{account.pk}"))

    assert sorted(a.status_code for a in answers) == [200] + [404] * (MANY - 1)
    assert {a.json()["error"] for a in answers if a.status_code == 404} == {"Account not found"}
    assert events("account.deleted") == 1
    partner.refresh_from_db()
    assert partner.account_count == 0


def test_an_account_is_deleted_by_one_form(partner, account, together):
    together(delete_page, "delete_account")
    browsers = [logged_in(partner.user) for _ in range(MANY)]

    found = statuses(lambda: browsers.pop().post(reverse("accounts_delete", args=[account.pk])))

    assert found == [302] + [404] * (MANY - 1)
    assert events("account.deleted") == 1


def test_an_integration_is_disconnected_by_one_call(api, account, together):
    make_integration(account, "notion")
    together(integrations_views, "disconnect")
    path = f"/api/v1/accounts/{account.pk}/integrations/notion"

    answers = at_once(MANY, lambda: Api(api.key).delete(path))

    assert sorted(a.status_code for a in answers) == [200] + [404] * (MANY - 1)
    late = Api(api.key).delete(path).json()["error"]
    assert {a.json()["error"] for a in answers if a.status_code == 404} == {late}
    assert (events("integration.disconnected"), Integration.objects.count()) == (1, 0)


def test_an_integration_is_disconnected_by_one_form(partner, account, together):
    make_integration(account, "notion")
    together(changes, "disconnect")
    browsers = [logged_in(partner.user) for _ in range(MANY)]
    path = reverse("accounts_disconnect", args=[account.pk, "notion"])

    assert statuses(lambda: browsers.pop().post(path)) == [302] + [404] * (MANY - 1)
    assert events("integration.disconnected") == 1


def test_a_key_is_revoked_once(partner, together):
    make_key(partner)
    together(revoke_page, "revoke")
    browsers = [logged_in(partner.user) for _ in range(MANY)]
    path = reverse("api_key_revoke", args=[ApiKey.objects.get().pk])

    assert statuses(lambda: browsers.pop().post(path)) == [302] * MANY
    assert events("key.revoked") == 1


def test_a_session_is_ended_once(partner, monkeypatch):
    browsers = [logged_in(partner.user) for _ in range(MANY)]
    other = UserSession.objects.create(user=partner.user, ip="192.0.2.1", session_key="other")
    meet, end_all = Barrier(MANY), sessions.end_all

    def all_have_looked(*given):
        with suppress(BrokenBarrierError):
            meet.wait(0.3)  # would let all look before any has committed
        return end_all(*given)

    monkeypatch.setattr(sessions, "end_all", all_have_looked)
    path = reverse("session_end", args=[other.pk])

    assert statuses(lambda: browsers.pop().post(path)) == [302] + [404] * (MANY - 1)
    assert events("user.session_ended") == 1
