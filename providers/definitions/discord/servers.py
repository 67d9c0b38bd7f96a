"""Discord tools about the person, their servers, and what is in those."""

from providers.definitions.discord import binding, quirks
from providers.definitions.discord.parameters import COUNTS, GUILD
from providers.spec import Page, Tool

SERVERS = (
    Tool(
        name="discord_get_me",
        description="Get the connected Discord user.",
        permission="discord.guilds.read",
        route="GET discord/me",
        upstream="GET /users/@me",
    ),
    Tool(
        name="discord_list_guilds",
        description="List the Discord servers the connected person is in.",
        permission="discord.guilds.read",
        route="GET discord/guilds",
        upstream="GET /users/@me/guilds",
        params=(COUNTS,),
        page=Page(
            key="guilds",
            limit_param="limit",
            cursor_param="after",
            last_item="id",
            default=100,
            maximum=200,
        ),
        shape_response=quirks.counted_guilds,
    ),
    Tool(
        name="discord_get_guild",
        description="Get one Discord server that the connected person added the bot to.",
        permission="discord.guilds.read",
        route="GET discord/guilds/{guildId}",
        upstream="GET /guilds/{guild_id}",
        params=(GUILD, COUNTS),
        as_app=True,
        build_request=binding.in_own_server,
        shape_response=quirks.counted_guild,
        example={"guildId": "1180000000000000001"},
    ),
    Tool(
        name="discord_list_channels",
        description="List the channels of a Discord server.",
        permission="discord.channels.read",
        route="GET discord/guilds/{guildId}/channels",
        upstream="GET /guilds/{guild_id}/channels",
        params=(GUILD,),
        page=Page(key="channels"),
        as_app=True,
        build_request=binding.in_own_server,
        example={"guildId": "1180000000000000001"},
    ),
    Tool(
        name="discord_list_members",
        description="List the members of a Discord server.",
        permission="discord.guilds.read",
        route="GET discord/guilds/{guildId}/members",
        upstream="GET /guilds/{guild_id}/members",
        params=(GUILD,),
        page=Page(
            key="members",
            limit_param="limit",
            cursor_param="after",
            last_item="user.id",
            default=100,
            maximum=1000,
        ),
        as_app=True,
        build_request=binding.in_own_server,
        example={"guildId": "1180000000000000001", "limit": 50},
    ),
)
