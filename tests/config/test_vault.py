"""Sealing: fresh nonces, bound to its place, keys by id, and nothing that is no key."""

import base64
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from config import vault
from config.keyring import keyring
from config.vault import CannotOpen, place_of, seal, sealing_form, unseal
from integrations.models import OAuthClient, Token
from tests.factories import make_account, make_integration
from tests.security.keyrings import new_key

pytestmark = pytest.mark.usefixtures("either_form")
PLACE = "integrations_token|access_sealed|row-1|owner-1"


def nonce_of(sealed):
    return base64.urlsafe_b64decode(sealed.split(":")[2])[: vault.NONCE_BYTES]


def test_what_is_sealed_opens_at_its_place():
    assert unseal(seal("gho_sécret 🔑", PLACE), PLACE) == "gho_sécret 🔑"


def test_the_stored_form_names_version_and_key_and_holds_no_plain_text(settings):
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k2026")

    sealed = seal("gho_secret", PLACE)

    assert re.fullmatch(rf"{sealing_form()}:k2026:[\w-]+=*", sealed)
    raw = base64.urlsafe_b64decode(sealed.split(":")[2])
    assert b"gho_secret" not in raw
    assert len(raw) == 12 + len("gho_secret") + 16


# promise 54: 100,000 writes here; the nonce has 96 random bits, so a million differ as surely.
def test_nonces_never_repeat():
    nonces = {nonce_of(seal("x", PLACE)) for _ in range(100_000)}

    assert len(nonces) == 100_000
    assert {len(nonce) for nonce in nonces} == {12}


# promise 55
@pytest.mark.parametrize(
    "elsewhere",
    [
        "integrations_token|refresh_sealed|row-1|owner-1",
        "integrations_token|access_sealed|row-2|owner-1",
        "integrations_token|access_sealed|row-1|owner-2",
        "connect_connectsession|access_sealed|row-1|owner-1",
        "",
    ],
    ids=["column", "row", "owner", "table", "nowhere"],
)
def test_a_ciphertext_copied_elsewhere_does_not_open(elsewhere):
    sealed = seal("gho_secret", PLACE)

    with pytest.raises(CannotOpen):
        unseal(sealed, elsewhere)


# promise 55
@pytest.mark.django_db
def test_a_token_copied_to_another_row_column_or_owner_does_not_open(partner):
    mine = make_integration(make_account(partner, "a"), refresh_token="r").tokens.get()
    other = make_integration(make_account(partner, "b"), refresh_token="r").tokens.get()

    other.access_sealed = mine.access_sealed
    with pytest.raises(CannotOpen):
        other.access_token  # noqa: B018
    mine.refresh_sealed = mine.access_sealed
    with pytest.raises(CannotOpen):
        mine.refresh_token  # noqa: B018
    mine.integration_id = other.integration_id
    with pytest.raises(CannotOpen):
        mine.access_token  # noqa: B018


@pytest.mark.parametrize("position", [0, 11, 12, -1])
def test_one_altered_byte_is_noticed(position):
    version, key_id, encoded = seal("gho_secret", PLACE).split(":")
    raw = bytearray(base64.urlsafe_b64decode(encoded))
    raw[position] ^= 1

    with pytest.raises(CannotOpen):
        unseal(f"{version}:{key_id}:{base64.urlsafe_b64encode(raw).decode()}", PLACE)


@pytest.mark.parametrize(
    "rubbish",
    ["", "gho_plain", "v1:", "v1:k:", "v1::", "v1:k1:%%%", "v2:", "v2:k1:AAAA", "v2::AAAA"],
)
def test_what_was_never_sealed_is_refused_and_not_repeated(rubbish):
    with pytest.raises(CannotOpen) as caught:
        unseal(rubbish, PLACE)

    assert "gho_plain" not in str(caught.value)


@pytest.mark.parametrize("version", ["v0", "v3", "v9", "V2", ""])
def test_another_version_does_not_open(version):
    sealed = seal("x", PLACE)

    with pytest.raises(CannotOpen, match=f"unknown form {version!r}"):
        unseal(version + sealed[2:], PLACE)


# promise 56
def test_the_first_key_seals_and_every_key_opens(settings):
    old, new = new_key("k2025"), new_key("k2026")
    settings.TOKEN_ENCRYPTION_KEYS = old
    before = seal("before", PLACE)

    settings.TOKEN_ENCRYPTION_KEYS = f"{new}, {old}"
    after = seal("after", PLACE)

    assert [vault.key_id_of(before), vault.key_id_of(after)] == ["k2025", "k2026"]
    assert [unseal(before, PLACE), unseal(after, PLACE)] == ["before", "after"]


def test_a_key_that_was_removed_opens_nothing(settings):
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k2025")
    sealed = seal("x", PLACE)
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k2026")

    with pytest.raises(CannotOpen):
        unseal(sealed, PLACE)


def test_another_key_under_the_same_id_opens_nothing(settings):
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k1")
    sealed = seal("x", PLACE)
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k1")

    with pytest.raises(CannotOpen):
        unseal(sealed, PLACE)


# promise 58
@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("", "TOKEN_ENCRYPTION_KEYS holds no key"),
        (",", "TOKEN_ENCRYPTION_KEYS holds no key"),
        ("k1:c2hvcnQ", "k1 must be id:base64 of 32 random bytes"),
        ("k1:" + "A" * 43, "k1 must be id:base64 of 32 random bytes"),
        ("k1:" + base64.b64encode(b"0123456" * 4 + b"0123").decode(), "k1 must be id:base64"),
        ("k1", "an entry must be id:base64 of 32 random bytes"),
        (":" + new_key("x")[2:], "an entry must be id:base64 of 32 random bytes"),
        (new_key("k1") + "," + new_key("k1"), "names 'k1' twice"),
    ],
    ids=["empty", "comma", "short", "zeros", "example", "no key", "no id", "doubled"],
)
def test_what_is_no_key_is_refused_by_name_and_not_repeated(spec, sentence):
    with pytest.raises(ImproperlyConfigured, match=re.escape(sentence)) as caught:
        keyring(spec)

    assert "c2hvcnQ" not in str(caught.value)


@pytest.mark.django_db
def test_an_empty_value_is_stored_empty_and_read_empty(account):
    token = make_integration(account, refresh_token="").tokens.get()

    assert (token.refresh_sealed, token.refresh_token) == ("", "")


@pytest.mark.django_db
def test_a_place_names_table_column_row_and_owner(account):
    token = make_integration(account).tokens.get()

    place = place_of(token, "access_sealed")

    assert place == f"integrations_token|access_sealed|{token.pk}|{token.integration_id}"


# promise 62: what a traceback or a log line shows of a row
@pytest.mark.django_db
def test_no_repr_holds_a_secret(account):
    token = make_integration(
        account, access_token="gho_secret", refresh_token="ghr_secret"
    ).tokens.get()
    client = OAuthClient.objects.get()
    due = timezone.now() + timedelta(hours=1)

    shown = " ".join(
        map(repr, (token, client, Token.objects.filter(obtained_at__lt=due), vars(token)))
    )

    assert "gho_secret" not in shown
    assert "ghr_secret" not in shown
    assert client.client_secret not in shown
