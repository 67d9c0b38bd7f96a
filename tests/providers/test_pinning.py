"""What stands in a URL and came from outside fits the definition's pattern, or is not used at all."""

from dataclasses import replace

import pytest

from config.api.errors import Invalid, ProviderError
from providers import endpoints, operator_settings, pinning
from providers.building import build
from providers.filling import segment
from providers.registry import Offer
from tests.providers.made_up import made_up, offer_of

HOME = {"home": r"https://[a-z0-9-]+\.acme\.example"}
FILES = {"files": r"https://files\.acme\.example/[^\s]*"}


@pytest.fixture
def acme():
    return made_up(base_url="{home}/data", pinned=HOME, outside=FILES)


STRANGE = [
    None,
    "",
    7,
    ["https://mara.acme.example"],
    "http://mara.acme.example",
    "https://evil.example",
    "https://mara.acme.example.evil.example",
    "https://mara.acme.example/path",
    "https://mara.acme.example\n",
    "https://evil.example/x.acme.example",
    "https://evil.example#.acme.example",
    "https://user@mara.acme.example",
    "https://169.254.169.254",
]


@pytest.mark.parametrize("home", STRANGE, ids=repr)
def test_a_strange_fact_is_neither_kept_nor_followed(acme, home):
    # promise 81
    with pytest.raises(pinning.StrangeFact):
        pinning.check(acme, {"home": home})
    with pytest.raises(pinning.StrangeFact):
        pinning.located(acme, "{home}/data/x", {"home": home})
    assert pinning.admitted(acme, {"home": home, "note": "kept"}) == {"note": "kept"}


def test_a_fitting_fact_stands_in_the_url(acme):
    facts = {"home": "https://mara.acme.example"}

    pinning.check(acme, facts)

    assert pinning.located(acme, "{home}/data/x", facts) == "https://mara.acme.example/data/x"
    assert pinning.is_outside(acme)


def test_a_tool_may_lie_beside_the_base_url_at_the_same_host():
    acme = made_up(base_url="{home}/data", upstream="GET {home}/me", pinned=HOME)

    request = build(offer_of(acme), {}, {"home": "https://mara.acme.example"})

    assert request.url == "https://mara.acme.example/me"


def test_a_fact_may_stand_in_the_path_of_a_tool_and_no_argument_takes_its_place():
    acme = made_up(upstream="GET /people/{own_id}/things", pinned={"own_id": r"\d+"})

    request = build(offer_of(acme), {"q": "red", "own_id": "8"}, {"own_id": "7"})

    assert request.url == "https://api.acme.example/v1/people/7/things"
    assert request.params == {"q": "red"}


def test_what_no_database_takes_is_refused(acme):
    facts = {"home": "https://mara.acme.example", "name": "a\0b"}

    with pytest.raises(pinning.StrangeFact):
        pinning.check(acme, facts)
    assert pinning.admitted(acme, facts) == {"home": "https://mara.acme.example"}


def test_the_operators_address_replaces_a_host_from_outside(acme, monkeypatch):
    monkeypatch.setenv("PROVIDER_ACME_BASE_URL", "http://10.0.0.5/acme")

    assert pinning.located(acme, "{home}/data/x", {}) == "http://10.0.0.5/acme/data/x"
    assert not pinning.is_outside(acme)


def test_an_address_in_an_answer_is_checked(acme, monkeypatch):
    assert pinning.check_outside(acme, "files", "https://files.acme.example/1?sig=2")
    for url in ("https://evil.example/1", "http://files.acme.example/1", "file:///etc/passwd"):
        with pytest.raises(ProviderError):
            pinning.check_outside(acme, "files", url)


def test_an_address_below_the_operators_own_is_not_outside(acme, monkeypatch):
    monkeypatch.setenv("PROVIDER_ACME_BASE_URL", "http://10.0.0.5/acme")

    assert not pinning.check_outside(acme, "files", "http://10.0.0.5/acme/f/1")
    with pytest.raises(ProviderError):
        pinning.check_outside(acme, "files", "http://10.0.0.5/acme.evil")


def test_settings_stand_in_urls_and_headers(monkeypatch):
    acme = made_up(headers={"Region": "{region}"})

    assert endpoints.oauth_url(acme, "authorize") == "https://eu.acme.example/ask"
    assert operator_settings.headers_of(acme) == {"Region": "eu"}


def test_a_setting_is_the_operators(monkeypatch):
    monkeypatch.setenv("PROVIDER_ACME_REGION", "us")

    assert endpoints.oauth_url(made_up(), "authorize") == "https://us.acme.example/ask"


def test_settings_stand_in_the_headers_of_a_tool():
    acme = made_up(headers={"Region": "{region}"})
    tool = replace(offer_of(acme).tool, headers={"Region-Of-Tool": "{region}-1"})

    request = build(Offer(acme, acme.services[0], tool), {})

    assert request.headers == {"Region": "eu", "Region-Of-Tool": "eu-1"}


@pytest.mark.parametrize("text", ["..", ".", "", "x/../y", "../x", "x/..", "x\\..\\y", "./x"])
def test_a_path_argument_holds_no_dots_that_climb(text):
    # promise 81
    with pytest.raises(Invalid):
        segment("id", text)


def test_a_path_argument_may_hold_dots_in_names():
    assert segment("id", "a..b/c.txt") == "a..b%2Fc.txt"
