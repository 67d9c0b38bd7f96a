"""Webhook endpoints and deliveries over JSON."""

import pytest
from django.utils import timezone

from accounts import events
from accounts.models import Event
from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.webhooks.endpoints import MOST_ENDPOINTS
from inbox.webhooks.publishing import hand_on
from inbox.webhooks.signing import secrets_of
from tests.conftest import Api
from tests.factories import make_endpoint, make_key, make_partner, make_user
from tests.routes import UNKNOWN

pytestmark = pytest.mark.django_db
ENDPOINTS, DELIVERIES = "/api/v1/webhook-endpoints", "/api/v1/webhook-deliveries"
URL = "https://hooks.example/patchbay?token=canary"


def test_an_endpoint_is_made_and_its_secret_told_once(api, partner):
    made = api.post_json(ENDPOINTS, {"url": URL, "event_types": ["key.created"]}).json()["data"]

    endpoint = WebhookEndpoint.objects.get()
    assert (endpoint.partner, endpoint.url, endpoint.event_types) == (partner, URL, ["key.created"])
    assert made["secret"] == endpoint.secret
    shown = [api.get(ENDPOINTS), api.get(f"{ENDPOINTS}/{made['id']}")]
    assert [endpoint.secret in answer.content.decode() for answer in shown] == [False, False]
    event = Event.objects.get(type="webhook.created")
    assert event.data == {"host": "hooks.example", "event_types": ["key.created"]}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "url"),
        ({"url": "http://hooks.example/"}, "url"),
        ({"url": "ftp://hooks.example/"}, "url"),
        ({"url": "https://me:secret@hooks.example/"}, "url"),
        ({"url": "https://10.0.0.7/"}, "url"),
        ({"url": "https://[fd00::1]/"}, "url"),
        ({"url": "https://hooks.example/" + "x" * 2000}, "url"),
        ({"url": URL, "event_types": ["nothing.happened"]}, "event_types"),
        ({"url": URL, "event_types": ["webhook.test"]}, "event_types"),
        ({"url": URL, "secret": "mine"}, "secret"),
        ({"url": URL, "description": "x" * 201}, "description"),
    ],
)
def test_what_cannot_be_an_endpoint_is_refused(api, body, field):
    answer = api.post_json(ENDPOINTS, body)

    assert answer.status_code == 400
    assert field in answer.json()["error"] + str(answer.json()["details"])
    assert not WebhookEndpoint.objects.exists()


def test_http_is_for_the_own_machine_while_this_server_is_on_it(api, settings):
    local = {"url": "http://127.0.0.1:9999/hook"}
    assert api.post_json(ENDPOINTS, local).status_code == 200

    settings.PUBLIC_IS_LOOPBACK = False

    assert api.post_json(ENDPOINTS, local).status_code == 400


def test_there_are_only_so_many(api, partner):
    for _ in range(MOST_ENDPOINTS):
        make_endpoint(partner)

    assert api.post_json(ENDPOINTS, {"url": URL}).status_code == 400
    assert partner.webhook_endpoints.count() == MOST_ENDPOINTS


def test_a_repeat_with_its_key_makes_no_second_one_and_tells_the_same_secret(api):
    once = {"HTTP_IDEMPOTENCY_KEY": "make-1"}

    answers = [api.post_json(ENDPOINTS, {"url": URL}, **once).json()["data"] for _ in range(2)]

    assert answers[0] == answers[1]
    assert WebhookEndpoint.objects.count() == 1


def test_it_is_changed_switched_and_deleted(api, endpoint):
    path = f"{ENDPOINTS}/{endpoint.pk}"

    off = api.send("PATCH", path, {"description": "Ours", "is_enabled": False}).json()["data"]
    on = api.send("PATCH", path, {"is_enabled": True}).json()["data"]
    wrong = api.send("PATCH", path, {"url": "https://127.0.0.1.example\\@x/", "is_enabled": False})

    assert (off["description"], off["is_enabled"], off["off_reason"]) == (
        "Ours",
        False,
        "by_partner",
    )
    assert (on["is_enabled"], on["off_reason"], on["disabled_at"]) == (True, "", None)
    assert (wrong.status_code, api.get(path).json()["data"]["is_enabled"]) == (400, True)
    assert api.send("DELETE", path).json()["data"] == {"deleted": True}
    assert api.get(path).status_code == 404
    told = Event.objects.filter(type__startswith="webhook.").order_by("id")
    assert list(told.values_list("type", flat=True)) == [
        "webhook.created",
        "webhook.changed",
        "webhook.switched",
        "webhook.switched",
        "webhook.deleted",
    ]


