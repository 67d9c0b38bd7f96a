import base64
import hmac
import json
from hashlib import sha256

import pytest

from providers.definitions.hubspot import deliveries
from providers.definitions.hubspot.feeds import WEBHOOK
from providers.spec import Notice, Unreadable
from tests.providers.delivered import URL, delivery, forged

NOW = 1_795_000_000
CREATED = {
    "eventId": 1,
    "subscriptionId": 234567,
    "portalId": 48120915,
    "appId": 987654,
    "occurredAt": 1_795_000_000_123,
    "subscriptionType": "contact.creation",
    "attemptNumber": 0,
    "objectId": 651,
    "changeFlag": "CREATED",
    "changeSource": "CRM_UI",
    "sourceId": "userId:45678",
}


def signed(body, at=NOW, url=URL + "hubspot", signed_url=None):
    raw, moment = json.dumps(body).encode(), str(at * 1000)
    source = f"POST{signed_url or url}".encode() + raw + moment.encode()
    signature = base64.b64encode(hmac.new(b"secret", source, sha256).digest()).decode()
    headers = {"X-HubSpot-Signature-v3": signature, "X-HubSpot-Request-Timestamp": moment}
    return delivery(raw, headers, url=url)


def one(**more):
    [notice] = WEBHOOK.read(delivery([CREATED | more]))
    return notice


def test_a_new_contact_is_told_to_its_portal():
    assert one() == Notice(
        type="contact.created",
        summary="Contact 651 was created in HubSpot",
        id="234567:651:1:1795000000123",
        about=("portal:48120915",),
        payload={
            "id": 651,
            "portal": 48120915,
            "at": 1_795_000_000_123,
            "change_source": "CRM_UI",
        },
    )


def test_one_delivery_tells_of_several_portals():
    notices = list(WEBHOOK.read(delivery([CREATED, CREATED | {"portalId": 7, "objectId": 9}])))

    assert [each.about for each in notices] == [("portal:48120915",), ("portal:7",)]
    assert len({each.id for each in notices}) == 2


def test_a_further_attempt_is_the_same_event():
    assert one(attemptNumber=3).id == one().id


def test_a_connection_is_known_by_its_portal():
    assert list(deliveries.known_as("48120915", "mara@northwind.example", {})) == [
        "portal:48120915"
    ]


@pytest.mark.parametrize(
    ("more", "type_", "summary"),
    [
        (
            {"subscriptionType": "deal.propertyChange", "propertyName": "amount"},
            "deal.updated",
            "Deal 651 was updated in HubSpot: amount",
        ),
        (
            {"subscriptionType": "company.deletion"},
            "company.deleted",
            "Company 651 was deleted in HubSpot",
        ),
        (
            {"subscriptionType": "contact.privacyDeletion"},
            "contact.privacy_deleted",
            "Contact 651 was privacy deleted in HubSpot",
        ),
        (
            {"subscriptionType": "object.creation", "objectTypeId": "0-3"},
            "deal.created",
            "Deal 651 was created in HubSpot",
        ),
        (
            {"subscriptionType": "object.creation", "objectTypeId": "2-99"},
            "hubspot.object.creation",
            "object.creation of 651 in HubSpot",
        ),
        (
            {"subscriptionType": "conversation.newMessage"},
            "hubspot.conversation.newMessage",
            "conversation.newMessage of 651 in HubSpot",
        ),
    ],
)
def test_events_have_our_words_or_hubspots_own(more, type_, summary):
    notice = one(**more)

    assert (notice.type, notice.summary) == (type_, summary)


def test_what_names_no_portal_is_about_nobody():
    assert one(portalId=None).about == ()


@pytest.mark.parametrize("body", [{}, "text", None])
def test_what_is_no_list_is_unreadable(body):
    with pytest.raises(Unreadable):
        WEBHOOK.read(delivery(body))


def test_members_of_odd_shapes_break_nothing():
    odd = {name: {"a": []} for name in CREATED}

    notices = list(WEBHOOK.read(delivery([odd, "text", None, []])))

    assert [(each.id, each.about) for each in notices] == [("", ())]


def test_method_address_body_and_moment_are_signed():
    right = signed([CREATED])

    assert forged(WEBHOOK.check, right, now=NOW) is None
    assert forged(WEBHOOK.check, signed([CREATED], signed_url=URL + "other"), now=NOW)
    assert forged(WEBHOOK.check, delivery(right.body, right.headers, "PUT", right.url), now=NOW)
    assert forged(WEBHOOK.check, delivery(right.body + b" ", right.headers, url=right.url), now=NOW)


@pytest.mark.parametrize(("late", "is_taken"), [(299, True), (301, False), (-301, False)])
def test_a_delivery_is_good_for_five_minutes(late, is_taken):
    assert (forged(WEBHOOK.check, signed([CREATED]), now=NOW + late) is None) is is_taken


def test_some_characters_of_the_address_are_decoded_before_it_is_signed():
    url = URL + "hubspot?to=a%40b%2Fc&and=%26%25%20"
    decoded = URL + "hubspot?to=a@b/c&and=%26%25%20"

    assert forged(WEBHOOK.check, signed([CREATED], url=url, signed_url=decoded), now=NOW) is None


def test_the_signature_of_version_one_does_not_do():
    raw = json.dumps([CREATED]).encode()
    headers = {"X-HubSpot-Signature": sha256(b"secret" + raw).hexdigest()}

    assert forged(WEBHOOK.check, delivery(raw, headers), now=NOW)
