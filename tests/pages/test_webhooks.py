"""Settings > Webhooks: the list, and the life of one endpoint."""

import pytest
from django.utils import timezone

from accounts.models import Partner
from inbox.models import WebhookEndpoint
from inbox.webhooks import endpoints
from tests.factories import make_delivery, make_endpoint, make_partner
from tests.pages.conftest import PASSWORD, logged_in, logged_in_ago
from tests.pages.html import Page
from tests.pages.test_every_page import check
from tests.pages.webhooks import URL, WEBHOOKS, deeds, delivery_page, endpoint, page_of, receiver

__all__ = ["endpoint", "receiver"]

READ = ("", "edit", "test", "rotate", "replay", "off", "on", "delete")
WRITTEN = READ[1:]
WHILE_SUSPENDED = {"rotate", "off"}
ASKED = {"url": URL, "description": "Web shop", "gets": "all"}


def test_an_endpoint_is_listed_with_how_it_stands(partners_browser, partner, endpoint):
    now = timezone.now()
    WebhookEndpoint.objects.update(last_success_at=now, event_types=["key.created"])
    make_delivery(endpoint)
    for _ in range(2):
        make_delivery(endpoint, status="failed")
    make_endpoint(make_partner(), "https://theirs.example/")

    page = check(partners_browser.get(WEBHOOKS))

    assert f"{URL} Web shop key.created active 1 2 just now" in page.text
    assert "theirs.example" not in page.text
    links = [a["href"] for a in page.all("a")]
    assert {f"{page_of(endpoint)}?status={each}" for each in ("waiting", "failed")} <= set(links)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"failing_since": timezone.now},
            "failing Its messages are not taken; it began just now",
        ),
        (
            {"slow_since": timezone.now},
            "slow It answers slowly, so its messages go out one at a time; it began",
        ),
        (
            {"is_enabled": False, "off_reason": "by_partner"},
            "Switched off on this page or by the API.",
        ),
        ({"is_enabled": False, "off_reason": "failing"}, "for five days no message was taken"),
        ({"is_enabled": False, "off_reason": "gone"}, "the address answered 410 Gone"),
        ({"is_enabled": False, "off_reason": "by_staff"}, "by the people who run this server"),
    ],
)
def test_what_is_wrong_with_an_endpoint_is_said_in_words(partners_browser, endpoint, fields, said):
    now = {name: made() if callable(made) else made for name, made in fields.items()}
    WebhookEndpoint.objects.update(**now)

    for path in (WEBHOOKS, page_of(endpoint)):
        assert said in check(partners_browser.get(path)).text


def test_many_endpoints_take_no_more_statements(
    partners_browser, partner, django_assert_num_queries
):
    make_endpoint(partner)
    partners_browser.get(WEBHOOKS)

    def statements():
        with django_assert_num_queries(6):
            partners_browser.get(WEBHOOKS)

    statements()
    for _ in range(5):
        make_delivery(make_endpoint(partner), status="failed")

    statements()


def test_without_endpoints_the_page_says_what_one_is_for_with_a_call(partners_browser):
    page = check(partners_browser.get(WEBHOOKS))

    assert "No endpoints yet" in page.text
    assert "/api/v1/webhook-endpoints -H" in page.text
    links = [a["href"] for a in page.all("a")]
    assert {f"{WEBHOOKS}/new", "/docs/webhooks"} <= set(links)


def test_whoever_is_no_partner_is_told_where_to_become_one(browser):
    page = check(browser.get(WEBHOOKS))

    assert "With a partner profile your servers are told" in page.text
    assert "/settings/partner" in [a["href"] for a in page.all("a")]
    assert browser.get(f"{WEBHOOKS}/new")["Location"] == WEBHOOKS


def test_an_endpoint_is_made_and_its_secret_shown_once(partners_browser, partner):
    response = partners_browser.post(f"{WEBHOOKS}/new", ASKED)

    [made] = partner.webhook_endpoints.all()
    assert (made.url, made.description, made.event_types) == (URL, "Web shop", [])
    page = check(response)
    assert made.secret in page.text
    assert "no-store" in response["Cache-Control"]
    assert deeds() == [("webhook.created", "user")]
    for path in (WEBHOOKS, page_of(made), page_of(made, "rotate")):
        assert made.secret not in partners_browser.get(path).content.decode()


