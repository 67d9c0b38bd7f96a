"""How to register an app at Calendly, and what to know about it."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://developer.calendly.com/console/apps",
    docs_url="https://developer.calendly.com/api-docs",
    steps=(
        "Create a developer account, which is none of Calendly's own accounts, and an app of kind **Web**.",
        "Enter `{redirect_uri}` as redirect URI; a production app takes https alone.",
        "Choose the scopes of the permissions below: an app may ask for no others.",
        "Copy client ID and client secret, which is shown once.",
    ),
    oddities=(
        "Access tokens live two hours; a refresh token works once.",
        "Calendly knows everything by URI. A UUID does here, wherever a URI would.",
        "Lists are of the connected user, unless `user` or `organization` names another.",
        "Available times come for 31 days at most, busy times for 7.",
        "An event cannot be moved: cancel it and book another.",
        "Booking for somebody needs a paid plan, and has limits of its own.",
        "A scheduling link works once.",
        "Webhooks need a paid plan too: on a free one Calendly refuses to make them.",
        "A free plan has 50 calls a minute, a paid one 500, each per user.",
    ),
    unverified=(
        "How Calendly words a missing scope: a 403 that names no scope counts as no right.",
        "Whether revoking the refresh token ends its access token: both are sent.",
        "What `X-RateLimit-Reset` says when a limit of an hour or a day is reached.",
    ),
)
