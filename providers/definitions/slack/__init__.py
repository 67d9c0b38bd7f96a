"""Slack. Facts: https://docs.slack.dev/authentication and https://docs.slack.dev/reference/methods."""

from providers.definitions.slack import failures, known_as, quirks
from providers.definitions.slack.channels import CHANNELS
from providers.definitions.slack.feeds import FEEDS
from providers.definitions.slack.guide import GUIDE
from providers.definitions.slack.messages import MESSAGES
from providers.definitions.slack.oauth import OAUTH
from providers.definitions.slack.permissions import PERMISSIONS
from providers.definitions.slack.search import SEARCH
from providers.definitions.slack.users import USERS
from providers.spec import Provider, Service

PROVIDER = Provider(
    slug="slack",
    name="Slack",
    oauth=OAUTH,
    services=(
        Service(
            slug="slack",
            name="Slack",
            base_url="https://slack.com/api",
            permissions=PERMISSIONS,
            tools=(*CHANNELS, *MESSAGES, *USERS, *SEARCH),
        ),
    ),
    guide=GUIDE,
    feeds=FEEDS,
    known_as=known_as.names,
    read_grant=quirks.read_grant,
    after_connect=quirks.identity,
    read_error=failures.read_error,
)
