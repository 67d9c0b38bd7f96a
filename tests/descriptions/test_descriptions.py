"""What our tools send agrees with what others say of the providers' APIs."""

import pytest

from providers.registry import providers, tools
from tests.descriptions.agreement import disagreements, is_described, lacks_scopes
from tests.descriptions.gaps import GAPS, UNDESCRIBED
from tests.descriptions.packages import DESCRIPTIONS
from tests.descriptions.parameters import unknown_parameters
from tests.descriptions.recording import requests_of

DESCRIBED = sorted({each.provider for each in DESCRIPTIONS} & set(providers()))


def told_of(offer, requests):
    """Return whatever the descriptions say against what a tool sent."""
    told = []
    for sent in requests:
        told += disagreements(offer.provider.slug, sent)
        told += lacks_scopes(offer.provider, offer.permission, sent)
    return list(dict.fromkeys(told))


def unexplained(told):
    return [
        f"{name}: {words}"
        for name, found in told.items()
        for words in found
        if not any(gap.tool == name and gap.words in words for gap in GAPS)
    ]


def closed_gaps(told):
    """Return the gaps that nothing is told of any more."""
    return [
        gap
        for gap in GAPS
        if gap.tool in told and not any(gap.words in words for words in told[gap.tool])
    ]


@pytest.mark.parametrize("slug", DESCRIBED)
def test_no_tool_has_a_parameter_that_nobody_describes(slug, descriptions):
    offers = {n: offer for n, offer in tools().items() if offer.provider.slug == slug}

    assert offers
    assert unexplained({name: unknown_parameters(offer) for name, offer in offers.items()}) == []


@pytest.mark.parametrize("slug", DESCRIBED)
def test_what_is_sent_agrees_with_a_description(slug, descriptions, caller, checked, monkeypatch):
    requests = requests_of(slug, caller, monkeypatch)
    told = {name: told_of(tools()[name], sent) for name, sent in requests.items()}

    assert all(requests.values())
    assert unexplained(told) == []
    assert closed_gaps(told) == []
    checked |= {name for name, sent in requests.items() if any(is_described(slug, s) for s in sent)}


def test_every_provider_is_described_or_it_is_said_why_not():
    assert set(providers()) - set(DESCRIBED) == set(UNDESCRIBED) & set(providers())
    assert {gap.tool for gap in GAPS} <= set(tools())
