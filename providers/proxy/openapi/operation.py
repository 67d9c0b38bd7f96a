"""What a route of the proxy says of itself: one operation for each tool, under its canonical route."""

from collections.abc import Mapping
from typing import Any

from config.api import errors
from config.api.openapi.operation import Operation
from providers.proxy.openapi.answers import answers_of
from providers.proxy.openapi.sent import body_of, parameters_of
from providers.registry import Offer
from providers.routes import django_pattern
from tools_catalog.reference.markdown import bullets, code, codes
from tools_catalog.reference.tool import also_needed, notes
from tools_catalog.samples.call import call_of
from tools_catalog.samples.languages import samples_of

# A body is read with every method, and whatever a provider can answer is told as an error of ours.
ERRORS = (
    errors.Invalid,
    errors.PayloadTooLarge,
    errors.UnsupportedMediaType,
    errors.PermissionDenied,
    errors.IntegrationNotFound,
    errors.NotFound,
    errors.TokenError,
    errors.ScopeMissing,
    errors.RateLimited,
    errors.ProviderError,
    errors.ProviderUnavailable,
)


def operations_at(where: str, offers: Mapping[str, Offer]) -> dict[str, Operation | None]:
    """Return the operations at a Django pattern by action: None where a tool has its own route elsewhere."""
    return {
        method.lower(): operation_of(offer) if is_own_route(offer, method, where) else None
        for method, offer in offers.items()
    }


def is_own_route(offer: Offer, method: str, where: str) -> bool:
    """Say whether a tool stands here, and not another spelling of it."""
    return django_pattern(offer.tool.route) == f"{method} {where}"


def operation_of(offer: Offer) -> Operation:
    """Return the operation of a tool."""
    tool = offer.tool
    return Operation(
        id=tool.name,
        tag=tag_of(offer),
        summary=tool.description,
        description=described(offer),
        parameters=parameters_of(tool),
        takes_account=True,
        body=body_of(tool),
        answers=answers_of(tool),
        errors=ERRORS,
        extensions=extensions_of(offer),
    )


def tag_of(offer: Offer) -> str:
    """Return the group a tool is shown in: the service, whose name says whose it is."""
    if len(offer.provider.services) == 1:
        return offer.provider.name
    return f"{offer.provider.name}: {offer.service.name}"


def described(offer: Offer) -> str:
    """Return in words what a call needs, and what is unusual about it."""
    scopes = codes(offer.permission.required)
    granted = f" (granted with {scopes})" if scopes else ""
    needs = f"Permission: {code(offer.permission.id)}{granted}{also_needed(offer.tool)}."
    return bullets([needs, *notes(offer.tool)])


def extensions_of(offer: Offer) -> dict[str, Any]:
    """Return for programs what a call needs, and samples of it."""
    return {
        "x-provider": offer.provider.slug,
        "x-permission": offer.permission.id,
        "x-oauth-scopes": list(offer.permission.required),
        "x-codeSamples": samples_of(call_of(offer)),
    }
