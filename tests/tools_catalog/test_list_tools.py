"""GET /tools, /tools/provider/{p} and /tools/service/{s}: which tools, in what shape."""

import pytest

from accounts.models import ConnectedAccount
from billing.models import UsageRecord
from providers.registry import offered, own_tools, providers, tools
from tests.conftest import Api
from tests.contract.shapes import explained
from tests.factories import make_account, make_integration, make_key, make_partner
from tests.tools_catalog.listed import listed, names

PLACES = ["", "/provider/github", "/service/gmail"]


@pytest.fixture
def acting(api, account):
    make_integration(account, "github")
    return api.acting_for(account.external_id)


def of(provider=None, service=None):
    return [
        name
        for name, offer in tools().items()
        if provider in (None, offer.provider.slug) and service in (None, offer.service.slug)
    ]


def test_lists_the_connected_tools_and_all_on_demand(acting):
    assert names(acting) == [*of("github"), *own_tools()]
    assert names(acting, all="true") == list(offered())
    assert names(acting, all="false") == names(acting)


def test_the_whole_answer_of_one_tool(acting, settings):
    body = acting.get("/api/v1/tools/service/gmail").json()

    [tool] = [t for t in body["data"]["tools"] if t["function"]["name"] == "gmail_send_message"]
    assert tool["type"] == "function"
    assert tool["function"]["description"] == "Send an email via Gmail."
    assert tool["function"]["parameters"]["required"] == ["to", "subject", "body"]
    assert tool["metadata"] == {
        "provider": "google",
        "service": "gmail",
        "permission": "gmail.send",
        "method": "POST",
        "path": "/api/v1/gmail/send",
        "connected": False,
        "bodyDefaults": {"isHtml": "false"},
    }
    assert set(tool) == {"type", "function", "metadata"}
    assert body["data"] | {"tools": []} == {
        "tools": [],
        "base_url": settings.PUBLIC_URL,
        "total": len(of(service="gmail")),
        "next_cursor": None,
    }
    assert (body["ok"], body["next_cursor"]) == (True, None)


@pytest.mark.parametrize("slug", providers())
def test_a_provider_lists_its_tools_connected_or_not(acting, slug):
    data = listed(acting, f"/api/v1/tools/provider/{slug}")

    assert [tool["function"]["name"] for tool in data["tools"]] == of(slug)
    assert {tool["metadata"]["connected"] for tool in data["tools"]} == {slug == "github"}


def test_a_service_lists_its_tools_of_every_provider(acting):
    assert names(acting, "/api/v1/tools/service/calendar") == of(service="calendar")
    assert {tools()[name].provider.slug for name in of(service="calendar")} == {
        "google",
        "microsoft",
    }


@pytest.mark.parametrize("spelling", ["GitHub", "github"])
def test_upper_case_does_not_matter(acting, spelling):
    assert names(acting, f"/api/v1/tools/provider/{spelling}") == of("github")


@pytest.mark.parametrize("what", ["provider", "service"])
@pytest.mark.parametrize("unknown", ["nobody", "a%2Fb", "%00", "gmail%20"])
def test_what_is_not_known_is_an_empty_list(acting, what, unknown, settings):
    assert listed(acting, f"/api/v1/tools/{what}/{unknown}") == {
        "tools": [],
        "base_url": settings.PUBLIC_URL,
        "total": 0,
        "next_cursor": None,
    }


@pytest.mark.parametrize("place", PLACES)
def test_the_origin_that_tools_are_called_at_stands_on_every_list(acting, place, settings):
    settings.PUBLIC_URL = "https://tools.example"

    assert listed(acting, f"/api/v1/tools{place}")["base_url"] == "https://tools.example"


@pytest.mark.parametrize("said", ["perhaps", "2", "null"])
def test_another_word_for_all_is_refused(acting, said):
    response = acting.get("/api/v1/tools", {"all": said})

    assert response.status_code == 400
    assert response.json()["error_code"] == "VALIDATION_ERROR"
    assert list(response.json()["details"]["fields"]) == ["all"]


def test_an_account_of_another_partner_is_not_found(api):
    make_integration(make_account(make_partner(), "theirs"), "github")

    response = api.acting_for("theirs").get("/api/v1/tools")

    assert (response.status_code, response.json()["error_code"]) == (404, "ACCOUNT_NOT_FOUND")


def test_a_key_without_the_scope_is_refused(partner):
    caller = Api(make_key(partner, scopes=["accounts:read", "proxy:*"]))

    for place in PLACES:
        response = caller.get(f"/api/v1/tools{place}")
        assert response.status_code == 403
        said = explained("PERMISSION_DENIED", required_scope="tools:read")
        assert response.json()["details"] == said


def test_nothing_but_get_is_answered(acting):
    response = acting.post_json("/api/v1/tools", {})

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_the_call_is_on_record_for_the_account(acting, account):
    acting.get("/api/v1/tools")

    record = UsageRecord.objects.get()
    assert (record.route, record.account_id) == ("/api/v1/tools", account.pk)
    assert ConnectedAccount.objects.count() == 1
