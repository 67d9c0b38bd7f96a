"""API keys: their form, where they are read, and when they stop working."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone

from accounts.keys import BASE62, looks_real, new_key
from accounts.models import ApiKey
from billing.models import UsageRecord
from tests.conftest import Api
from tests.factories import make_key, make_user

ACCOUNTS = "/api/v1/accounts"
NOON = datetime(2026, 2, 25, 12, tzinfo=UTC)


def refusal(response):
    error = response.json()
    assert response.status_code == 401
    assert (error["ok"], error["error_code"], error["code"]) == (
        False,
        "AUTH_REQUIRED",
        "AUTH_REQUIRED",
    )
    assert response["WWW-Authenticate"] == "Bearer"
    return error["error"]


def test_is_190_random_bits_and_a_checksum():  # promise 63
    keys = [new_key().text for _ in range(50)]

    assert len(set(keys)) == 50
    for key in keys:
        assert re.fullmatch(r"sk_live_[0-9A-Za-z]{38}", key)
        assert looks_real(key)


def test_every_mistyped_character_breaks_the_checksum():  # promise 63
    key = new_key().text

    for place in range(len("sk_live_"), len(key)):
        wrong = BASE62[(BASE62.index(key[place]) + 1) % len(BASE62)]
        assert not looks_real(key[:place] + wrong + key[place + 1 :])


def test_only_a_digest_and_the_ends_are_kept(partner):  # promise 64
    raw = make_key(partner)

    row = ApiKey.objects.values().get()
    assert (row["prefix"], row["last_four"]) == (raw[:11], raw[-4:])
    assert re.fullmatch(r"[0-9a-f]{64}", row["digest"])
    assert raw not in str(row)
    assert raw[11:-4] not in str(row)


def test_no_header_at_all(db):
    assert refusal(Api().get(ACCOUNTS)) == "Missing authorization header"


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer ", "Bearer x", "Basic {key}", "{key}", "Token {key}", "Bearer {key}x", "  "],
)
def test_a_header_that_holds_no_key(partner, header):
    raw = make_key(partner)

    response = Api().get(ACCOUNTS, headers={"Authorization": header.format(key=raw)})

    assert refusal(response) == "Invalid API key"


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_scheme_may_be_written_in_any_case(partner, scheme):
    headers = {"Authorization": f"{scheme} {make_key(partner)}"}

    assert Api().get(ACCOUNTS, headers=headers).status_code == 200


def test_a_wrong_checksum_is_refused_without_asking_the_database(db, django_assert_num_queries):
    # promise 66
    raw = new_key().text
    mistyped = raw[:-1] + ("1" if raw.endswith("0") else "0")

    with django_assert_num_queries(0):
        assert refusal(Api(mistyped).get(ACCOUNTS)) == "Invalid API key"


def test_a_key_that_was_never_issued(db):
    assert refusal(Api(new_key().text).get(ACCOUNTS)) == "Invalid API key"


def test_an_app_key_works_on_the_apps_api_only(partner):
    assert refusal(Api(new_key(app=True).text).get(ACCOUNTS)) == "Invalid API key"


def test_a_revoked_key_stops_at_once(api, partner):  # promise 67
    key = ApiKey.objects.get()
    assert api.get(ACCOUNTS).status_code == 200

    assert key.revoke() is True

    assert refusal(api.get(ACCOUNTS)) == "Invalid API key"
    assert key.revoke() is False


def test_expiry_counts_to_the_second(partner):  # promise 67
    api = Api(make_key(partner, expires_at=NOON))

    with time_machine.travel(NOON - timedelta(seconds=1), tick=False):
        assert api.get(ACCOUNTS).status_code == 200
    with time_machine.travel(NOON, tick=False):
        assert refusal(api.get(ACCOUNTS)) == "Invalid API key"


def test_a_deactivated_user_has_no_keys(api, partner):
    partner.user.is_active = False
    partner.user.save()

    assert refusal(api.get(ACCOUNTS)) == "Invalid API key"


def test_keys_under_an_older_pepper_go_on(partner, settings):
    with override_settings(API_KEY_PEPPERS=["old-pepper"]):
        api = Api(make_key(partner))

    assert api.get(ACCOUNTS).status_code == 401
    settings.API_KEY_PEPPERS = [*settings.API_KEY_PEPPERS, "old-pepper"]
    assert api.get(ACCOUNTS).status_code == 200


@pytest.mark.parametrize("name", ["api_key", "key", "access_token", "q"])
def test_a_key_in_the_url_is_refused_and_called_exposed(api, name):  # promise 73
    response = api.get(ACCOUNTS, {name: api.key})

    error = response.json()
    assert response.status_code == 400
    assert "revoke this one" in error["error"]
    assert api.key not in response.content.decode()


def test_a_key_in_the_url_alone_is_refused_too(partner):  # promise 73
    raw = make_key(partner)

    response = Api().get(f"/api/v1/github/repos?token={raw}")

    assert response.status_code == 400


def test_a_key_in_the_body_opens_nothing(partner):  # promise 73
    body = {"external_id": "u", "api_key": make_key(partner)}

    assert refusal(Api().post_json(ACCOUNTS, body)) == "Missing authorization header"
    assert not partner.accounts.exists()


def test_last_use_is_noted_once_a_minute(api):
    with time_machine.travel(NOON, tick=False) as clock:
        api.get(ACCOUNTS, REMOTE_ADDR="10.1.1.1")
        first = ApiKey.objects.get()
        clock.shift(59)
        api.get(ACCOUNTS, REMOTE_ADDR="10.1.1.2")
        second = ApiKey.objects.get()
        clock.shift(1)
        api.get(ACCOUNTS, REMOTE_ADDR="10.1.1.3")
        third = ApiKey.objects.get()

    assert (first.first_used_at, first.last_used_at, first.last_used_ip) == (NOON, NOON, "10.1.1.1")
    assert (second.last_used_at, second.last_used_ip) == (NOON, "10.1.1.1")
    assert (third.last_used_at - NOON).total_seconds() == 60
    assert (third.first_used_at, third.last_used_ip) == (NOON, "10.1.1.3")


def test_a_refused_key_leaves_no_record_and_no_limit_headers(partner):
    response = Api(make_key(partner, expires_at=timezone.now())).get(ACCOUNTS)

    assert refusal(response)
    assert not UsageRecord.objects.exists()
    assert not [name for name in response.headers if "ratelimit" in name.lower()]


def test_partner_and_personal_keys_of_a_partner_may_both_manage_accounts(partner):
    for kind in ("partner", "personal"):
        assert Api(make_key(partner, kind)).get(ACCOUNTS).status_code == 200


@pytest.mark.parametrize("kind", ["partner", "personal"])
def test_a_user_without_a_profile_may_not(db, kind):
    response = Api(make_key(make_user(), kind)).get(ACCOUNTS)

    assert (response.status_code, response.json()["error_code"]) == (403, "PARTNER_REQUIRED")
