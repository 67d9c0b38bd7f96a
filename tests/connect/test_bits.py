"""Scopes of ours that a provider takes as a sum of bits, beside its own scopes."""

from connect.authorize import bits_param, scope_params
from providers.spec import OAuth, Provider

OAUTH = OAuth(
    "https://acme.example/ask",
    "https://acme.example/token",
    pkce=False,
    scope_bits={"robot.see": 1024, "robot.speak": 2048},
    bits_param="rights",
)
ACME = Provider("acme", "Acme", OAUTH, ())


def test_what_is_asked_for_is_summed_once():
    wanted = {"main": ["robot", "robot.see", "robot.speak", "robot.see"]}

    assert scope_params(ACME, wanted) == {"scope": "robot"}
    assert bits_param(ACME, wanted) == {"rights": "3072"}


def test_less_is_asked_for_with_fewer_bits():
    assert bits_param(ACME, {"main": ["robot", "robot.see"]}) == {"rights": "1024"}


def test_without_bits_there_is_no_parameter():
    assert scope_params(ACME, {"main": ["read", "write"]}) == {"scope": "read write"}
    assert bits_param(ACME, {"main": ["read", "write"]}) == {}
