"""Pipedrive's oddities, each by itself."""

import pytest

from providers.definitions.pipedrive import PROVIDER as PIPEDRIVE
from providers.definitions.pipedrive import quirks, shapes
from providers.grants import read_grants
from providers.paging import unwrap
from providers.pinning import fits
from providers.registry import tools
from providers.spec import UpstreamAnswer
from tests.providers.recorded_call import RecordedCall, sample

PATTERN = PIPEDRIVE.pinned["api_domain"]


def page_of(name, body):
    answer = UpstreamAnswer(200, {}, body)
    return unwrap(tools()[f"pipedrive_{name}"], answer, {}, {})


def test_the_token_answer_names_the_host_and_scopes_with_commas():
    [grant] = read_grants(PIPEDRIVE, sample("pipedrive", "token")).values()

    assert grant.extra == {"api_domain": "https://northwind.pipedrive.com"}
    assert grant.scopes == ("deals:full", "contacts:full", "search:read", "base")
    assert grant.expires_in == 3599


@pytest.mark.parametrize("domain", ["https://northwind.pipedrive.com", "https://a-1.pipedrive.com"])
def test_a_host_of_pipedrives_own_is_admitted(domain):
    assert fits(PATTERN, domain)


@pytest.mark.parametrize(
    "domain",
    [
        "http://169.254.169.254",
        "https://evil.example",
        "https://pipedrive.com.evil.example",
        "https://evil.example/.pipedrive.com",
        "https://evil.example#.pipedrive.com",
        "https://evil.example\\.pipedrive.com",
        "https://northwind.pipedrive.com@evil.example",
        "https://user@northwind.pipedrive.com",
        "https://northwind.pipedrive.com:8443",
        "https://northwind.pipedrive.com/",
        "https://northwind.pipedrive.com\n",
        "https://evilpipedrive.com",
        "https://pipedrive.com",
        "http://northwind.pipedrive.com",
        "",
        None,
        ["https://northwind.pipedrive.com"],
    ],
)
def test_no_other_host_is_admitted(domain):
    assert not fits(PATTERN, domain)


def test_who_was_connected_is_a_user_in_a_company():
    call = RecordedCall(sample("pipedrive", "me"))

    who = quirks.identity(call)

    assert (who.id, who.name, who.email) == ("101:7001", "Mara Lindqvist", "mara@northwind.example")
    assert who.extra == {"user_id": "101", "company_id": "7001"}
    assert [request.url for request in call.sent] == ["{api_domain}/api/v1/users/me"]


def test_a_user_without_a_name_is_shown_by_id():
    call = RecordedCall({"data": {"id": 5, "company_id": 6, "name": None}})

    who = quirks.identity(call)

    assert (who.id, who.name, who.email) == ("5:6", "5", "")


def test_deals_that_were_found_are_unwrapped():
    page, following = page_of("search_deals", sample("pipedrive", "deal_search"))
    shaped = shapes.found_deals(page, RecordedCall())

    assert [deal["title"] for deal in shaped["deals"]] == ["Harbour crane"]
    assert shaped["next_cursor"] is following is None


def test_what_was_asked_for_is_named():
    assert shapes.one("deal")({"success": True, "data": {"id": 1}}, RecordedCall()) == {
        "deal": {"id": 1}
    }


@pytest.mark.parametrize(("more", "following"), [(True, "100"), (False, None)])
def test_lists_of_v1_go_on_while_there_is_more(more, following):
    pagination = {"start": 0, "limit": 100, "more_items_in_collection": more, "next_start": 100}
    body = {"data": [{"id": "l-1"}], "additional_data": {"pagination": pagination}}

    assert page_of("list_leads", body)[1] == following


def test_an_empty_list_of_v1_is_told_as_null():
    page, following = page_of("list_leads", {"success": True, "data": None})

    assert (page["leads"], following) == ([], None)
