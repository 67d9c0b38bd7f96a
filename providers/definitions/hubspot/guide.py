"""How to register an app at HubSpot, and what to know about it."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://app.hubspot.com/l/developer-overview",
    docs_url="https://developers.hubspot.com/docs/apps/developer-platform/overview",
    steps=(
        "Create an app in your HubSpot developer account.",
        "Under Auth, add the redirect URL `{redirect_uri}`.",
        "Add the scopes that your users shall grant: `oauth` is required, "
        "`crm.objects.contacts.read` and the others of the permissions below as you need them.",
        "Copy client ID and client secret from the same page.",
    ),
    events=(
        "In the app's webhooks, set the target address `{webhook_url}` and subscribe to the creation, deletion and "
        "changed properties of contacts, companies and deals. They are signed with the client secret; nothing more "
        "has to be set.",
        "The address has to be the very one that HubSpot calls: it is part of what is signed.",
    ),
    oddities=(
        "A connection belongs to a HubSpot account (portal), whoever of its people allowed it.",
        "HubSpot refuses an authorization that asks for other scopes than the app has set up.",
        "Access tokens live for 30 minutes; the refresh token stays the same until the app is uninstalled.",
        "Revoking ends the refresh token only: an access token lives on until it runs out, and the "
        "app stays installed.",
        "Searches find what changed some seconds ago at the earliest, are limited to five a second, "
        "and show the first 10,000 results: beyond these HubSpot answers 400.",
        "Only the named properties are returned; unknown names are ignored.",
    ),
    unverified=(
        "Whether two connections to one account get the same refresh token: one is never revoked "
        "while the other lives.",
        "Which of `hub_id`, `user_id` and `scopes` every token answer holds.",
        "How long the wait is after the daily limit: an hour is told.",
        "How HubSpot treats PKCE: it is accepted and not required, so it is not sent.",
    ),
)
