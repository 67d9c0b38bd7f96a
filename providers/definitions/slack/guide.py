"""What to know before connecting Slack."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://api.slack.com/apps",
    docs_url="https://docs.slack.dev/authentication/installing-with-oauth",
    steps=(
        "Create an app **From scratch** in any workspace of yours.",
        "Under **OAuth & Permissions**, add the redirect URL `{redirect_uri}`.",
        "There too, add the **Bot Token Scopes** of the permissions below and `team:read`; for `slack.search`, "
        "add `search:read` to the **User Token Scopes**.",
        "Under **Basic Information**, copy client id and client secret to `PROVIDER_SLACK_CLIENT_ID` and "
        "`PROVIDER_SLACK_CLIENT_SECRET`.",
        "Under **Manage Distribution**, activate public distribution, or only your own workspace can connect.",
        "Leave PKCE off: it makes an app a public client for good. Token rotation may be on or off, and "
        "cannot be turned off again.",
    ),
    events=(
        "On the app's page Event Subscriptions, set the request URL to `{webhook_url}`; Slack tries it at once. Before "
        "that, copy the **signing secret** from Basic Information to `{webhook_secret}` and restart.",
        "Subscribe to bot events such as `message.channels`, `app_mention`, `reaction_added`, `file_shared`, and to "
        "`tokens_revoked` and `app_uninstalled`, which end connections here as well.",
    ),
    oddities=(
        "Reading and writing are done by the app's bot, which sees what it is a member of. Searching is done "
        "as the person, with a token of their own, so it is asked for only when `slack.search` is named.",
        "With token rotation both tokens live for 12 hours and are refreshed each by itself. When one of "
        "them dies the other goes on, and the event `integration.token_expired` or "
        "`integration.token_revoked` says which.",
        "Slack answers 200 to nearly everything; `ok: false` and a word are its errors.",
        "A channel may be given by name, but only posting takes names: for everything else the name is looked "
        "up first, which costs a call of `conversations.list`.",
        "The bot changes and deletes its own messages only.",
        "Limits count per method. Apps outside the Marketplace read `conversations.history` and "
        "`conversations.replies` once a minute, 15 messages at a time.",
        "Opening a direct message with several people makes a group, which takes `mpim:write`.",
        "Disconnecting revokes the tokens; the app stays installed until somebody removes it.",
    ),
    unverified=(),
)
