"""The steps from nothing to the first call, and which of them is next."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse

from accounts.pages.start import code
from accounts.pages.start.connecting import connect_account, connect_oneself, suggested
from accounts.pages.start.progress import Progress
from accounts.pages.start.step import Step


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
