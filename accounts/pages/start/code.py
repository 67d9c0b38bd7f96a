"""The code of each step, with what is known of the reader's own in it; the key itself is kept nowhere."""

from shlex import quote
from typing import Any

from django.conf import settings

from accounts.models import ConnectedAccount
from providers.registry import Offer, tools
from providers.spec import Provider
from tools_catalog.samples.call import API, SampleCall
from tools_catalog.samples.languages import samples_of

ASK_FOR_KEY = "printf 'API key: '; read -r PATCHBAY_KEY; export PATCHBAY_KEY"


def environment(account: ConnectedAccount | None = None) -> str:
    """Return a shell's lines that set what every sample reads."""
    lines = [f"export PATCHBAY_URL={quote(settings.PUBLIC_URL)}"]
    if account and account.external_id:
        lines.append(f"export PATCHBAY_ACCOUNT={quote(account.external_id)}")
    return "\n".join([*lines, ASK_FOR_KEY])


def make_account() -> list[dict[str, str]]:
    body = {"external_id": "user-42", "display_name": "Ada"}
    return post("accounts", body)


def connect(account: ConnectedAccount, provider: Provider, back: str) -> list[dict[str, str]]:
    body = {"provider": provider.slug, "redirect_url": back}
    return post(f"accounts/{account.pk}/connect", body)


def post(path: str, body: dict[str, Any]) -> list[dict[str, str]]:
    return samples_of(SampleCall("POST", API + path, body=body, for_account=False))


def first_call(provider: Provider, *, for_account: bool) -> list[dict[str, str]]:
    """Return a call that reads something and needs no argument."""
    offer = simplest(provider)
    path = API + offer.tool.route.partition(" ")[2]
    return samples_of(SampleCall("GET", path, for_account=for_account))


def simplest(provider: Provider) -> Offer:
    """Return the first tool of a provider that only reads and needs to be told nothing."""
    own = [offer for offer in tools().values() if offer.provider is provider]
    return next((offer for offer in own if is_simple(offer)), own[0])


def is_simple(offer: Offer) -> bool:
    method, _, route = offer.tool.route.partition(" ")
    needed = [param for param in offer.tool.params if param.required]
    return method == "GET" and "{" not in route and not needed
