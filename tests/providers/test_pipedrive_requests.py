"""What is sent to Pipedrive: method, URL, query and body of each kind of call."""

import pytest

from providers.building import build
from providers.definitions.pipedrive import PROVIDER as PIPEDRIVE
from providers.registry import tools
from tests.providers.facts import facts_of
from tests.providers.recorded_call import RecordedCall

API = "https://northwind.pipedrive.com/api"


def sent(name, /, **arguments):
    """Build the request of a tool, its hook included."""
    offer = tools()[f"pipedrive_{name}"]
    request = build(offer, arguments, facts_of(PIPEDRIVE))
    hook = offer.tool.build_request
    return hook(request, RecordedCall(arguments=arguments)) if hook else request


@pytest.mark.parametrize(
    ("name", "arguments", "url", "query"),
    [
        ("list_deals", {"status": "open,won", "limit": 5}, "v2/deals", {"status": "open,won", "limit": 5}),
        ("list_deals", {"cursor": "eyJ9"}, "v2/deals", {"cursor": "eyJ9"}),
        ("get_deal", {"id": 7}, "v2/deals/7", {}),
        ("search_deals", {"q": "a&b=c", "exact_match": True}, "v2/deals/search", {"term": "a&b=c", "exact_match": "true"}),
        ("list_activities", {"done": False}, "v2/activities", {"done": "false"}),
        ("list_persons", {"org_id": 1, "sort_by": "id"}, "v2/persons", {"org_id": 1, "sort_by": "id"}),
        ("list_stages", {"pipeline_id": 2}, "v2/stages", {"pipeline_id": 2}),
        ("list_leads", {"sort": "title ASC", "cursor": "20"}, "v1/leads", {"sort": "title ASC", "start": "20"}),
        ("search", {"q": "pier", "item_types": "deal"}, "v2/itemSearch", {"term": "pier", "item_types": "deal"}),
    ],
)  # fmt: skip
def test_reading(name, arguments, url, query):
    request = sent(name, **arguments)

    assert (request.method, request.url, request.json) == ("GET", f"{API}/{url}", None)
    assert request.params == query
    assert request.headers == {"Accept": "application/json"}


@pytest.mark.parametrize(
    ("name", "arguments", "method", "url", "body"),
    [
        ("create_deal", {"title": "T", "value": 1.5, "custom_fields": {"a" * 40: 3}}, "POST", "v2/deals", None),
        ("update_deal", {"id": 7, "status": "won"}, "PATCH", "v2/deals/7", {"status": "won"}),
        ("create_person", {"name": "N", "emails": [{"value": "n@x.example"}]}, "POST", "v2/persons", None),
        ("create_organization", {"name": "N"}, "POST", "v2/organizations", None),
        ("create_organization", {"name": "N", "address": "Quay"}, "POST", "v2/organizations", {"name": "N", "address": {"value": "Quay"}}),
        ("create_activity", {"subject": "S", "participants": [{"person_id": 1}]}, "POST", "v2/activities", None),
        ("create_lead", {"title": "T", "person_id": 1}, "POST", "v1/leads", None),
        ("add_note", {"content": "C", "lead_id": "l-1"}, "POST", "v1/notes", None),
    ],
)  # fmt: skip
def test_writing(name, arguments, method, url, body):
    request = sent(name, **arguments)

    assert (request.method, request.url, request.params) == (method, f"{API}/{url}", {})
    assert request.json == (arguments if body is None else body)
