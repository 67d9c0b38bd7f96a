"""GitHub tools about the user and their repositories."""

from providers.definitions.github.parameters import BARE_LIST, DIRECTION, REPOSITORY
from providers.params import text
from providers.spec import Tool

REPOS = (
    Tool(
        name="github_get_user",
        description="Get the connected GitHub user.",
        permission="github.read",
        route="GET github/user",
        upstream="GET /user",
    ),
    Tool(
        name="github_list_repos",
        description="List the repositories the connected GitHub user can reach.",
        permission="github.read",
        route="GET github/repos",
        upstream="GET /user/repos",
        params=(
            text("visibility", "Only such repositories", enum=("all", "public", "private")),
            text("affiliation", "Comma-separated: owner, collaborator, organization_member"),
            text("sort", "Order", enum=("created", "updated", "pushed", "full_name")),
            DIRECTION,
        ),
        page=BARE_LIST,
        example={"sort": "updated", "limit": 10},
    ),
    Tool(
        name="github_get_repo",
        description="Get one GitHub repository.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}",
        upstream="GET /repos/{owner}/{repo}",
        params=REPOSITORY,
        example={"owner": "mara-lindqvist", "repo": "field-notes"},
    ),
)
