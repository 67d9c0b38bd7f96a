import hmac
from hashlib import sha256

import pytest

from config.api.errors import NotFound, ProviderUnavailable
from providers.definitions.notion import deliveries
from providers.definitions.notion.feeds import WEBHOOK
from providers.spec import Notice, Unreadable
from tests.providers.delivered import delivery, forged
from tests.providers.recorded_call import RecordedCall

BOT, OTHER_BOT = "1edc05f6-2702-81b5-8408-00279347f034", "2edc05f6-2702-81b5-8408-00279347f034"
WORKSPACE = "13950b26-c203-4f3b-b97d-93ec06319565"
PAGE = "153104cd-477e-809d-8dc4-ff2d96ae3090"
PARENT = "0ef104cd-477e-80e1-8571-cfd10e92339a"


def event(type_="page.created", **more):
    return {
        "id": "367cba44-b6f3-4c92-81e7-6a2e9659efd4",
        "timestamp": "2026-11-05T23:55:34.285Z",
        "workspace_id": WORKSPACE,
        "workspace_name": "Northwind",
        "subscription_id": "29d75c0d-5546-4414-8459-7b7a92f1fc4b",
        "integration_id": "0ef2e755-4912-8096-91c1-00376a88a5ca",
        "type": type_,
        "authors": [{"id": "c7c11cca-1d73-471d-9b6e-bdef51470190", "type": "person"}],
        "accessible_by": [
            {"id": "556a1abf-4f08-40c6-878a-75890d2a88ba", "type": "person"},
            {"id": BOT, "type": "bot"},
            {"id": OTHER_BOT, "type": "bot"},
        ],
        "attempt_number": 1,
        "entity": {"id": PAGE, "type": "page"},
        "data": {"parent": {"id": PARENT, "type": "page"}},
    } | more


def one(body):
    [notice] = WEBHOOK.read(delivery(body))
    return notice


def without_hyphens(uuid):
    return uuid.replace("-", "")


def test_a_page_is_told_to_the_bots_that_may_see_it():
    assert one(event()) == Notice(
        type="page.created",
        summary="A page was created in Notion",
        id="367cba44-b6f3-4c92-81e7-6a2e9659efd4",
        about=(f"bot:{without_hyphens(BOT)}", f"bot:{without_hyphens(OTHER_BOT)}"),
        payload={
            "id": PAGE,
            "kind": "page",
            "at": "2026-11-05T23:55:34.285Z",
            "workspace": "Northwind",
            "parent_id": PARENT,
            "parent_kind": "page",
        },
        needs_fetch=True,
    )


def test_a_page_that_no_bot_may_see_is_about_nobody():
    people = [{"id": "556a1abf-4f08-40c6-878a-75890d2a88ba", "type": "person"}]

    assert one(event(accessible_by=people)).about == ()
    assert one(event(accessible_by=[])).about == ()


def test_without_a_list_of_bots_the_workspace_is_told():
    body = event()
    del body["accessible_by"]

    assert one(body).about == (f"workspace:{without_hyphens(WORKSPACE)}",)


def test_a_connection_is_known_by_its_bot_and_its_workspace_however_they_are_written():
    facts = {"bot_id": BOT, "workspace_id": without_hyphens(WORKSPACE).upper()}

    assert list(deliveries.known_as("x", "", facts)) == [
        f"bot:{without_hyphens(BOT)}",
        f"workspace:{without_hyphens(WORKSPACE)}",
    ]
    assert list(deliveries.known_as("x", "", {})) == []


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("page.content_updated", "page.updated"),
        ("page.properties_updated", "page.updated"),
        ("page.undeleted", "page.restored"),
        ("comment.created", "comment.created"),
        ("database.schema_updated", "database.updated"),
        ("view.created", "notion.view.created"),
    ],
)
def test_events_have_our_words_or_notions_own(theirs, ours):
    assert one(event(theirs)).type == ours


@pytest.mark.parametrize(
    ("type_", "kind", "needs_fetch"),
    [
        ("page.moved", "page", True),
        ("page.deleted", "page", False),
        ("comment.created", "comment", False),
        ("database.created", "database", False),
    ],
)
def test_only_pages_that_are_there_are_asked_for(type_, kind, needs_fetch):
    assert one(event(type_, entity={"id": PAGE, "type": kind})).needs_fetch is needs_fetch


def test_the_title_is_asked_for():
    page = {
        "object": "page",
        "url": "https://www.notion.so/Launch",
        "properties": {"Name": {"type": "title", "title": [{"plain_text": "Launch plan"}]}},
    }
    call = RecordedCall(page)

    [notice] = WEBHOOK.fetch(call, one(event()), {})

    assert notice.summary == "A page was created in Notion: Launch plan"
    assert notice.payload["title"] == "Launch plan"
    assert notice.payload["url"] == "https://www.notion.so/Launch"
    assert [each.url for each in call.sent] == [f"https://api.notion.com/v1/pages/{PAGE}"]


def test_a_page_that_cannot_be_opened_is_told_without_its_title():
    notice = one(event())

    assert list(WEBHOOK.fetch(RecordedCall(NotFound("gone")), notice, {})) == [notice]


def test_an_id_that_is_none_is_not_asked_for():
    notice = one(event(entity={"id": "../users", "type": "page"}))
    call = RecordedCall()

    assert list(WEBHOOK.fetch(call, notice, {})) == [notice]
    assert call.sent == []


def test_a_provider_that_does_not_answer_is_asked_again_later():
    with pytest.raises(ProviderUnavailable):
        list(WEBHOOK.fetch(RecordedCall(ProviderUnavailable("down")), one(event()), {}))


@pytest.mark.parametrize("body", [[], {}, {"verification_token": "secret_x"}])
def test_what_is_no_event_is_unreadable(body):
    with pytest.raises(Unreadable):
        list(WEBHOOK.read(delivery(body)))


@pytest.mark.parametrize("odd", ["text", 7, [], ["text", 7], {"id": []}])
def test_members_of_odd_shapes_break_nothing(odd):
    assert one(event(entity=odd, data=odd, accessible_by=odd, workspace_id=odd, id=odd)).type


def test_the_signature_covers_the_raw_body():
    body = b'{"type": "page.created"}'
    right = "sha256=" + hmac.new(b"secret", body, sha256).hexdigest()

    assert forged(WEBHOOK.check, delivery(body, {"X-Notion-Signature": right})) is None
    assert forged(WEBHOOK.check, delivery(body + b"\n", {"X-Notion-Signature": right}))
    assert forged(WEBHOOK.check, delivery(body))
