"""The step that connects: at a provider which this server can reach, or which the sandbox plays."""

from dataclasses import replace

from django.urls import reverse

from accounts.pages.start import code
from accounts.pages.start.progress import Progress
from accounts.pages.start.step import Step
from providers.oauth_apps import client_of
from providers.operator_settings import is_sandboxed
from providers.registry import find, providers
from providers.spec import Provider

FIRST = "google"  # where several may be connected, the one to begin with
SANDBOXED = (
    "On this server the sandbox plays {0}: it needs no OAuth app, made-up people live there, "
    "and nothing leaves the machine."
)


def connect_account(progress: Progress) -> Step:
    account, provider = progress.account, suggested(progress)
    url = (
        f"{reverse('accounts_connect', args=[account.pk])}?provider={provider.slug}"
        if account
        else ""
    )
    back = progress.partner.return_url if progress.partner else ""
    samples = code.connect(account, provider, back) if account else []
    says = "Your user follows a link, agrees at the provider, and comes back connected."
    return connection(
        progress, provider, Step("Connect it", says, False, "Make a link", url, samples=samples)
    )


def connect_oneself(progress: Progress) -> Step:
    provider = suggested(progress)
    url = reverse("own_integrations_connect", args=[provider.slug])
    says = "You agree at the provider, and your key may act as you there."
    return connection(progress, provider, Step("Connect a provider", says, False, "Connect", url))


def connection(progress: Progress, provider: Provider, step: Step) -> Step:
    """Return the step with the provider's name and, where the sandbox plays it, the word that it does."""
    made = progress.integration
    note = SANDBOXED.format(provider.name) if is_sandboxed(provider) and not made else ""
    action = f"{step.action} to {provider.name}"
    has = provider.name if made else ""
    return replace(step, is_done=bool(made), action=action, note=note, has=has)


def suggested(progress: Progress) -> Provider:
    """Return the provider that is connected, else one that this server can connect."""
    if progress.integration and (known := find(progress.integration.provider)):
        return known
    served = {slug: each for slug, each in providers().items() if client_of(each)}
    return served.get(FIRST) or next(iter(served.values()), find(FIRST))
