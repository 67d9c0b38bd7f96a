"""Every type of event as a sentence, and who acts. A type without a sentence here fails a test."""

from accounts.models import Event

SENTENCES = {
    "user.logged_in": "Logged in",
    "user.second_factor_failed": "A wrong second factor was entered",
    "user.password_changed": "Password changed",
    "user.password_reset": "Password reset by mail",
    "user.email_changed": "E-mail address changed",
    "user.email_removed": "E-mail address removed",
    "user.name_changed": "Name changed",
    "user.mfa_added": "Authenticator app added",
    "user.mfa_removed": "Authenticator app removed",
    "user.passkey_added": "Passkey added",
    "user.passkey_removed": "Passkey removed",
    "user.recovery_codes_made": "New recovery codes made",
    "user.session_ended": "Logged out somewhere else",
    "key.created": "API key created",
    "key.ending": "End of an API key set",
    "key.revoked": "API key revoked",
    "key.budget_changed": "Budget of an API key changed",
    "device.approved": "Device let in",
    "device.denied": "Device turned away",
    "partner.created": "Partner profile registered",
    "partner.updated": "Partner profile changed",
    "partner.suspended": "Partner profile suspended",
    "partner.reactivated": "Partner profile active again",
    "account.created": "Account created",
    "account.updated": "Account changed",
    "account.deleted": "Account deleted, with its integrations",
    "account.budget_changed": "Budget of an account changed",
    "connect.cancelled": "Link to connect a provider cancelled",
    "integration.connected": "Integration connected",
    "integration.disconnected": "Integration disconnected",
    "integration.account_confirmed": "Another person at the provider confirmed",
    "integration.scopes_changed": "Scopes of an integration changed",
    "integration.expired": "Integration expired",
    "integration.revoked": "Integration revoked at the provider",
    "integration.recovered": "Integration works again",
    "integration.token_expired": "One token of an integration expired",
    "integration.token_revoked": "One token of an integration revoked at the provider",
    "subscription.changed": "Subscription changed",
    "billing.mismatch": "Subscription and payment service did not agree",
    "billing.report_decided": "Report of usage to the payment service decided on",
    "usage.threshold": "Usage reached a mark",
}
FAMILIES = {
    "user": "Log-in and security",
    "key": "API keys",
    "device": "Devices",
    "partner": "Partner profile",
    "account": "Accounts",
    "connect": "Links to connect",
    "integration": "Integrations",
    "subscription": "Subscription",
    "billing": "Payments",
    "usage": "Usage",
}
ACTORS = {
    Event.Actor.USER: "You",
    Event.Actor.KEY: "A key",
    Event.Actor.STAFF: "Staff",
    Event.Actor.SYSTEM: "This server",
    Event.Actor.PROVIDER: "The provider",
}


def sentence_of(event_type: str) -> str:
    """Return what happened, in words; a type that is not known keeps its name."""
    return SENTENCES.get(event_type, event_type)
