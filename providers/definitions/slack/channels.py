"""Slack tools about channels."""

from providers.definitions.slack import quirks
from providers.definitions.slack.parameters import CHANNEL_ID, JSON, paged
from providers.params import array, boolean, text
from providers.spec import Tool

CHANNELS = (
    Tool(
        name="slack_list_channels",
        description="List the channels of the connected Slack workspace.",
        permission="slack.read",
        route="GET slack/channels",
        upstream="GET /conversations.list",
        params=(
            text(
                "types",
                "Comma-separated: public_channel, private_channel, mpim, im",
                default="public_channel",
            ),
            boolean("exclude_archived", "Leave out archived channels", default=True),
        ),
        page=paged("channels"),
        example={"limit": 50},
    ),
    Tool(
        name="slack_get_channel",
        description="Get one Slack channel.",
        permission="slack.read",
        route="GET slack/channels/{channelId}",
        upstream="GET /conversations.info",
        params=(CHANNEL_ID,),
        build_request=quirks.with_channel_id,
        composite=True,
        example={"channelId": "general"},
    ),
    Tool(
        name="slack_list_members",
        description="List the ids of a Slack channel's members.",
        permission="slack.read",
        route="GET slack/channels/{channelId}/members",
        upstream="GET /conversations.members",
        params=(CHANNEL_ID,),
        page=paged("members"),
        build_request=quirks.with_channel_id,
        composite=True,
        example={"channelId": "C04LAUNCH02"},
    ),
    Tool(
        name="slack_open_dm",
        description="Open a direct message with one or more Slack users.",
        permission="slack.write",
        route="POST slack/dms",
        upstream="POST /conversations.open",
        params=(array("users", "User ids, at most 8", required=True),),
        headers=JSON,
        build_request=quirks.joined_users,
        example={"users": ["U04MARALQ01", "U04TOMASOL2"]},
    ),
)
