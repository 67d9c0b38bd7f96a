"""Settings > Partner > Branding, and the pages that wear it."""

import struct
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.branding.contrast import GROUNDS, ratio
from accounts.models import Event, Partner, PartnerLogo
from connect import sessions
from providers.registry import find
from tests.accounts.test_logo_sides import jpeg
from tests.factories import make_account
from tests.pages.html import Page
from tests.pages.test_every_page import check

BRANDING = "/settings/partner/branding"
PETROL = "#0F8A91"
SUPPORT = "https://acme.example/help"


def png(width=64, height=64, size=200):
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", width, height)
    return head + b"\x00" * (size - len(head))


def upload(content, name="logo.png"):
    return SimpleUploadedFile(name, content, content_type="image/png")


def send(browser, **fields):
    return browser.post(BRANDING, {"brand_color": PETROL, "support_url": SUPPORT} | fields)


def errors_of(answer):
    partner = Partner.objects.get()
    assert answer.status_code == 200
    assert (partner.brand_color, partner.support_url) == ("", "")
    assert not PartnerLogo.objects.exists()
    assert not Event.objects.exists()
    return unescape(check(answer).text)


def test_a_colour_a_link_and_a_logo_are_kept(partners_browser, partner):
    answer = send(partners_browser, logo=upload(png()))

    assert (answer.status_code, answer["Location"]) == (302, BRANDING)
    partner.refresh_from_db()
    assert (partner.brand_color, partner.support_url) == (PETROL, SUPPORT)
    assert (bytes(partner.logo.content), partner.logo.media_type) == (png(), "image/png")
    event = Event.objects.get()
    assert (event.type, sorted(event.data["changed"])) == (
        "partner.updated",
        ["brand_color", "logo", "support_url"],
    )
    page = check(partners_browser.get(BRANDING))
    assert page.value("brand_color") == PETROL
    assert f"/connect/logo/{partner.logo.pk}" in [image["src"] for image in page.all("img")]


def test_a_preview_shows_it_and_saves_nothing(partners_browser):
    answer = send(partners_browser, logo=upload(png()), preview="yes")

    page = check(answer)
    assert "Preview: not saved yet" in page.text
    assert page.all("img")[0]["src"].startswith("data:image/png;base64,iVBORw0KGgo")
    assert PETROL in [rect.get("fill") for rect in page.all("rect")]
    errors_of(answer)


@pytest.mark.parametrize("files", [{"logo": upload(png())}, {}])
def test_only_a_file_that_was_chosen_has_to_be_chosen_again(partners_browser, files):
    page = Page(send(partners_browser, preview="yes", **files))

    assert ("choose a new logo again" in page.text) == bool(files)


def test_only_a_logo_that_is_there_can_be_taken_away(partners_browser):
    assert "Take the logo away" not in Page(partners_browser.get(BRANDING)).text

    send(partners_browser, logo=upload(png()))

    assert "Take the logo away" in Page(partners_browser.get(BRANDING)).text


def test_another_logo_replaces_the_first_under_another_address(partners_browser, partner):
    send(partners_browser, logo=upload(png()))
    first = PartnerLogo.objects.get().pk

    send(partners_browser, logo=upload(jpeg(9, 9), "x.png"))
    second = PartnerLogo.objects.get()
    send(partners_browser)

    assert second.pk != first
    assert PartnerLogo.objects.get().media_type == "image/jpeg"
    send(partners_browser, remove_logo="on")
    assert not PartnerLogo.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html>\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        png(30_000, 30_000),
        png(0, 1),
    ],
    ids=["svg", "html", "gif", "cut off", "huge", "empty"],
)
def test_what_is_no_sane_picture_is_refused(partners_browser, content):
    assert "This is no PNG" in errors_of(send(partners_browser, logo=upload(content)))


def test_a_large_file_is_refused_and_so_is_a_huge_one(partners_browser):
    large = send(partners_browser, logo=upload(png(size=100_001)))
    huge = send(partners_browser, logo=upload(png(size=3_000_000)))

    assert "This file has 100,001 bytes. Send at most 100,000." in errors_of(large)
    assert "far too large" in errors_of(huge)


@pytest.mark.parametrize(
    ("color", "problem"),
    [
        ("#FFEE00", "On our light pages its contrast is 1.20:1. It takes 3:1."),
        ("#0b0b0b", "On our dark pages its contrast is 1.05:1. It takes 3:1."),
        ("petrol", "Write it as #RRGGBB"),
        ('"/><a>', "Write it as #RRGGBB"),
        ("#FFF", "Write it as #RRGGBB"),
    ],
)
def test_a_colour_is_seen_on_both_grounds(partners_browser, color, problem):
    assert problem in errors_of(send(partners_browser, brand_color=color))


def test_contrast_is_that_of_the_guidelines():
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert min(ratio(PETROL, ground) for ground in GROUNDS.values()) > 3


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://acme.example/",
        "https://user@acme.example/",
        "https://",
        "mailto:x",
        "mailto:a@b.example?subject=x",
        "//acme.example",
    ],
)
def test_a_support_link_is_a_page_or_a_mail_address(partners_browser, url):
    assert errors_of(send(partners_browser, support_url=url))


def test_a_mail_address_is_a_support_link(partners_browser, partner):
    send(partners_browser, support_url="mailto:help@acme.example")

    partner.refresh_from_db()
    assert partner.support_url == "mailto:help@acme.example"


def test_the_pages_of_people_who_connect_wear_it(partners_browser, partner):
    send(partners_browser, logo=upload(png()))
    partner.refresh_from_db()
    partner.hosted_connect = True
    partner.save()
    _, url = sessions.start(make_account(partner), find("github"), "https://app.example/done", [])
    start = url.removeprefix("http://testserver")

    for answer in (Client().get(start), Client().post(f"{start}/cancel")):
        assert SUPPORT in [link.get("href") for link in check(answer).all("a")]
    page = check(Client().get(f"/connect/{session_again(partner).pk}"))
    assert page.all("img")[0]["src"] == f"/connect/logo/{partner.logo.pk}"
    assert PETROL in [rect.get("fill") for rect in page.all("rect")]


def session_again(partner):
    account = partner.accounts.get()
    return sessions.start(account, find("github"), "https://app.example/done", [])[0]


def test_a_logo_can_do_nothing_as_a_page(partners_browser, partner):
    send(partners_browser, logo=upload(png() + b"<script>alert(1)</script>"))

    answer = Client().get(f"/connect/logo/{partner.logo.pk}")

    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    assert "Set-Cookie" not in answer
    assert answer.content.startswith(png())


def test_only_an_active_profile_has_branding(browser, partners_browser, partner):
    partner.status = Partner.Status.DEACTIVATED
    partner.save()

    for someone in (browser, partners_browser):
        assert someone.get(BRANDING)["Location"] == "/settings/partner"
        assert send(someone)["Location"] == "/settings/partner"
    partner.refresh_from_db()
    assert partner.brand_color == ""


def test_the_profile_leads_to_it(partners_browser):
    links = [link.get("href") for link in Page(partners_browser.get("/settings/partner")).all("a")]

    assert BRANDING in links
