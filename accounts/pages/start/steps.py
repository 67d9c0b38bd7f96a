"""The steps from nothing to the first call, and which of them is next."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.urls import reverse

from accounts.pages.start import code
from accounts.pages.start.progress import Progress
from providers.endpoints import client_of, is_sandboxed
from providers.registry import find, providers
from providers.spec import Provider

FIRST = "google"  # where several may be connected, the one to begin with
SANDBOXED = (
    "On this server the sandbox plays {0}: it needs no OAuth app, made-up people live there, "
    "and nothing leaves the machine."
)


@dataclass(frozen=True)
class Step:
    """One step: what it is for, whether it is done, the one thing to do, and the same as code."""

    title: str
    says: str
    is_done: bool
    action: str
    url: str
    note: str = ""
    has: str = ""
    samples: list[dict[str, str]] = field(default_factory=list)
    is_next: bool = False


def steps_of(progress: Progress) -> list[Step]:
    """Return the steps of the reader's way; the first that is not done is next."""
    steps = list(for_users(progress) if progress.for_users else for_oneself(progress))
    place = next((n for n, step in enumerate(steps) if not step.is_done), None)
    return [replace(step, is_next=n == place) for n, step in enumerate(steps)]


def for_users(progress: Progress) -> Iterable[Step]:
    yield register(progress)
    yield make_key(progress, "Your server proves with it who calls.")
    yield make_account(progress)
    yield connect_account(progress)
    yield call(progress)


def for_oneself(progress: Progress) -> Iterable[Step]:
    yield make_key(progress, "Your scripts prove with it that they are yours.")
    yield connect_oneself(progress)
    yield call(progress)


def register(progress: Progress) -> Step:
    partner = progress.partner
    says = "A partner profile names the company that asks people to connect their accounts."
    has = partner.company_name if partner else ""
    return Step(
        "Register as a partner", says, bool(partner), "Register", reverse("partner"), has=has
    )


def make_key(progress: Progress, says: str) -> Step:
    key = progress.key
    note = "It is shown once: store it where your secrets are." if not key else ""
    has = f"{key.name}, {key.masked}" if key else ""
    url = reverse("api_key_new")
    return Step("Make an API key", says, bool(key), "Create key", url, note, has)


def make_account(progress: Progress) -> Step:
    account = progress.account
    says = "An account is one of your users, under the name that your own database has for them."
    has = (account.external_id or "") if account else ""
    url, samples = reverse("accounts_new"), code.make_account()
    return Step("Create an account", says, bool(account), "Create account", url, "", has, samples)


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


def call(progress: Progress) -> Step:
    account = progress.account
    samples = (
        code.first_call(suggested(progress), for_account=progress.for_users) if account else []
    )
    says = "One call with your key, and the provider’s answer comes back in our envelope."
    note = "Run it and load this page again: it is ticked as soon as the call was answered."
    done = progress.has_called
    url, note = reverse("request_log"), "" if done else note
    return Step(
        "Make the first call", says, done, "See it in the request log", url, note, "", samples
    )


def suggested(progress: Progress) -> Provider:
    """Return the provider that is connected, else one that this server can connect."""
    if progress.integration and (known := find(progress.integration.provider)):
        return known
    served = {slug: each for slug, each in providers().items() if client_of(each)}
    return served.get(FIRST) or next(iter(served.values()), find(FIRST))
