"""A partner makes the page for connecting look like theirs."""

from base64 import b64decode

import pytest
from playwright.sync_api import expect

from tests.browser.flows.looking import words

PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
PETROL = "#0A8A90"


@pytest.fixture
def branding(page, ada, partner, log_in_as):
    log_in_as(ada)
    page.goto("/settings/partner")
    page.get_by_role("link", name="Logo, colour and support link").click()


def test_a_colour_that_is_hard_to_see_is_refused_in_words(page, branding, partner):
    page.get_by_label("Colour (optional)").fill("#FFEE88")
    page.get_by_role("button", name="Save branding").click()

    assert "On our light pages its contrast is 1.17:1. It takes 3:1." in words(page)
    assert page.get_by_label("Colour (optional)").input_value() == "#FFEE88"
    partner.refresh_from_db()
    assert partner.brand_color == ""


def test_a_good_one_is_seen_in_the_preview_and_by_the_people(
    page, branding, partner, caller, account, sandbox
):
    page.get_by_label("Colour (optional)").fill(PETROL)
    page.get_by_label("Support link").fill("mailto:help@acme.example")
    page.get_by_role("button", name="Preview").click()
    assert page.get_by_role("heading", name="Preview: not saved yet").is_visible()
    assert stripe(page) == PETROL
    partner.refresh_from_db()
    assert partner.brand_color == ""

    page.get_by_role("button", name="Save branding").click()
    page.goto(caller.connect_link(account))

    assert stripe(page) == PETROL
    assert page.get_by_role("link", name="Ask Acme").get_attribute("href") == (
        "mailto:help@acme.example"
    )


def test_a_logo_is_uploaded_shown_and_taken_away(page, branding, caller, account, sandbox):
    upload(page, "logo.png", PNG)
    expect(logo(page)).to_have_count(1)
    link = caller.connect_link(account)
    page.goto(link)
    expect(logo(page)).to_have_js_property("naturalWidth", 1)

    page.goto("/settings/partner/branding")
    page.get_by_label("Take the logo away").check()
    page.get_by_role("button", name="Save branding").click()
    expect(logo(page)).to_have_count(0)
    page.goto(link)

    expect(logo(page)).to_have_count(0)


def test_a_file_that_is_no_picture_is_refused_in_words(page, branding):
    upload(page, "logo.png", b"<svg onload=alert(1)>")

    assert "This is no PNG of at most 2,000 pixels a side, no JPEG and no WebP." in words(page)
    expect(logo(page)).to_have_count(0)


def upload(page, name, content):
    file = {"name": name, "mimeType": "image/png", "buffer": content}
    page.get_by_label("Logo", exact=False).first.set_input_files(file)
    page.get_by_role("button", name="Save branding").click()


def stripe(page):
    return page.locator(".stripe rect").get_attribute("fill")


def logo(page):
    return page.locator(".logo img")
