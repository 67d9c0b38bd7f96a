"""Jira Cloud. Facts: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/ and …/rest/v3/."""

from providers.definitions.jira import failures
from providers.definitions.jira.comments import COMMENTS
from providers.definitions.jira.feeds import FEEDS
from providers.definitions.jira.guide import GUIDE
from providers.definitions.jira.issues import ISSUES
from providers.definitions.jira.oauth import OAUTH
from providers.definitions.jira.people import PEOPLE
from providers.definitions.jira.permissions import PERMISSIONS
from providers.definitions.jira.projects import PROJECTS
from providers.definitions.jira.quirks import sites, webhooks
from providers.definitions.jira.workflow import WORKFLOW
from providers.spec import Provider, Service

PROVIDER = Provider(
    slug="jira",
    name="Jira",
    oauth=OAUTH,
    services=(
        Service(
            slug="jira",
            name="Jira",
            base_url="https://api.atlassian.com/ex/jira/{cloud_id}",
            permissions=PERMISSIONS,
            tools=(*PROJECTS, *ISSUES, *WORKFLOW, *COMMENTS, *PEOPLE),
        ),
    ),
    headers={"Accept": "application/json"},
    pinned={"cloud_id": sites.CLOUD_ID},
    guide=GUIDE,
    feeds=FEEDS,
    known_as=webhooks.known_as,
    after_connect=sites.identity,
    read_error=failures.read_error,
)
