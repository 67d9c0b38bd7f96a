"""Every tool's example works: each is called over our API, with the sandbox playing the provider."""

import pytest

from providers.building import upstream_of
from providers.registry import providers, tools
from providers.routes import PLACEHOLDER
from providers.schemas import signature_of
from tests.every_tool import of_every_tool

ORDER = ("GET", "POST", "PUT", "PATCH", "DELETE")  # what is deleted was read and changed before
PERSON = "mara"


def offers_of(slug):
    offers = [offer for offer in tools().values() if offer.provider.slug == slug]
    return sorted(offers, key=lambda offer: ORDER.index(offer.tool.route.split(" ")[0]))


def permissions_of(slug):
    return sorted({offer.permission.id for offer in offers_of(slug)})


def called(caller, tool):
    """Make a tool's example call as its canonical route has it."""
    method, _, route = tool.route.partition(" ")
    arguments = dict(tool.example)
    path = PLACEHOLDER.sub(lambda found: str(arguments.pop(found[1])), route)
    if method == "GET":
        return caller.get(path, **arguments)
    return caller.send(method.lower(), path, arguments)


@of_every_tool()
def test_an_example_names_parameters_and_gives_those_that_must_be_there(offer):
    params = signature_of(offer.tool).params

    assert set(offer.tool.example) <= set(params)
    assert {name for name, param in params.items() if param.required} <= set(offer.tool.example)
    assert upstream_of(offer)


@pytest.mark.parametrize("slug", providers())
def test_every_example_works_at_the_sandbox(caller, slug):
    assert caller.connect(slug, person=PERSON, scopes=permissions_of(slug))["status"] == "success"

    answers = {
        offer.tool.name: called(caller, offer.tool)
        for offer in offers_of(slug)
        if not offer.tool.raw_upload
    }

    assert {
        name: (answer.status_code, answer.content[:300])
        for name, answer in answers.items()
        if answer.status_code != 200
    } == {}
