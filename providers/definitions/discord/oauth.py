"""Discord's OAuth endpoints, their habits, and the rights that the bot asks for in a server."""

from providers.spec import OAuth, Revocation, Shape

# https://docs.discord.com/developers/topics/permissions
VIEW, SEND, REACT, HISTORY = "bot.view", "bot.send", "bot.react", "bot.history"
BITS = {REACT: 1 << 6, VIEW: 1 << 10, SEND: 1 << 11, HISTORY: 1 << 16}

OAUTH = OAuth(
    authorize_url="https://discord.com/oauth2/authorize",
    token_url="https://discord.com/api/oauth2/token",
    # Only apps that are marked as public clients are known to take a challenge.
    pkce=False,
    scope_bits=BITS,
    bits_param="permissions",
    identity_scopes=("identify",),
    authorize_params={"prompt": "consent"},
    issuer="https://discord.com",
    revocation=Revocation(
        url="https://discord.com/api/oauth2/token/revoke", client_auth="post", wide=True
    ),
    client_id=Shape(r"[0-9]{17,20}", "Discord’s application ids are 17 to 20 digits"),
)
