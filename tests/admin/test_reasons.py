"""Nothing of a customer is changed here without a reason and an event: every form and every action."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.forms.models import model_to_dict

from accounts.audit.words import SENTENCES
from accounts.models import Event
from tests.admin.test_every_model import REGISTERED, address, label

REASON = "ticket 7, asked on the telephone"
ANSWERS = {"reason": REASON, "calls": "5", "amount": "12.50"}
NOT_LOOKED_AT = {"admin.LogEntry", "sessions.Session", "accounts.Event", "usersessions.UserSession"}
ACTIONS = [
    (model, name)
    for model in REGISTERED
    for name in admin.site._registry[model].actions or ()
    if name != "look"  # changes nothing of theirs; tests.admin.test_looking
]


def rows_of_everything():
    """Return all rows of all tables, as text; the logs and what a request notes by itself aside."""
    models = [m for m in apps.get_models() if m._meta.label not in NOT_LOOKED_AT]
    return {m._meta.label: sorted(map(str, m.objects.values_list())) for m in models}


def act(desk, model, name, row, **answers):
    chosen = {"action": name, "_selected_action": [str(row.pk)]}
    return desk.post(address(model, "changelist"), chosen | answers)


# promise 79
@pytest.mark.parametrize(("model", "name"), ACTIONS, ids=lambda x: getattr(x, "__name__", x))
def test_no_action_changes_anything_without_a_reason(desk, everything, model, name):
    before, row = rows_of_everything(), model.objects.first()

    for answers in ({}, {"answered": "yes", **ANSWERS, "reason": " "}):
        answer = act(desk, model, name, row, **answers)
        assert answer.status_code == 200
        assert "Kept in the event log, with your name." in answer.content.decode()

    assert rows_of_everything() == before
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(("model", "name"), ACTIONS, ids=lambda x: getattr(x, "__name__", x))
def test_what_an_action_changes_it_writes_down_with_the_reason(
    desk, staff, everything, model, name
):
    before, row, events = rows_of_everything(), model.objects.first(), Event.objects.count()

    act(desk, model, name, row, answered="yes", plan=plan_for(row), **ANSWERS)

    if rows_of_everything() != before:
        newest = list(Event.objects.order_by("id"))[events:]
        assert newest
        assert {(e.actor, e.actor_id) for e in newest} == {("staff", str(staff.pk))}
        assert REASON in [e.data.get("reason") for e in newest]
        assert {e.type for e in newest} <= set(SENTENCES)
    assert [e.change_message.endswith(REASON) for e in LogEntry.objects.all()] == [True]


def plan_for(row):
    plan = getattr(row, "plan", None)
    others = type(plan).objects.filter(family=plan.family).exclude(pk=plan.pk) if plan else None
    return others.first().pk if others else ""


def test_every_action_asks():
    asking = {
        (model._meta.label, name)
        for model in REGISTERED
        for name in admin.site._registry[model].actions or ()
        if hasattr(getattr(admin.site._registry[model], name), "asks")
    }

    assert {(m._meta.label, name) for m, name in ACTIONS} <= asking
    assert len(asking) >= 16


@pytest.mark.parametrize("model", REGISTERED, ids=label)
def test_no_form_changes_anything_without_a_reason(desk, everything, model):
    before, row = rows_of_everything(), model.objects.first()
    said = {k: v for k, v in model_to_dict(row).items() if isinstance(v, str | int) and v}

    changed = desk.post(address(model, "change", row.pk), said | {"name": "Changed"})
    added = desk.post(address(model, "add"), said | {"name": "New", "email": "new@example.com"})
    removed = desk.post(address(model, "delete", row.pk), {"post": "yes"})

    # A subscription saved as it is needs no reason: nothing is changed.
    assert {changed.status_code, added.status_code} <= {200, 302, 403}
    assert removed.status_code == 403
    assert rows_of_everything() == before


def test_a_form_writes_down_what_it_changed_and_why(desk, staff, partner):
    user = partner.user

    desk.post(address(type(user), "change", user.pk), {"name": "Ada", "reason": REASON})

    event = Event.objects.get()
    assert (event.type, event.actor, event.actor_id) == ("user.changed", "staff", str(staff.pk))
    assert (event.user_id, event.partner_id) == (user.pk, partner.pk)
    assert event.data == {"changed": ["name", "is_active"], "reason": REASON}
    said = LogEntry.objects.get().change_message
    assert said == f"Changed: name, is_active. Reason: {REASON}"
