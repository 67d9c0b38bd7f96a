"""Slack tools about messages. A message is named by its channel and its timestamp."""

from providers.definitions.slack import quirks
from providers.definitions.slack.parameters import CHANNEL, CHANNEL_ID, JSON, TS, paged
from providers.params import array, boolean, text
from providers.spec import Tool

MESSAGES = (
    Tool(
        name="slack_get_channel_messages",
        description="List the messages of a Slack channel, newest first.",
        permission="slack.read",
        route="GET slack/channels/{channelId}/messages",
        aliases=("GET slack/messages",),
        upstream="GET /conversations.history",
        params=(
            CHANNEL_ID,
            text("oldest", "Only messages after this timestamp"),
            text("latest", "Only messages before this timestamp"),
        ),
        page=paged("messages", default=20),
        build_request=quirks.with_channel_id,
        composite=True,
        other_names=("slack_list_messages",),
    ),
    Tool(
        name="slack_get_thread",
        description="List a Slack message and its replies.",
        permission="slack.read",
        route="GET slack/messages/{ts}/replies",
        upstream="GET /conversations.replies",
        params=(CHANNEL, TS),
        page=paged("messages", default=20),
        build_request=quirks.with_channel_id,
        composite=True,
    ),
    Tool(
        name="slack_send_message",
        description="Send a message to a Slack channel or user.",
        permission="slack.write",
        route="POST slack/messages",
        upstream="POST /chat.postMessage",
        params=(
            text("channel", "Channel or user id, `general` or `#general`", required=True),
            text("text", "Text of the message, in Slack's mrkdwn", required=True),
            text("thread_ts", "Timestamp of the message to answer in a thread"),
            array("blocks", "Block Kit blocks", items="object"),
            boolean("unfurl_links", "Show previews of links"),
        ),
        headers=JSON,
        shape_response=quirks.with_text,
    ),
    Tool(
        name="slack_update_message",
        description="Change a Slack message that the app sent.",
        permission="slack.write",
        route="PATCH slack/messages/{ts}",
        upstream="POST /chat.update",
        params=(
            CHANNEL,
            TS,
            text("text", "New text, in Slack's mrkdwn"),
            array("blocks", "New Block Kit blocks", items="object"),
        ),
        headers=JSON,
        build_request=quirks.with_channel_id,
        composite=True,
    ),
    Tool(
        name="slack_delete_message",
        description="Delete a Slack message that the app sent.",
        permission="slack.write",
        route="DELETE slack/messages/{ts}",
        upstream="POST /chat.delete",
        params=(CHANNEL, TS),
        headers=JSON,
        build_request=quirks.with_channel_id,
        composite=True,
    ),
    Tool(
        name="slack_add_reaction",
        description="React to a Slack message with an emoji.",
        permission="slack.write",
        route="POST slack/messages/{ts}/reactions",
        upstream="POST /reactions.add",
        params=(
            CHANNEL,
            text("ts", "Timestamp of the message", required=True, to="timestamp"),
            text("name", "Name of the emoji, such as `thumbsup`", required=True),
        ),
        headers=JSON,
        build_request=quirks.with_channel_id,
        composite=True,
    ),
)
