"""Jira tools about sites, projects and the types of issues in them."""

from providers.definitions.jira.parameters import SITE, by_offset
from providers.definitions.jira.quirks import sites
from providers.params import text
from providers.spec import Page, Tool

PROJECTS = (
    Tool(
        name="jira_list_sites",
        description="List the Jira sites the connection reaches.",
        permission="jira.read",
        route="GET jira/sites",
        upstream="GET https://api.atlassian.com/oauth/token/accessible-resources",
        page=Page(key="sites"),
    ),
    Tool(
        name="jira_list_projects",
        description="List the projects of a Jira site.",
        permission="jira.read",
        route="GET jira/projects",
        upstream="GET /rest/api/3/project/search",
        params=(SITE, text("q", "Only projects whose key or name holds this", to="query")),
        page=by_offset("projects", items="values", is_last="isLast", maximum=50),
        build_request=sites.at_site,
        example={"q": "harbour"},
    ),
    Tool(
        name="jira_list_issue_types",
        description="List the issue types of a Jira project.",
        permission="jira.read",
        route="GET jira/projects/{id}/issue-types",
        upstream="GET /rest/api/3/issuetype/project",
        params=(
            SITE,
            text(
                "id",
                "Id of the project (a number, not its key)",
                required=True,
                to="projectId",
                schema={"type": "string", "pattern": r"^[0-9]{1,19}$"},
                aliases=("projectId",),
            ),
        ),
        page=Page(key="issueTypes"),
        build_request=sites.at_site,
        example={"id": "10000"},
    ),
)
