"""What to know before connecting Discord."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://discord.com/developers/applications",
    docs_url="https://docs.discord.com/developers/topics/oauth2",
    steps=(
        "Create an application in the Discord developer portal.",
        "Under **OAuth2**, add the redirect `{redirect_uri}` and copy client id and client secret to "
        "`PROVIDER_DISCORD_CLIENT_ID` and `PROVIDER_DISCORD_CLIENT_SECRET`.",
        "Under **Bot**, reset the token and copy it to `PROVIDER_DISCORD_BOT_TOKEN`. It opens every server "
        "the bot is in: keep it like a password.",
        "Under **Bot**, turn on **Public Bot**, so that people other than you can add it to their servers, "
        "and leave **Requires OAuth2 Code Grant** on or off as you like.",
        "Under **Bot**, turn on **Message Content Intent**, or the text of other people's messages comes "
        "empty, and **Server Members Intent**, or listing members is denied. From 100 servers on, Discord "
        "has to approve both.",
        "Set `PROVIDER_DISCORD_APP_URL` to the web page of your app: Discord wants it in every request.",
    ),
    events=(
        "Copy the app's **public key** from its General Information page to `{webhook_secret}`; it is no secret, but "
        "it says who signs. Restart.",
        "On the page Webhooks, set the endpoint to `{webhook_url}`, switch events on and choose the authorizations and "
        "entitlements.",
        "Messages are not delivered this way: Discord sends them to a bot's gateway connection alone.",
    ),
    oddities=(
        "A person's token lists their servers. Everything in a server is read and written by the bot, with "
        "the bot's own token.",
        "A connection reaches only servers that its person chose on Discord's consent page. Connecting again "
        "as the same person and choosing another server adds that one; as another person it begins anew.",
        "Direct messages are never reached.",
        "The bot asks for no more rights in a server than the permissions that are connected take, and what "
        "it may do in a channel is up to that server: Discord answers 50001 or 50013 where it may not.",
        "Asking for Discord's own scope `bot` instead of a permission adds the bot without any rights.",
        "Mentions notify people only; `allowed_mentions` can let roles and `@everyone` be notified too.",
        "Sending in a thread takes a right that is not asked for; a server's owner can give it to the bot.",
        "Disconnecting revokes the person's tokens. The bot stays in the server until somebody removes it.",
        "A person who takes the app back at Discord is noticed when their own token is used or refreshed next, "
        "within a week; removing the bot from the server ends reading and writing at once.",
        "Revoking ends all tokens of the person for the app, so it is left out while another connection of "
        "the same person lives.",
    ),
    unverified=(
        "Whether Discord takes PKCE from apps that keep a secret: no challenge is sent.",
        "How long a refresh token lives.",
        "Whether the callback always names its issuer, as Discord's metadata says: a wrong one is refused, "
        "a missing one is not.",
        "Whether the answer to a refresh names the server and the scope `bot` again: neither is read there.",
    ),
)
