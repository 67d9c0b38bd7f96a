"""The page on which a person enters a device's code and decides about it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.device.codes import LETTERS
from accounts.models import ApiKey, DeviceSignIn, Event
from tests.accounts.devices import ask, deny, poll
from tests.factories import make_user
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.test_every_page import check

DEVICE, DECISION = "/device", "/device/decision"
UNKNOWN = "No device is waiting with this code. Check it, or start again on the device."


@pytest.fixture
def started(db):
    said = {"client_name": "supyagent"}
    return ask(said, HTTP_USER_AGENT="python-httpx/0.28", REMOTE_ADDR="203.0.113.7")


def enter(browser, started, code=None):
    return browser.post(DEVICE, {"user_code": code or started["user_code"]})


def decide(browser, asked, decision="approve", **changes):
    """Answer the page that asks, as its buttons do."""
    page = Page(asked)
    fields = {"ticket": page.value("ticket"), "key_name": page.value("key_name")}
    return browser.post(DECISION, fields | {"decision": decision} | changes)


def test_the_whole_way(browser, user, started):
    asked = enter(browser, started)
    done = decide(browser, asked, key_name="My laptop")

    assert "Device approved" in check(done).text
    assert "“My laptop”" in Page(done).text
    raw = poll(started).json()["api_key"]
    key = ApiKey.objects.get()
    assert (key.user, key.kind, key.name) == (user, "personal", "My laptop")
    assert ApiKey.objects.recognise(raw) == key


# promise 30
def test_the_person_sees_who_asks_from_where_and_when(browser, started):
    page = check(enter(browser, started))

    for said in ("supyagent", "python-httpx/0.28", "203.0.113.7", "ada@example.com", "just now"):
        assert said in page.text
    assert page.value("key_name") == "supyagent"


# promise 30
@pytest.mark.parametrize(
    ("asked_from", "here", "said"),
    [
        ("203.0.113.7", "203.0.113.7", "203.0.113.7 , which is your address too"),
        ("203.0.113.7", "203.0.113.8", "203.0.113.7 , which is not your address"),
        ("2001:db8::1", "2001:db8::ffff", "2001:db8::1 , which is your address too"),
        ("2001:db8::1", "2001:db8:0:1::1", "2001:db8::1 , which is not your address"),
        ("::ffff:203.0.113.7", "203.0.113.7", ", which is your address too"),
        ("", "203.0.113.8", "Asks from Not known"),
    ],
)
def test_the_person_is_told_whether_the_device_is_where_they_are(user, asked_from, here, said):
    browser = logged_in(user)

    asked = browser.post(
        DEVICE,
        {"user_code": ask(REMOTE_ADDR=asked_from)["user_code"]},
        REMOTE_ADDR=here,
    )

    assert said in check(asked).text


def test_partners_are_told_what_else_the_key_may_do(browser, partners_browser, started):
    said = "It may also act for and manage the accounts of your partner profile."

    assert said in Page(enter(partners_browser, started)).text
    assert said not in Page(enter(browser, started)).text


def test_a_device_that_says_nothing_of_itself(browser, db):
    page = check(enter(browser, ask()))

    assert "Gave no name" in page.text
    assert "Not said" in page.text
    assert page.value("key_name") == "Command line"


def test_what_a_device_says_of_itself_is_text(browser, db):
    page = check(enter(browser, ask({"client_name": "<script>x</script>"})))

    assert "<script>x</script>" in page.text


@pytest.mark.parametrize(
    "typed",
    [str.lower, lambda c: c.replace("-", ""), lambda c: f" {c.replace('-', ' - ').lower()} "],
)
def test_the_code_may_be_typed_in_any_case_with_or_without_the_dash(browser, started, typed):
    asked = enter(browser, started, typed(started["user_code"]))

    assert "Sign in this device?" in Page(asked).text


# promise 30
def test_a_code_in_the_address_fills_the_field_and_no_more(browser, started):
    path = started["verification_uri_complete"].removeprefix("http://testserver")

    page = check(browser.get(path))

    assert page.value("user_code") == started["user_code"]
    assert "supyagent" not in page.text
    assert DeviceSignIn.objects.get().status == "pending"


def test_a_stranger_logs_in_first_and_comes_back_with_the_code(user, started):
    path = f"{DEVICE}?user_code={started['user_code']}"
    stranger = Client()

    sent = stranger.get(path)
    assert sent["Location"] == f"/accounts/login/?next=/device%3Fuser_code%3D{started['user_code']}"
    form = Page(stranger.get(sent["Location"]))

    assert form.value("next") == path
    assert stranger.post(DEVICE, {"user_code": started["user_code"]}).status_code == 302


def test_denying(browser, user, started):
    done = decide(browser, enter(browser, started), "deny")

    assert "Device denied" in check(done).text
    assert poll(started).status_code == 403
    event = Event.objects.get()
    assert (event.type, event.actor_id, event.ip) == ("device.denied", str(user.pk), "127.0.0.1")


# promise 30
def test_only_approve_approves(browser, started):
    decide(browser, enter(browser, started), "yes")

    assert DeviceSignIn.objects.get().status == "denied"


@pytest.mark.parametrize("code", ["BCDF-GHJK", "nonsense", "É-ß-Ω", "1234-5678"])
def test_an_unknown_code(browser, started, code):
    page = check(enter(browser, started, code))

    assert UNKNOWN in page.text
    assert page.value("user_code") == code


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (" ", "This field is required."),
        ("B" * 41, "at most 40 characters"),
        ("BCDF\0GHJK", "Null characters are not allowed."),
    ],
)
def test_a_mistyped_code_is_named(browser, started, code, said):
    assert said in check(enter(browser, started, code)).text


def test_an_expired_code_is_unknown(browser, started):
    DeviceSignIn.objects.update(expires_at=timezone.now())

    assert UNKNOWN in Page(enter(browser, started)).text


def test_a_used_code(browser, started):
    deny(started, make_user())

    assert "This code was used already." in check(enter(browser, started)).text


def test_what_was_decided_or_expired_meanwhile_is_not_decided_again(browser, started):
    asked = enter(browser, started)
    deny(started, make_user())

    late = decide(browser, asked)

    assert late.status_code == 410
    assert "Nothing to decide" in check(late).text
    assert DeviceSignIn.objects.get().status == "denied"


def test_an_expiry_while_the_page_is_open(browser, started):
    asked = enter(browser, started)
    DeviceSignIn.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert decide(browser, asked).status_code == 410
    assert not Event.objects.exists()


@pytest.mark.parametrize("ticket", ["", "x", "x:y:z"])
def test_a_ticket_of_nobody(browser, started, ticket):
    assert decide(browser, enter(browser, started), ticket=ticket).status_code == 410
    assert DeviceSignIn.objects.get().status == "pending"


def test_a_ticket_of_somebody_else(browser, started):
    asked = enter(browser, started)

    late = decide(logged_in(make_user()), asked)

    assert late.status_code == 410
    assert DeviceSignIn.objects.get().status == "pending"


def test_the_key_needs_a_name(browser, started):
    again = decide(browser, enter(browser, started), key_name=" ")

    assert "This field is required." in check(again).text
    assert "203.0.113.7" in Page(again).text
    assert DeviceSignIn.objects.get().status == "pending"
    assert "Device approved" in Page(decide(browser, again, key_name="Laptop")).text


# promise 30
@pytest.mark.parametrize("path", [DEVICE, DECISION])
def test_a_form_from_elsewhere_is_refused(user, started, path):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)

    assert browser.post(path, {"user_code": started["user_code"]}).status_code == 403


def test_neither_page_holds_a_device_code_nor_is_kept(browser, started):
    asked = enter(browser, started)
    done = decide(browser, asked)

    for response in (browser.get(DEVICE), asked, done):
        assert started["device_code"] not in response.content.decode()
        assert "no-store" in response["Cache-Control"]


def test_the_address_of_the_decision_leads_to_the_entry(browser):
    assert browser.get(DECISION)["Location"] == DEVICE


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-22T12:00:10Z", tick=False) as clock:
        yield clock


def wrong_codes(number):
    return [f"{letter}BBB-BBBB" for letter in (LETTERS * 2)[:number]]


# promise 29
def test_a_person_has_five_tries(clock, user, browser):
    started = ask()
    tries = [enter(browser, started, code).status_code for code in wrong_codes(5)]

    sixth = enter(browser, started)

    assert tries == [200] * 5
    assert sixth.status_code == 429
    assert int(sixth["Retry-After"]) >= 1
    assert Page(sixth).title.startswith("Too many tries")
    assert "Sign in this device?" in Page(enter(logged_in(make_user()), started)).text
    clock.shift(timedelta(minutes=15))
    assert enter(browser, started).status_code == 200


# promise 29
def test_an_address_has_thirty_tries_whoever_is_logged_in(clock, db):
    people = [logged_in(make_user()) for _ in range(31)]
    browsers = dict(zip(people, wrong_codes(31), strict=True))

    answers = [enter(browser, None, code).status_code for browser, code in browsers.items()]

    assert answers == [*[200] * 30, 429]


def test_one_code_is_tried_ten_times(clock, db):
    started = ask()
    people = [logged_in(make_user()) for _ in range(11)]

    answers = [enter(browser, started).status_code for browser in people]

    assert answers == [*[200] * 10, 429]
