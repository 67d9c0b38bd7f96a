"""What stands in the path of a tool has to be sent: then every call that the schema allows has its address."""

from providers.registry import tools
from providers.routes import PLACEHOLDER
from providers.schemas import tool_schema
from tools_catalog.listing.document import document


def placeholders(route):
    return {name for name, _ in PLACEHOLDER.findall(route)}


# promise 119
def test_a_tools_own_route_holds_nothing_that_may_be_left_out():
    loose = {
        name: left_out
        for name, offer in tools().items()
        if (left_out := placeholders(offer.tool.route) - set(tool_schema(offer.tool)["required"]))
    }

    assert loose == {}


# promise 119
def test_the_document_shows_that_route():
    for offer in tools().values():
        told = document(offer, True)
        inside = placeholders(told["metadata"]["path"])

        assert inside <= set(told["function"]["parameters"]["required"]), offer


def test_every_other_route_holds_parameters_of_the_tool():
    strange = [
        (name, route)
        for name, offer in tools().items()
        for route in offer.tool.aliases
        if not placeholders(route) <= set(tool_schema(offer.tool)["properties"])
    ]

    assert strange == []
