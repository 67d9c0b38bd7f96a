"""Every model is there for support, and no secret with it."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import quote
from django.urls import reverse

from config.vault import Sealed

OURS = ("accounts", "billing", "connect", "idempotency", "inbox", "integrations", "worker")
REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)
OWN = [model for model in REGISTERED if model._meta.app_label in OURS]
NO_PLURAL = re.compile(r"(?:[sxz]|ch|sh)s$|[^aeiou]ys$|[^s]$|sign in")
STAFFS = {"accounts.User", "billing.Plan", "billing.Subscription"}  # made and changed by staff
BY_THE_PRODUCT = [model for model in OWN if model._meta.label not in STAFFS]


def address(model, page, *args):
    """Return an address of the admin. It reads `_ab` in an id as a letter's code, so ids are quoted."""
    where = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
    return reverse(where, args=[quote(str(arg)) for arg in args])


def label(model):
    return model._meta.label


def test_every_model_of_ours_is_registered():
    assert set(OWN) == {model for app in OURS for model in apps.get_app_config(app).get_models()}


def test_lists_are_named_as_people_write_them(desk):
    titles = [str(model._meta.verbose_name_plural) for model in REGISTERED]

    assert [title for title in titles if NO_PLURAL.search(title)] == []
    assert len(set(titles)) == len(titles)
    shown = desk.get("/admin/").content.decode()
    assert [title for title in titles if title[1:] not in shown] == []


@pytest.mark.parametrize(
    "title", ["outboxs", "deliverys", "addresss", "callss", "batchs", "device sign ins"]
)
def test_what_is_no_plural_is_found(title):
    assert NO_PLURAL.search(title)


def test_no_two_headings_of_the_admin_are_the_same():
    headings = [apps.get_app_config(app).verbose_name for app in {m._meta.app_label for m in OWN}]
    others = {apps.get_app_config(m._meta.app_label).verbose_name for m in REGISTERED} - {*headings}

    assert len(set(headings)) == len(headings)
    assert "Accounts" in others


# promise 62
@pytest.mark.parametrize("model", REGISTERED, ids=label)
def test_list_search_and_row_are_shown_without_a_secret(desk, everything, model):
    row = model.objects.first()

    pages = [
        desk.get(address(model, "changelist")),
        desk.get(address(model, "changelist"), {"q": "x", "o": "1"}),
        desk.get(address(model, "change", row.pk)),
        desk.get(address(model, "history", row.pk)),
    ]

    assert [page.status_code for page in pages] == [200] * 4
    for page in pages:
        assert [secret for secret in everything if secret in page.content.decode()] == []


def test_the_secrets_looked_for_are_real(everything):
    assert all(len(secret) >= 7 for secret in everything)
    assert len(set(everything)) == len(everything) == 22


@pytest.mark.parametrize("model", OWN, ids=label)
def test_sealed_columns_and_digests_are_no_columns_of_the_admin(rf, staff, model):
    request = rf.get("/")
    request.user = staff
    shown = set(admin.site._registry[model].get_fields(request, model()))

    assert shown
    assert shown.isdisjoint(Sealed.columns.get(model, []))
    assert [name for name in shown if "digest" in name or "fingerprint" in name] == []


# promise 62
@pytest.mark.parametrize("model", REGISTERED, ids=label)
def test_no_address_asks_a_list_for_what_is_hidden(desk, everything, model):
    hidden = sorted(admin.site._registry[model].hidden)

    asked = [desk.get(address(model, "changelist"), {f"{name}__gte": ""}) for name in hidden]

    assert [answer.status_code for answer in asked] == [400] * len(hidden)


def test_the_columns_that_are_hidden_are_known():
    hidden = {(label(m), name) for m in REGISTERED for name in admin.site._registry[m].hidden}

    assert {
        ("accounts.ApiKey", "digest"),
        ("accounts.App", "jwt_secret_sealed"),
        ("accounts.User", "password"),
        ("integrations.Token", "access_sealed"),
    } <= hidden


@pytest.mark.parametrize("model", BY_THE_PRODUCT, ids=label)
def test_what_the_product_makes_nobody_adds_or_changes(desk, everything, model):
    row = model.objects.first()

    assert desk.get(address(model, "add")).status_code == 403
    assert desk.post(address(model, "add"), {}).status_code == 403
    assert desk.post(address(model, "change", row.pk), {}).status_code == 403


@pytest.mark.parametrize("model", OWN, ids=label)
def test_no_row_is_deleted_here(desk, everything, model):
    row = model.objects.first()

    one = desk.post(address(model, "delete", row.pk), {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [str(row.pk)], "post": "yes"}
    many = desk.post(address(model, "changelist"), chosen)

    assert (one.status_code, many.status_code < 500) == (403, True)
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", OWN, ids=label)
def test_a_list_counts_no_further_than_people_page(
    desk, everything, model, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr("config.support.COUNTED_TO", 1)
    desk.get("/admin/")  # the first look notes where the session is seen

    with django_assert_max_num_queries(12) as statements:
        desk.get(address(model, "changelist"))

    counts = [q["sql"] for q in statements.captured_queries if "COUNT(*)" in q["sql"]]
    assert counts
    assert all("LIMIT 1" in sql for sql in counts)


@pytest.mark.parametrize("model", REGISTERED, ids=label)
def test_nobody_but_staff_sees_anything(client, everything, partner, model):
    assert client.get(address(model, "changelist")).status_code == 302

    client.force_login(partner.user)

    answer = client.get(address(model, "changelist"), follow=True)
    assert answer.status_code == 403


@pytest.mark.parametrize("model", OWN, ids=label)
def test_staff_without_the_permission_see_nothing(client, everything, staff, model):
    staff.is_superuser = False
    staff.save()
    client.force_login(staff)

    assert client.get(address(model, "changelist")).status_code == 403