def test_a_form_that_is_sent_twice_makes_one_endpoint(partners_browser, partner):
    form = Page(partners_browser.get(f"{WEBHOOKS}/new"))
    sent = ASKED | {"endpoint_id": form.value("endpoint_id")}
    partners_browser.post(f"{WEBHOOKS}/new", sent)

    response = partners_browser.post(f"{WEBHOOKS}/new", sent, follow=True)

    assert "That endpoint is made already" in check(response).text
    assert partner.webhook_endpoints.count() == 1


def test_types_are_chosen_one_by_one(partners_browser, partner):
    form = check(partners_browser.get(f"{WEBHOOKS}/new"))
    assert "A connection was ended by you or by its person" in form.text
    assert "webhook.test" not in form.text

    chosen = {"gets": "chosen", "event_types": ["key.created", "inbox.event"]}
    partners_browser.post(f"{WEBHOOKS}/new", ASKED | chosen)

    assert set(partner.webhook_endpoints.get().event_types) == {"key.created", "inbox.event"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"url": "http://shop.example/"}, "It must be https."),
        ({"url": "https://10.0.0.1/"}, "It must be an address on the internet."),
        ({"url": "shop"}, "This is not a URL."),
        ({"url": ""}, "This field is required."),
        ({"gets": "chosen"}, "Choose at least one, or let it get everything."),
        ({"gets": "chosen", "event_types": ["made.up"]}, "made.up is not one of the available"),
        ({"description": "x" * 201}, "at most 200 characters"),
    ],
)
@pytest.mark.parametrize("rest", ["new", "edit"])
def test_a_mistake_is_said_at_its_field_and_nothing_lost(
    partners_browser, endpoint, rest, wrong, said
):
    path = f"{WEBHOOKS}/new" if rest == "new" else page_of(endpoint, rest)

    page = check(partners_browser.post(path, ASKED | {"description": "Mine"} | wrong))

    assert said in page.text
    assert page.value("description") == wrong.get("description", "Mine")
    assert WebhookEndpoint.objects.get().description == "Web shop"
    assert deeds() == []


def test_one_endpoint_too_many_is_refused_in_words(partners_browser, partner, monkeypatch):
    monkeypatch.setattr(endpoints, "MOST_ENDPOINTS", 0)

    page = check(partners_browser.post(f"{WEBHOOKS}/new", ASKED))

    assert "You have 0 endpoints, and that is as many as there may be" in page.text
    assert page.value("url") == URL


def test_an_endpoint_is_changed_and_keeps_its_secret(partners_browser, endpoint):
    form = check(partners_browser.get(page_of(endpoint, "edit")))
    assert form.value("url") == URL
    assert form.checked("gets") == ["all"]
    changes = {"url": "https://till.example/", "gets": "chosen", "event_types": ["key.revoked"]}

    response = partners_browser.post(page_of(endpoint, "edit"), changes, follow=True)

    assert "Endpoint saved" in check(response).text
    now = WebhookEndpoint.objects.get()
    assert (now.url, now.description) == ("https://till.example/", "")
    assert (now.event_types, now.secret) == (["key.revoked"], endpoint.secret)
    assert deeds() == [("webhook.changed", "user")]


def test_an_endpoint_is_switched_off_and_on_again(partners_browser, endpoint):
    make_delivery(endpoint)
    asked = check(partners_browser.get(page_of(endpoint, "off"))).text
    assert "Waiting 1 – kept until it is on again" in asked

    off = check(partners_browser.post(page_of(endpoint, "off"), follow=True))
    assert "Endpoint switched off" in off.text
    assert "This endpoint is off." in off.text
    assert page_of(endpoint, "on") in [a["href"] for a in off.all("a")]
    on = check(partners_browser.post(page_of(endpoint, "on"), follow=True))

    assert "Endpoint switched on again" in on.text
    assert "This endpoint is off." not in on.text
    assert deeds() == [("webhook.switched", "user")] * 2


