"""Discord. Facts: https://docs.discord.com/developers/topics/oauth2 and https://docs.discord.com/developers/reference."""

from providers.definitions.discord import deliveries, failures
from providers.definitions.discord.api import API, APP_URL, HEADERS
from providers.definitions.discord.connection import identity, read_grant
from providers.definitions.discord.feeds import WEBHOOK
from providers.definitions.discord.guide import GUIDE
from providers.definitions.discord.messages import MESSAGES
from providers.definitions.discord.oauth import OAUTH
from providers.definitions.discord.permissions import PERMISSIONS
from providers.definitions.discord.reactions import REACTIONS
from providers.definitions.discord.servers import SERVERS
from providers.spec import AppToken, Provider, Service

PROVIDER = Provider(
    slug="discord",
    name="Discord",
    oauth=OAUTH,
    services=(
        Service(
            slug="discord",
            name="Discord",
            base_url=API,
            permissions=PERMISSIONS,
            tools=(*SERVERS, *MESSAGES, *REACTIONS),
        ),
    ),
    headers=HEADERS,
    settings=(APP_URL,),
    app_token=AppToken("BOT_TOKEN", scheme="Bot"),
    adds_up=("guilds",),
    guide=GUIDE,
    feeds=(WEBHOOK,),
    known_as=deliveries.known_as,
    read_grant=read_grant,
    after_connect=identity,
    read_error=failures.read_error,
)
