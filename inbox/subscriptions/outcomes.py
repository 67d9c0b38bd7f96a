"""What became of a subscription that was seen to, written unless somebody else has taken it over."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from config import claims
from config.vault import CannotOpen
from inbox.models import Subscription
from inbox.subscriptions.moments import next_renewal, next_try
from providers.spec import Feed, Made


def succeeded(row: Subscription, feed: Feed, made: Made) -> None:
    """Keep what was made."""
    person = row.integration.provider_user_id
    with transaction.atomic():
        current = claims.held(row).select_for_update().first()
        claims.let_go(
            row,
            status=Subscription.Status.ACTIVE,
            remote_id=made.remote_id[:255],
            facts=merged(current or row, row, made, person),
            expires_at=made.expires_at,
            made_for=person,
            made_at=timezone.now(),
            due_at=next_renewal(feed.subscribing, made),
            attempts=0,
            problem="",
        )


def merged(current: Subscription, seen: Subscription, made: Made, person: str) -> dict[str, Any]:
    """Return the facts with what the provider changed; a delivery may have moved the others on meanwhile."""
    if current.made_for != person:
        return dict(made.facts)
    changed = {name: fact for name, fact in made.facts.items() if seen.facts.get(name) != fact}
    return current.facts | changed


def failed(row: Subscription, problem: str, wait: float = 0) -> None:
    """Keep the problem for people to read, and try again later."""
    claims.let_go(
        row,
        status=Subscription.Status.FAILING,
        problem=unsaid(row, problem)[:200],
        attempts=row.attempts + 1,
        due_at=next_try(row, wait),
    )


def unsaid(row: Subscription, problem: str) -> str:
    """Return what a provider said without what we had told it in confidence."""
    try:
        told = (row.path_token, row.secret)
    except CannotOpen:
        return problem
    for secret in told:
        problem = problem.replace(secret, "…")
    return problem
