"""What may be done in a Slack workspace. Searching takes a user's token, the rest the bot's."""

from providers.spec import Permission

PERMISSIONS = (
    Permission(
        id="slack.read",
        description="Read channels, messages and people.",
        scopes=(
            "channels:read",
            "groups:read",
            "im:read",
            "mpim:read",
            "channels:history",
            "groups:history",
            "im:history",
            "mpim:history",
            "users:read",
            "users:read.email",
        ),
        needs=("channels:read",),
        aliases=("slack.messages.read", "slack.channels.read", "slack.users.read"),
    ),
    Permission(
        id="slack.write",
        description="Send, change and delete messages, react, and open direct messages.",
        scopes=(
            "chat:write",
            "chat:write.public",
            "channels:join",
            "im:write",
            "mpim:write",
            "reactions:write",
        ),
        needs=("chat:write",),
        aliases=("slack.messages.write",),
    ),
    Permission(
        id="slack.search",
        description="Search everything the connected person can see.",
        scopes=("search:read",),
        token="user",
        # It asks a person for their own access, so only for those who want it.
        default=False,
    ),
)
