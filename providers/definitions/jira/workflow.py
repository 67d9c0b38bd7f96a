"""Jira tools that move issues on and hand them over."""

from providers.definitions.jira.parameters import ISSUE
from providers.definitions.jira.quirks import sites, writing
from providers.params import text
from providers.spec import Page, Tool

WORKFLOW = (
    Tool(
        name="jira_list_transitions",
        description="List the transitions a Jira issue can take now.",
        permission="jira.read",
        route="GET jira/issues/{key}/transitions",
        upstream="GET /rest/api/3/issue/{issueIdOrKey}/transitions",
        params=ISSUE,
        page=Page(key="transitions", items="transitions"),
        build_request=sites.at_site,
        example={"key": "HAR-1"},
    ),
    Tool(
        name="jira_transition_issue",
        description="Move a Jira issue to another status.",
        permission="jira.write",
        route="POST jira/issues/{key}/transitions",
        upstream="POST /rest/api/3/issue/{issueIdOrKey}/transitions",
        params=(
            *ISSUE,
            text(
                "transitionId",
                "Id of the transition, from the list of them",
                required=True,
                to="",
            ),
        ),
        build_request=writing.as_transition,
        example={"key": "HAR-1", "transitionId": "21"},
    ),
    Tool(
        name="jira_assign_issue",
        description="Assign a Jira issue to a person, or to nobody.",
        permission="jira.write",
        route="PUT jira/issues/{key}/assignee",
        upstream="PUT /rest/api/3/issue/{issueIdOrKey}/assignee",
        params=(*ISSUE, text("accountId", "Account id of the person; nobody without it", to="")),
        build_request=writing.as_assignee,
        example={"key": "HAR-1", "accountId": "712020:9a1f0c3e-0002-4000-8000-000000000002"},
    ),
)
