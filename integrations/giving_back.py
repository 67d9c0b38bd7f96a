"""Give back what was granted and could not be stored."""

import logging

from django.db import IntegrityError

from accounts.models import ConnectedAccount
from integrations import revocation
from integrations.consent import Consent
from integrations.revocation_jobs import new_jobs
from providers.spec import Provider

log = logging.getLogger("patchbay.connections")


def give_back(account: ConnectedAccount, consent: Consent) -> None:
    """Let the provider take back what was granted and could not be stored."""
    person = consent.who.id or person_of(account, consent.provider)
    try:
        jobs = [
            job
            for grant in consent.grants.values()
            for job in new_jobs(
                consent.client, person, grant.refresh_token or "", grant.access_token
            )
        ]
    except IntegrityError:  # its app was deleted meanwhile, and nobody else may ask
        log.warning("grant not given back: its client is gone")
        return
    revocation.attempt_now(jobs)


def person_of(account: ConnectedAccount, provider: Provider) -> str:
    """Return who is connected already: not told who has just consented, we take it to be the same person."""
    known = account.integrations.filter(provider=provider.slug)
    return known.values_list("provider_user_id", flat=True).first() or ""
