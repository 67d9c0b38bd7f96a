"""The keys of an app. They are rotated and revoked like all others, by `accounts.rotation` and `accounts.issuing`."""

from accounts.actors import Actor
from accounts.issuing import issue
from accounts.models import ApiKey, App


def issue_key(app: App, name: str, by: Actor, **limits: object) -> tuple[ApiKey, str]:
    """Make a key of an app and return it with the raw text, which exists nowhere else afterwards.

    `limits` are columns of ApiKey: expires_at, networks, only_accounts, is_read_only, monthly_budget.
    """
    return issue(app.partner.user, ApiKey.Kind.APP, name, by, app=app, **limits)
