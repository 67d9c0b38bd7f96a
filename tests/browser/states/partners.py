"""The partner profile and its branding."""

from django.utils import timezone

from tests.browser.states.acts import fill, press
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import make_key, subscribe

PARTNER = "/settings/partner"
BRANDING = f"{PARTNER}/branding"


def suspended():
    return partner(status="suspended")


def deactivated():
    return partner(status="deactivated")


def furnished():
    urls = [f"https://northwind.example/a/path/that/goes/on/and/on/return-{n}" for n in range(3)]
    looks = {"brand_color": "#0F8A91", "support_url": "https://northwind.example/help"}
    return partner(redirect_urls=urls, hosted_connect=True, use_case="Shops at sea. " * 12, **looks)


def with_keys(ground):
    for _ in range(7):
        make_key(ground.user)


def in_arrears(ground):
    subscribe(ground.user.partner, status="past_due", past_due_since=timezone.now())


STATES = [
    State("partner not registered", PARTNER, by=person),
    State(
        "partner not registered with mistakes",
        PARTNER,
        by=person,
        act=fill(company_name="Northwind", website="not a site", contact_email="ada"),
    ),
    State(
        "partner just registered",
        PARTNER,
        by=person,
        act=fill(company_name="Northwind", website="northwind.example"),
    ),
    State("partner", PARTNER, by=furnished, rows=with_keys),
    State(
        "partner with mistakes",
        PARTNER,
        by=partner,
        act=fill(redirect_urls="http://plain.example\nx"),
    ),
    State("partner suspended", PARTNER, by=suspended),
    State("partner deactivated", PARTNER, by=deactivated),
    State("partner in arrears", PARTNER, by=partner, rows=in_arrears),
    State("branding none", BRANDING, by=partner),
    State("branding", BRANDING, by=furnished),
    State("branding hard to read", BRANDING, by=partner, act=fill(brand_color="#FFFFAA")),
    State(
        "branding not a colour",
        BRANDING,
        by=partner,
        act=fill(brand_color="petrol", support_url="x"),
    ),
    State("branding preview", BRANDING, by=furnished, act=press("Preview")),
]
