"""A person who logs in asks what is known of them, or to be forgotten: their log-in, their profile, all that is theirs."""

import json
from datetime import timedelta
from io import StringIO
from itertools import product

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.audit.chain import seal_new
from accounts.audit.proving import problems
from accounts.issuing import issue
from accounts.leaving.erasing import erase
from accounts.leaving.held import document
from accounts.models import ApiKey, ChainLink, ConnectedAccount, Event, Look, PartnerLogo, User
from billing.models import Subscription, UsageRecord
from config.api.errors import Invalid
from inbox.models import WebhookEndpoint
from inbox.webhooks.publishing import hand_on
from inbox.webhooks.recording import SYSTEM
from tests.admin.conftest import desk, staff
from tests.admin.test_actions import do
from tests.conftest import Api
from tests.factories import (
    make_account,
    make_app,
    make_endpoint,
    make_event,
    make_integration,
    make_key,
    make_partner,
    make_record,
    make_user,
)
from tests.pages.conftest import logged_in
from tests.security.canary import tables

__all__ = ["desk", "staff"]

pytestmark = pytest.mark.django_db
SAID = [f"canary-{name}" for name in ("mail", "name", "company", "site", "use", "key", "app")]
SAID += [f"canary-{name}" for name in ("hook", "look", "uid", "own-person", "user-id", "agent")]
ADDRESS = "203.0.113.77"
WHY = "asked by letter"


@pytest.fixture
def partner(staff, upstream):
    """Make a partner of whom every table that can knows something."""
    upstream.assert_all_requests_are_fired = False
    upstream.delete("https://api.github.com/applications/github-client/token", status=204)
    user = make_user(email="canary-mail@example.com", name="canary-name")
    partner = make_partner(
        user=user,
        company_name="canary-company",
        website="https://canary-site.example",
        contact_email="canary-mail@example.com",
        use_case="canary-use",
    )
    issue(user, ApiKey.Kind.PARTNER, "canary-key", SYSTEM)
    make_app(partner, name="canary-app")
    make_endpoint(partner, "https://canary-hook.example/")
    make_record(partner)
    own = ConnectedAccount.objects.own_of(user)
    make_integration(own, provider_user_id="own-1", provider_user_name="canary-own-person")
    for live in (True, False):
        account = make_account(partner, "canary-user-id", live=live)
        make_event(account, summary="canary-user-id")
    make_integration(partner.accounts.get(live=True))
    PartnerLogo.objects.create(partner=partner, media_type="image/png", content=b"canary-company")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    SocialAccount.objects.create(user=user, provider="oidc", uid="canary-uid")
    UserSession.objects.create(user=user, session_key="s", ip=ADDRESS, user_agent="canary-agent")
    now = timezone.now()
    Look.objects.create(staff=staff, person=user, reason="canary-look", began_at=now, until=now)
    LogEntry.objects.log_actions(staff.pk, [user, partner], 2, change_message="canary-name")
    Event.objects.update(ip=ADDRESS, user_id=user.pk)
    while hand_on():
        pass
    seal_new()
    return partner


def known():
    """Return what of the person is still known, with the table that knows it."""
    found = tables().items()
    words = [*SAID, ADDRESS]
    return sorted(f"{name}: {said}" for name, text in found for said in words if said in text)


def a_day_later():
    with time_machine.travel(timezone.now() + timedelta(hours=24)):
        for name in ("revoke_grants", "erase_deleted", "remove_sessions"):
            import_string(settings.WORKER_JOBS[name][0])()


# promise 127
def test_nothing_is_known_of_a_person_who_was_forgotten(partner):
    assert {line.partition(": ")[2] for line in known()} == {*SAID, ADDRESS}

    erased = erase(partner.user, SYSTEM, WHY)
    a_day_later()

    assert known() == []
    assert list(problems()) == []
    assert erased["accounts"] == 3
    assert not ConnectedAccount.objects.filter(partner=partner).exists()
    assert not WebhookEndpoint.objects.exists()
    assert not ApiKey.objects.filter(user=partner.user).exists()


def test_what_stays_names_nobody(partner):
    erase(partner.user, SYSTEM, WHY)

    user = User.objects.get(pk=partner.user_id)
    assert (user.email, user.is_active) == (f"{user.pk}@erased.invalid", False)
    assert not user.has_usable_password()
    assert user.partner.status == "deactivated"
    assert UsageRecord.objects.get().partner_id == partner.pk
    receipt = Event.objects.get(type="user.erased")
    assert receipt.data["reason"] == WHY
    assert receipt.data["erased"]["keys"] == 1
    assert set(receipt.data["erased"]) == set(settings.PEOPLE_ERASERS)


