"""What is kept of a key, and how fast the end of one is felt in every process."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from accounts import keys
from accounts.keys import BASE62, digest, looks_real, new_key
from accounts.models import ApiKey
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key
from tests.security import other_process

ASK = """
import os
from tests.conftest import Api
for path in ("/api/v1/accounts", "/api/v1/github/repos"):
    print(Api(os.environ["KEY"]).get(path).status_code)
"""


def statuses_in_another_process(key):
    """Return the status of an own and of a proxied route as another process answers them."""
    ended = other_process.run(ASK, KEY=key, LOG_LEVEL="ERROR")
    assert ended.returncode == 0, ended.stderr
    return [int(line) for line in ended.stdout.split()]


# promise 67
@pytest.mark.django_db(transaction=True)
def test_a_revoked_key_stops_in_another_process_at_once(partner):
    key = make_key(partner)
    before = statuses_in_another_process(key)

    ApiKey.objects.get().revoke()

    assert before == [200, 400]  # the proxy misses the account header
    assert statuses_in_another_process(key) == [401, 401]


# promise 67: no process remembers a key, so the next call in the same one fails as well
@pytest.mark.django_db
def test_a_revoked_key_stops_with_the_next_call_on_every_kind_of_route(api, account, upstream):
    make_integration(account)
    upstream.get("https://api.github.com/user/repos", json=[])
    acting = api.acting_for(account.external_id)
    paths = ["/api/v1/github/repos", "/api/v1/accounts", "/api/v1/me"]
    before = [acting.get(path).status_code for path in paths]

    ApiKey.objects.update(revoked_at=timezone.now())

    assert before == [200, 200, 200]
    assert [acting.get(path).status_code for path in paths] == [401, 401, 401]


# promise 67
@pytest.mark.django_db
def test_an_expired_key_stops_on_the_proxy_as_well(partner):
    make_account(partner)
    api = Api(make_key(partner, expires_at=timezone.now() - timedelta(milliseconds=1)), "user-123")

    assert api.get("/api/v1/github/repos").status_code == 401


# promise 63
def test_a_scanner_finds_keys_by_their_form():
    form = re.compile(r"(sk_live|bb_sk)_[0-9A-Za-z]{38}")

    assert all(form.fullmatch(new_key(app=app).text) for app in (True, False) for _ in range(200))


# promise 63: 32 characters of 62 hold 190 bits, drawn from the system's generator
def test_the_random_part_uses_the_whole_alphabet_evenly():
    letters = "".join(new_key().text[8:40] for _ in range(3_000))

    counts = [letters.count(letter) for letter in BASE62]

    assert len(letters) == 96_000
    assert min(counts) > 1_300
    assert max(counts) < 1_800


# promise 63
def test_swapped_neighbours_and_other_prefixes_are_noticed():
    key = new_key().text
    swapped = [key[:i] + key[i + 1] + key[i] + key[i + 2 :] for i in range(8, len(key) - 1)]

    assert looks_real(key)
    assert not any(looks_real(text) for text in swapped if text != key)
    assert not looks_real(key.replace("sk_live_", "bb_sk_"))
    assert not any(looks_real(text) for text in ("", key[:-1], key + "0", f" {key}", key.upper()))


# promise 64
@pytest.mark.django_db
def test_no_column_of_the_row_holds_the_key(partner, settings):
    raw = make_key(partner)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_apikey")
        row = " ".join(map(str, cursor.fetchone()))

    assert raw not in row
    assert raw[8:40] not in row
    assert digest(raw, settings.API_KEY_PEPPERS[0]) in row
    assert ApiKey.objects.get().masked == f"{raw[:11]}…{raw[-4:]}"


# promise 64: without the pepper the digests say nothing about which key it is
def test_the_digest_depends_on_the_pepper():
    text = new_key().text

    assert digest(text, "one") != digest(text, "two")
    assert len(digest(text, "one")) == 64


# promise 64
def test_a_new_key_does_not_show_itself():
    raw = new_key()

    assert raw.text not in repr(raw)


# promise 65: no byte of a key is compared by us; the index is asked for an HMAC nobody can steer
@pytest.mark.django_db
def test_lookup_is_by_digest_and_the_checksum_by_constant_time(api, monkeypatch):
    compared = []
    monkeypatch.setattr(keys.hmac, "compare_digest", lambda a, b: compared.append((a, b)) or a == b)

    assert api.get("/api/v1/accounts").status_code == 200

    assert compared == [(api.key[-6:], api.key[-6:])]
