"""Discord tools about messages. The bot sends them, and changes and deletes its own."""

from providers.definitions.discord import binding, quirks
from providers.definitions.discord.parameters import CHANNEL, CONTENT, MESSAGE
from providers.definitions.discord.snowflakes import ID
from providers.params import text
from providers.spec import Page, Tool

MESSAGES = (
    Tool(
        name="discord_list_messages",
        description="List the messages of a Discord channel, newest first.",
        permission="discord.messages.read",
        route="GET discord/channels/{channelId}/messages",
        upstream="GET /channels/{channel_id}/messages",
        params=(
            CHANNEL,
            text("around", "Only messages around this message id", schema=ID),
            text("after", "Only messages after this message id", schema=ID),
        ),
        page=Page(
            key="messages",
            limit_param="limit",
            cursor_param="before",
            last_item="id",
            not_with=("around", "after"),
            default=50,
        ),
        as_app=True,
        build_request=quirks.in_one_window,
        composite=True,
        example={"channelId": "1180000000000000101", "limit": 20},
    ),
    Tool(
        name="discord_get_message",
        description="Get one message of a Discord channel.",
        permission="discord.messages.read",
        route="GET discord/channels/{channelId}/messages/{message_id}",
        upstream="GET /channels/{channel_id}/messages/{message_id}",
        params=MESSAGE,
        as_app=True,
        build_request=binding.in_own_channel,
        composite=True,
        example={"channelId": "1180000000000000101", "message_id": "1180000000000001001"},
    ),
    Tool(
        name="discord_send_message",
        description="Send a message to a Discord channel as the bot.",
        permission="discord.messages.write",
        route="POST discord/channels/{channelId}/messages",
        upstream="POST /channels/{channel_id}/messages",
        params=(
            CHANNEL,
            *CONTENT,
            text("reply_to", "Id of the message to answer", to="", schema=ID),
        ),
        as_app=True,
        build_request=quirks.as_reply,
        composite=True,
        example={
            "channelId": "1180000000000000101",
            "content": "The release is out. Thank you, everybody!",
        },
    ),
    Tool(
        name="discord_edit_message",
        description="Change a Discord message that the bot sent.",
        permission="discord.messages.write",
        route="PATCH discord/channels/{channelId}/messages/{message_id}",
        upstream="PATCH /channels/{channel_id}/messages/{message_id}",
        params=(*MESSAGE, *CONTENT),
        as_app=True,
        build_request=binding.in_own_channel,
        composite=True,
        example={
            "channelId": "1180000000000000101",
            "message_id": "1180000000000001004",
            "content": "The build of Thursday is green.",
        },
    ),
    Tool(
        name="discord_delete_message",
        description="Delete a Discord message that the bot sent.",
        permission="discord.messages.write",
        route="DELETE discord/channels/{channelId}/messages/{message_id}",
        upstream="DELETE /channels/{channel_id}/messages/{message_id}",
        params=MESSAGE,
        as_app=True,
        build_request=binding.in_own_channel,
        composite=True,
        example={"channelId": "1180000000000000101", "message_id": "1180000000000001004"},
    ),
)