def test_nothing_works_any_more_from_the_first_moment(partner, monkeypatch):
    key, browser = make_key(partner), logged_in(partner.user)
    monkeypatch.setattr("integrations.leaving.delete_account", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        erase(partner.user, SYSTEM, WHY)

    assert Api(key).get("/api/v1/accounts").status_code in (401, 403)
    assert browser.get("/settings/accounts").status_code == 302
    monkeypatch.undo()
    assert erase(partner.user, SYSTEM, WHY)["accounts"] == 3


def test_another_person_keeps_what_is_theirs(partner):
    other = make_partner(company_name="Another")
    make_account(other, "another")
    key = make_key(other)

    erase(partner.user, SYSTEM, WHY)

    assert Api(key).get("/api/v1/accounts").json()["data"]["total"] == 1
    assert Event.objects.filter(partner_id=other.pk, data={}).count() == 0


def test_an_emptied_event_of_somebody_who_was_not_forgotten_is_found(partner):
    seal_new()
    event = Event.objects.filter(partner_id=partner.pk).first()
    Event.objects.filter(pk=event.pk).update(data={}, ip=None)
    ChainLink.objects.filter(event_id=event.pk).update(salt="")

    assert any(f"event {event.pk} says was altered" in found for found in problems())


@pytest.mark.parametrize("is_staff", [True, False])
def test_staff_and_who_pays_are_not_forgotten_by_a_press(partner, is_staff):
    if is_staff:
        User.objects.filter(pk=partner.user_id).update(is_staff=True)
    else:
        Subscription.objects.filter(partner=partner).update(stripe_subscription_id="sub_1")
    user = User.objects.get(pk=partner.user_id)

    with pytest.raises(Invalid, match="staff" if is_staff else "paid plan"):
        erase(user, SYSTEM, WHY)

    assert User.objects.get(pk=user.pk).is_active
    assert ConnectedAccount.objects.filter(partner=partner).count() == 2


# promise 127
def test_staff_export_what_is_held_about_a_person(partner, desk, staff):
    chosen = {"action": "export", "_selected_action": [str(partner.user_id)]}
    asked = chosen | {"answered": "yes", "reason": WHY}

    answer = desk.post("/admin/accounts/user/", asked)

    told = json.loads(answer.getvalue())
    assert "attachment" in answer["Content-Disposition"]
    assert list(told) == list(settings.HELD_OF_PEOPLE)
    assert [kind for kind, rows in told.items() if not rows] == ["second_factors"]
    text = json.dumps(told)
    assert [said for said in SAID if said not in text] == ["canary-look", "canary-user-id"]
    assert "sealed" not in text
    assert "digest" not in text
    event = Event.objects.get(type="user.exported")
    assert (event.actor_id, event.data["reason"]) == (str(staff.pk), WHY)


def test_a_file_is_of_nobody_else(partner):
    other = make_partner(company_name="Another")
    make_key(other)

    told = json.dumps(json.loads("".join(document(other.user))))

    assert [said for said in SAID if said in told] == []


def test_staff_forget_a_person_with_a_reason(partner, desk, staff):
    said = do(desk, "erase", partner.user, reason=WHY)

    assert "Forgotten, with 3 accounts" in said
    a_day_later()
    assert known() == []
    assert Event.objects.get(type="user.erased").actor_id == str(staff.pk)


def test_staff_forget_a_partner_as_its_person(partner, desk):
    assert "Forgotten, with 3 accounts" in do(desk, "erase", partner, reason=WHY)
    a_day_later()
    assert known() == []


def test_only_those_who_answer_people_do_so(partner):
    helper = make_user(email="helper@example.com", is_staff=True)
    codes = ["view_user", "change_user", "view_connectedaccount", "change_connectedaccount"]
    helper.user_permissions.set(Permission.objects.filter(codename__in=codes))
    rows = {"user": partner.user_id, "connectedaccount": partner.accounts.first().pk}

    for name, action in product(rows, ("export", "erase")):
        chosen = {"action": action, "_selected_action": [str(rows[name])], "answered": "yes"}
        answer = logged_in(helper).post(f"/admin/accounts/{name}/", chosen | {"reason": WHY})
        assert not answer.streaming
    assert User.objects.get(pk=partner.user_id).is_active
    assert partner.accounts.count() == 2

    helper.user_permissions.add(Permission.objects.get(codename="answer_people"))
    chosen = {"action": "export", "_selected_action": [str(partner.user_id)], "answered": "yes"}
    assert logged_in(helper).post("/admin/accounts/user/", chosen | {"reason": WHY}).streaming


def test_many_accounts_are_left_to_the_command(partner, desk, monkeypatch):
    monkeypatch.setattr("accounts.admin.leaving.MOST_HERE", 2)

    assert "use ./run manage erase_person" in do(desk, "erase", partner.user, reason=WHY)
    assert User.objects.get(pk=partner.user_id).is_active


def test_the_command_says_what_goes_and_does_it_when_told(partner):
    out = StringIO()
    call_command("erase_person", partner.user.email, reason=WHY, stdout=out)
    assert out.getvalue() == "canary-mail@example.com: 3 accounts. --yes forgets them.\n"

    call_command("erase_person", str(partner.user_id), "--yes", reason=WHY, stdout=out)

    assert "accounts: 3" in out.getvalue()
    assert User.objects.get(pk=partner.user_id).email.endswith("@erased.invalid")
    with pytest.raises(CommandError, match="Nobody is called"):
        call_command("erase_person", "canary-mail@example.com", reason=WHY)


# promise 127
def test_staff_export_and_forget_an_account_with_a_reason(partner, desk, staff):
    account = partner.accounts.get(live=True)
    asked = {"action": "export", "_selected_action": [str(account.pk)], "answered": "yes"}

    told = json.loads(
        desk.post("/admin/accounts/connectedaccount/", asked | {"reason": WHY}).getvalue()
    )
    said = do(desk, "erase", account, reason=WHY)

    assert told["account"][0]["external_id"] == "canary-user-id"
    assert "1 deleted" in said
    assert not ConnectedAccount.objects.filter(pk=account.pk).exists()
    done = Event.objects.filter(account_id=account.pk, actor="staff", actor_id=str(staff.pk))
    assert {"account.exported", "account.erasure_asked", "account.deleted"} <= set(
        done.values_list("type", flat=True)
    )
    a_day_later()
    left = {line.partition(": ")[0] for line in known() if line.endswith("canary-user-id")}
    assert left == {"table accounts_connectedaccount", "table inbox_inboxevent"}  # of test mode
