"""Jira tools about people."""

from providers.definitions.jira.parameters import SITE, by_offset
from providers.definitions.jira.quirks import sites
from providers.params import text
from providers.spec import Tool

PEOPLE = (
    Tool(
        name="jira_get_me",
        description="Get the connected person as a Jira site knows them.",
        permission="jira.read",
        route="GET jira/me",
        upstream="GET /rest/api/3/myself",
        params=(SITE,),
        build_request=sites.at_site,
    ),
    Tool(
        name="jira_search_users",
        description="Find people of a Jira site by name or e-mail address.",
        permission="jira.read",
        route="GET jira/users",
        upstream="GET /rest/api/3/user/search",
        params=(
            SITE,
            text("q", "Beginning of a name or an e-mail address", required=True, to="query"),
        ),
        page=by_offset("users", while_full=True, default=50, maximum=1000),
        build_request=sites.at_site,
        example={"q": "tom"},
    ),
)
