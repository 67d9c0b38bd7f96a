"""The scopes that can be chosen are those that routes ask for."""

from accounts.scopes import in_words
from providers.registry import providers
from tests.routes import json_routes


def test_every_scope_that_a_route_declares_can_be_chosen_and_no_other():
    declared = {route.scope(method) for route in json_routes() for method in route.methods}

    assert set(in_words()) == (declared - {""}) | {"proxy:*"}


def test_providers_are_named_as_people_know_them():
    words = in_words()

    assert {words[f"proxy:{slug}"] for slug in providers()} == {
        f"Call {provider.name}" for provider in providers().values()
    }