def test_what_staff_switched_off_only_they_switch_on(api, endpoint):
    WebhookEndpoint.objects.update(is_enabled=False, off_reason="by_staff")

    answer = api.send("PATCH", f"{ENDPOINTS}/{endpoint.pk}", {"is_enabled": True})

    assert (answer.status_code, WebhookEndpoint.objects.get().is_enabled) == (400, False)


# promise 106
def test_a_secret_is_rotated_with_an_overlap(api, endpoint):
    path, former = f"{ENDPOINTS}/{endpoint.pk}/rotate", endpoint.secret

    told = api.post_json(path, {"overlap_hours": 2}).json()["data"]

    endpoint.refresh_from_db()
    assert secrets_of(endpoint, timezone.now()) == [told["secret"], former]
    assert told["former_secret_until"] is not None
    assert api.post_json(path, {"overlap_hours": 169}).status_code == 400


@pytest.fixture
def delivery(partner, account, endpoint):
    events.record_of_account("account.created", account)
    hand_on()
    return WebhookDelivery.objects.get()


def test_deliveries_are_listed_by_status_and_type(api, account, endpoint, delivery):
    path = f"{ENDPOINTS}/{endpoint.pk}/deliveries"
    for _ in range(3):
        events.record_of_account("account.updated", account, data={"changed": []})
    hand_on()

    first = api.get(path, {"limit": 3}).json()["data"]
    rest = api.get(path, {"limit": 3, "cursor": first["next_cursor"]}).json()["data"]

    assert len(first["deliveries"]) == 3
    assert ([row["id"] for row in rest["deliveries"]], rest["next_cursor"]) == (
        [str(delivery.pk)],
        None,
    )
    one = api.get(path, {"type": "account.created"}).json()["data"]["deliveries"]
    assert [row["type"] for row in one] == ["account.created"]
    assert api.get(path, {"status": "failed"}).json()["data"]["deliveries"] == []
    for wrong in ({"status": "asleep"}, {"type": "x"}, {"cursor": "x"}):
        assert api.get(path, wrong).status_code == 400


def test_a_delivery_is_shown_with_its_body_and_sent_again(api, delivery):
    path = f"{DELIVERIES}/{delivery.pk}"
    WebhookDelivery.objects.update(status="failed", due_at=None, attempts=8)

    shown = api.get(path).json()["data"]
    again = api.post_json(f"{path}/replay").json()["data"]

    assert shown["body"] == delivery.message.body
    assert (shown["status"], again["status"], again["attempts"]) == ("failed", "waiting", 0)


def test_many_are_sent_again(api, endpoint, delivery):
    WebhookDelivery.objects.update(status="failed", due_at=None)

    answer = api.post_json(f"{ENDPOINTS}/{endpoint.pk}/replay", {"since": "2020-01-01T00:00:00Z"})

    assert answer.json()["data"] == {"replayed": 1}
    assert WebhookDelivery.objects.get().status == "waiting"


def test_every_type_is_told_with_schema_and_example(api):
    told = api.get("/api/v1/webhook-event-types").json()["data"]["event_types"]

    assert {"integration.expired", "inbox.event", "webhook.test"} <= {t["type"] for t in told}
    assert all(t["schema"]["type"] == "object" and t["example"] for t in told)


def calls(endpoint, delivery):
    own, one = f"{ENDPOINTS}/{endpoint}", f"{DELIVERIES}/{delivery}"
    return [
        ("GET", own, None),
        ("PATCH", own, {"is_enabled": False}),
        ("DELETE", own, None),
        ("POST", f"{own}/rotate", {}),
        ("POST", f"{own}/test", {}),
        ("POST", f"{own}/replay", {"since": "2020-01-01T00:00:00Z"}),
        ("GET", f"{own}/deliveries", None),
        ("GET", one, None),
        ("POST", f"{one}/replay", {}),
    ]


def test_another_partners_is_not_found_and_untouched(delivery, endpoint):
    stranger, before = Api(make_key(make_partner())), endpoint.secret
    ids = [(endpoint.pk, delivery.pk), (UNKNOWN, UNKNOWN), ("x", "x")]

    codes = [stranger.send(*call).status_code for pair in ids for call in calls(*pair)]

    assert codes == [404] * len(codes)
    endpoint.refresh_from_db()
    assert (endpoint.secret, endpoint.is_enabled) == (before, True)


def test_keys_of_some_accounts_and_people_without_a_profile_are_refused(partner, account, delivery):
    narrow = Api(make_key(partner, only_accounts=[str(account.pk)]))
    person = Api(make_key(make_user(), "personal"))

    for method, path, body in calls(delivery.endpoint_id, delivery.pk):
        assert narrow.send(method, path, body).status_code == 403
        assert person.send(method, path, body).status_code == 403
    assert narrow.post_json(ENDPOINTS, {"url": URL}).status_code == 403
