import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from providers.definitions.discord import deliveries
from providers.definitions.discord.feeds import WEBHOOK
from providers.spec import Notice, Reply
from tests.providers.delivered import delivery, forged

NOW = 1_795_000_000
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PUBLIC = KEY.public_key().public_bytes_raw().hex()
USER = {"id": "80351110224678912", "username": "mara", "global_name": "Mara"}


def event(type_="APPLICATION_DEAUTHORIZED", **data):
    told = {"type": type_, "timestamp": "2026-11-18T14:42:53.064834", "data": data}
    return {"version": 1, "application_id": "1234560123453231555", "type": 1, "event": told}


def signed(body, at=NOW, **more):
    raw = json.dumps(body).encode()
    signature = KEY.sign(str(at).encode() + raw).hex()
    headers = {"X-Signature-Ed25519": signature, "X-Signature-Timestamp": str(at)}
    return delivery(raw, headers | more)


def one(body):
    [notice] = WEBHOOK.read(delivery(body))
    return notice


def check(sent, now=NOW, secrets=(PUBLIC,)):
    return forged(WEBHOOK.check, sent, secrets, now)


def test_a_person_who_revokes_the_app_ends_their_grant():
    assert one(event(user=USER)) == Notice(
        type="authorization.revoked",
        summary="mara revoked the app's authorization in Discord",
        about=("user:80351110224678912",),
        payload={
            "event": "APPLICATION_DEAUTHORIZED",
            "at": "2026-11-18T14:42:53.064834",
            "user_id": "80351110224678912",
            "user": "mara",
        },
        ends="all",
        happened_at=datetime(2026, 11, 18, 14, 42, 53, 64834, UTC).timestamp(),
    )


def test_an_authorisation_is_told_to_the_person_and_ends_nothing():
    guild = {"id": "99", "name": "Harbour"}

    notice = one(event("APPLICATION_AUTHORIZED", user=USER, scopes=["identify"], guild=guild))

    assert (notice.type, notice.ends) == ("authorization.granted", "")
    assert notice.about == ("user:80351110224678912",)
    assert notice.summary == "mara authorized the app in Discord Harbour"


@pytest.mark.parametrize(
    ("type_", "ours"),
    [
        ("ENTITLEMENT_CREATE", "entitlement.created"),
        ("ENTITLEMENT_UPDATE", "entitlement.updated"),
        ("ENTITLEMENT_DELETE", "entitlement.deleted"),
    ],
)
def test_an_entitlement_is_told_to_its_person_or_else_its_server(type_, ours):
    mine = one(event(type_, id="1", sku_id="2", user_id="80351110224678912", guild_id="99"))
    servers = one(event(type_, id="1", sku_id="2", user_id=None, guild_id="99"))

    assert (mine.type, mine.about) == (ours, ("user:80351110224678912",))
    assert (servers.type, servers.about) == (ours, ("guild:99",))
    assert servers.payload["sku_id"] == "2"


def test_other_events_keep_discords_name():
    notice = one(event("QUEST_USER_ENROLLMENT"))

    assert (notice.type, notice.about) == ("discord.quest_user_enrollment", ())


def test_a_connection_is_known_by_its_person_and_the_servers_they_added_the_bot_to():
    facts = {"guilds": ["99", "98", None], "username": "mara"}

    assert list(deliveries.known_as("8035", "mara", facts)) == ["user:8035", "guild:99", "guild:98"]


def test_webhook_events_are_greeted_without_a_body_and_interactions_with_one():
    assert WEBHOOK.greet(delivery({"version": 1, "type": 0})) == Reply(204)
    assert WEBHOOK.greet(delivery({"id": "1", "type": 1, "token": "t"})) == Reply(200, {"type": 1})
    assert WEBHOOK.greet(delivery(event())) is None
    assert WEBHOOK.reply == Reply(204)


def test_nothing_is_kept_of_interactions_which_bring_a_token():
    assert list(WEBHOOK.read(delivery({"id": "1", "type": 2, "token": "aW50ZXJhY3Rpb24"}))) == []


@pytest.mark.parametrize("odd", ["text", 7, None, [], {"id": []}])
def test_members_of_odd_shapes_break_nothing(odd):
    assert one(event(user=odd, guild=odd, scopes=odd)).about == ()
    assert list(WEBHOOK.read(delivery({"type": 1, "event": odd}))) == []


def test_moment_and_raw_body_are_signed():
    right = signed(event())

    assert check(right) is None
    assert check(delivery(right.body + b" ", right.headers))
    assert check(signed(event(), **{"X-Signature-Timestamp": str(NOW + 1)}))
    assert check(right, secrets=("00" * 32,))
    assert check(right, secrets=("00" * 32, PUBLIC)) is None


@pytest.mark.parametrize("signature", ["zz", "", "00", "00" * 64, "é", "0" * 127])
def test_what_is_no_signature_is_forged(signature):
    assert check(signed(event(), **{"X-Signature-Ed25519": signature}))


@pytest.mark.parametrize("key", ["", "not hexadecimal", "00", "é"])
def test_what_is_no_public_key_signs_nothing(key):
    assert check(signed(event()), secrets=(key,))


@pytest.mark.parametrize(("late", "is_taken"), [(899, True), (901, False), (-901, False)])
def test_a_delivery_is_good_while_discord_may_try_again(late, is_taken):
    assert (check(signed(event()), now=NOW + late) is None) is is_taken
