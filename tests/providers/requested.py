"""The request that a provider would get for what a caller gives a tool."""

from providers.arguments import read_arguments
from providers.building import build
from providers.registry import tools
from tests.providers.facts import facts_of
from tests.providers.recorded_call import RecordedCall


def request_of(name, /, *answers, **given):
    """Build a tool's request, its hook included; `answers` are what the hook asks for before."""
    offer = tools()[name]
    facts = facts_of(offer.provider)
    arguments = read_arguments(offer.tool, given)
    request = build(offer, arguments, facts)
    if offer.tool.build_request is None:
        return request
    call = RecordedCall(*answers, arguments=arguments)
    call.connection = facts
    return offer.tool.build_request(request, call)