def test_what_staff_switched_off_stays_off(partners_browser, endpoint):
    WebhookEndpoint.objects.update(is_enabled=False, off_reason="by_staff")

    page = check(partners_browser.get(page_of(endpoint)))
    said = check(partners_browser.post(page_of(endpoint, "on"), follow=True)).text

    assert page_of(endpoint, "on") not in [a["href"] for a in page.all("a")]
    assert "It was switched off by the people who run this server" in said
    assert not WebhookEndpoint.objects.get().is_enabled


def test_deleting_names_what_stops_and_takes_it(partners_browser, partner, endpoint):
    WebhookEndpoint.objects.update(event_types=["key.created", "key.revoked"])
    make_delivery(endpoint)
    make_delivery(endpoint, status="failed")
    asked = check(partners_browser.get(page_of(endpoint, "delete"))).text
    assert "No longer told key.created , key.revoked" in asked
    assert "1 waiting and 1 failed messages" in asked

    response = partners_browser.post(page_of(endpoint, "delete"), follow=True)

    assert "Endpoint deleted" in check(response).text
    assert partner.webhook_endpoints.count() == 0
    assert deeds() == [("webhook.deleted", "user")]


def test_what_somebody_deletes_meanwhile_is_not_found(
    partners_browser, partner, endpoint, monkeypatch
):
    pages = "inbox.pages.webhooks"
    for page in ("switch", "delete", "change"):
        monkeypatch.setattr(f"{pages}.{page}.own_endpoint", lambda request, pk: endpoint)
    WebhookEndpoint.objects.all().delete()

    for rest in ("off", "delete", "edit"):
        assert partners_browser.post(page_of(endpoint, rest), ASKED).status_code == 404


def test_every_page_of_an_endpoint_is_whole(partners_browser, endpoint):
    for rest in READ:
        check(partners_browser.get(page_of(endpoint, rest).rstrip("/")))


def test_another_partners_endpoint_is_not_found(partners_browser, receiver):
    theirs = make_endpoint(make_partner())
    delivery = make_delivery(theirs)

    answers = [partners_browser.get(page_of(theirs, each).rstrip("/")) for each in READ]
    answers += [partners_browser.post(page_of(theirs, each), ASKED) for each in WRITTEN]
    answers += [
        partners_browser.get(delivery_page(delivery)),
        partners_browser.post(delivery_page(delivery, "again")),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert (deeds(), receiver.got) == ([], [])


def test_a_suspended_partner_looks_and_may_only_make_it_safer(
    partners_browser, partner, endpoint, receiver
):
    Partner.objects.update(status="suspended")
    delivery = make_delivery(endpoint, status="failed")

    shown = check(partners_browser.get(page_of(endpoint)))
    assert "Your partner profile is suspended" in shown.text
    for rest in set(WRITTEN) - WHILE_SUSPENDED:
        assert partners_browser.post(page_of(endpoint, rest), ASKED)["Location"] == WEBHOOKS
    again = partners_browser.post(delivery_page(delivery, "again"))
    assert again["Location"] == WEBHOOKS
    assert (deeds(), receiver.got) == ([], [])

    mark = Page(partners_browser.get(page_of(endpoint, "rotate"))).value("mark")
    partners_browser.post(page_of(endpoint, "rotate"), {"overlap": "now", "mark": mark})
    partners_browser.post(page_of(endpoint, "off"))
    assert [deed for deed, _ in deeds()] == ["webhook.secret_rotated", "webhook.switched"]


# promise 80
@pytest.mark.parametrize("rest", ["new", "rotate"])
def test_whoever_logged_in_long_ago_is_asked_again_before_a_secret_is_made(partner, endpoint, rest):
    partner.user.set_password(PASSWORD)
    partner.user.save()
    browser = logged_in(partner.user)
    logged_in_ago(browser, partner.user, 601)
    path = f"{WEBHOOKS}/new" if rest == "new" else page_of(endpoint, rest)

    for answer in (browser.get(path), browser.post(path, ASKED)):
        assert answer["Location"] == f"/accounts/reauthenticate/?next={path}"
    assert deeds() == []


def test_the_audit_log_tells_of_endpoints_in_words(partners_browser, endpoint):
    partners_browser.post(page_of(endpoint, "off"))

    text = Page(partners_browser.get("/settings/audit")).text

    assert "You Webhook endpoint switched on or off" in text
    assert "theirs" not in text
