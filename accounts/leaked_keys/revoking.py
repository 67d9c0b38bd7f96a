"""Revoke the keys that were found, and tell their owners. What is revoked already stays as it is."""

from accounts.actors import Actor
from accounts.issuing import revoke
from accounts.keys import looks_real
from accounts.leaked_keys.mailing import tell_owners
from accounts.leaked_keys.reports import Report
from accounts.models import ApiKey, Event

SCANNER = Actor(Event.Actor.SCANNER, "github")


def take(reports: list[Report]) -> list[dict[str, str]]:
    """Revoke what is ours and still works; return the answer about each match, in their order."""
    ours = ApiKey.objects.known({each.token for each in reports if looks_real(each.token)})
    found = [(ours[each.token], each.url) for each in reports if each.token in ours]
    revoke_all(found)
    return [each.answer(each.token in ours) for each in reports]


def revoke_all(found: list[tuple[ApiKey, str]]) -> None:
    """Revoke what works, and tell the owners of what was revoked also where the rest has to wait.

    When the report comes again, their keys are revoked already, and nobody would be told.
    """
    revoked = []
    try:
        for key, url in found:
            if key.is_usable and revoke_found(key, url):
                revoked.append((key, url))
    finally:
        tell_owners(revoked)


def revoke_found(key: ApiKey, url: str) -> bool:
    """Say whether it was this report that made the key worthless."""
    where = f" at {url}" if url else ""
    return revoke(key, SCANNER, f"GitHub's secret scanning found it{where}")
