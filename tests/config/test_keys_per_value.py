"""A key for each value: derived from the configured one, good for one place, and readable beside the other form."""

import base64
import hmac
from hashlib import sha256

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from config import keyring
from config.vault import CannotOpen, Sealed, place_of, seal, unseal
from integrations import journal
from integrations.models import RevocationJob
from providers.spec import Grant
from tests.factories import make_account, make_integration, make_partner
from tests.security.keyrings import new_key
from tests.security.sealed_rows import keep_secrets

PLACE = "integrations_token|access_sealed|row-1|owner-1"
KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def _key(settings):
    settings.TOKEN_ENCRYPTION_KEYS = f"k1:{base64.urlsafe_b64encode(KEY).decode()}"


@pytest.fixture
def token(account):
    return make_integration(account, "github").tokens.get()


@pytest.fixture
def on(settings):
    settings.TOKEN_KEYS_PER_VALUE = True


def derived_by_hand(place):
    """Return the key of a place as RFC 5869 says, by HMAC alone."""
    extracted = hmac.digest(b"patchbay vault v2", KEY, sha256)
    return AESGCM(hmac.digest(extracted, place.encode() + b"\x01", sha256))


def opened_with(box, sealed, place):
    raw = base64.urlsafe_b64decode(sealed.split(":")[2])
    return box.decrypt(raw[:12], raw[12:], f"v2|{place}".encode()).decode()


def test_what_is_sealed_stays_readable_by_the_rules_that_are_written_down(on):
    assert opened_with(derived_by_hand(PLACE), seal("gho_secret", PLACE), PLACE) == "gho_secret"


# A value of each form, made when there were two: both must open for ever.
@pytest.mark.parametrize(
    "kept",
    [
        "v1:k1:AAECAwQFBgcICQoLIGq5RLaAoWnoNYLqQoOWQUVpEClL4ryqCu0=",
        "v2:k1:AAECAwQFBgcICQoLvoTo3xYZHxIulkHMjVngRkhFFSyl0fJkbYo=",
    ],
    ids=["v1", "v2"],
)
def test_a_value_of_either_form_opens_whatever_is_set(kept, either_form):
    assert unseal(kept, PLACE) == "gho_secret"


@pytest.mark.parametrize(("made", "now"), [(False, True), (True, False)])
def test_one_form_cannot_be_passed_off_as_the_other(settings, made, now):
    settings.TOKEN_KEYS_PER_VALUE = made
    sealed = seal("gho_secret", PLACE)
    settings.TOKEN_KEYS_PER_VALUE = now

    assert unseal(sealed, PLACE) == "gho_secret"
    with pytest.raises(CannotOpen):
        unseal({"v1": "v2", "v2": "v1"}[sealed[:2]] + sealed[2:], PLACE)


@pytest.mark.parametrize("box", [AESGCM(KEY), derived_by_hand("")], ids=["itself", "of nothing"])
def test_the_configured_key_opens_nothing_without_the_derivation(on, box):
    with pytest.raises(InvalidTag):
        opened_with(box, seal("gho_secret", PLACE), PLACE)


# promise 60: a data key serves no two tenants, and no two rows of one
@pytest.mark.django_db
def test_a_data_key_of_one_owner_opens_nothing_of_another(on):
    one, other = (make_integration(make_account(make_partner())).tokens.get() for _ in range(2))
    theirs = place_of(other, "access_sealed")
    box = derived_by_hand(place_of(one, "access_sealed"))

    assert opened_with(box, one.access_sealed, place_of(one, "access_sealed")) == one.access_token
    with pytest.raises(InvalidTag):
        opened_with(box, other.access_sealed, theirs)
    assert opened_with(derived_by_hand(theirs), other.access_sealed, theirs) == other.access_token


# Their places end with a provider and with a number: what stands last there is of all tenants.
@pytest.mark.django_db
def test_revocations_and_records_of_two_tenants_share_no_key(on, token):
    other = make_integration(make_account(make_partner(), "other"), "github").tokens.get()
    jobs = [RevocationJob(provider="github", client=token.client) for _ in range(2)]
    places = [place_of(job, "token_sealed") for job in jobs]
    places += [journal.place_of(token), journal.place_of(other)]

    ends = {place.rpartition("|")[2] for place in places}
    assert ends == {"github", "1"}
    for place in places:
        sealed = seal("gone", place)
        boxes = [derived_by_hand(each) for each in places]
        assert [opens(box, sealed, place) for box in boxes] == [each == place for each in places]


def opens(box, sealed, place):
    try:
        return opened_with(box, sealed, place) == "gone"
    except InvalidTag:
        return False


@pytest.mark.django_db
def test_a_record_of_the_journal_has_a_key_of_its_own(on, token, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    journal.keep(token, Grant("canary-access", "canary-refresh"))
    kept = journal.path_of(token).read_text()

    assert kept.startswith("v2:k1:")
    place = f"journal|grant|{token.pk}|1"
    assert "canary-access" in opened_with(derived_by_hand(place), kept, place)
    settings.TOKEN_KEYS_PER_VALUE = False
    assert journal.find(token).access_token == "canary-access"


# A part that held the mark between parts could make two places one, and their keys too.
@pytest.mark.django_db
def test_every_place_has_four_parts(partner):
    keep_secrets(partner)

    places = [
        place_of(row, name)
        for model, names in Sealed.columns.items()
        for row in model.objects.all()
        for name in names
    ]
    assert len(places) == 13
    assert {place.count("|") for place in places} == {3}


@pytest.mark.parametrize("key_id", ["k2", ""])
def test_a_key_that_is_not_there_derives_nothing(on, key_id):
    sealed = seal("x", PLACE)

    with pytest.raises(CannotOpen):
        unseal(f"v2:{key_id}:{sealed.split(':')[2]}", PLACE)


def test_a_key_is_derived_once_while_its_value_is_in_use_and_not_many_are_kept(on):
    sealed = seal("x", f"{PLACE}-of-this-test")
    before = keyring.derived.cache_info()

    for _ in range(3):
        unseal(sealed, f"{PLACE}-of-this-test")

    after = keyring.derived.cache_info()
    assert (after.hits - before.hits, after.misses - before.misses) == (3, 0)
    assert after.maxsize == 4096


def test_another_key_under_the_same_id_is_no_key_that_was_derived_before(on, settings):
    sealed = seal("x", PLACE)
    settings.TOKEN_ENCRYPTION_KEYS = new_key("k1")

    with pytest.raises(CannotOpen):
        unseal(sealed, PLACE)


def test_no_repr_holds_a_key(settings):
    shown = repr(keyring.keyring(settings.TOKEN_ENCRYPTION_KEYS))

    assert repr(KEY)[2:20] not in shown
    assert settings.TOKEN_ENCRYPTION_KEYS[3:20] not in shown
