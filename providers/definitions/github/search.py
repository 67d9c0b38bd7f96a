"""GitHub's search: 30 requests a minute, and only the first 1,000 results can be read."""

from providers.params import text
from providers.spec import Page, Tool

QUERY = text("q", "What to search for, in GitHub's search syntax", required=True)
ORDER = text("order", "Direction of the order", enum=("asc", "desc"))

SEARCH = (
    Tool(
        name="github_search_issues",
        description="Search issues and pull requests across GitHub.",
        permission="github.read",
        route="GET github/search/issues",
        upstream="GET /search/issues",
        params=(QUERY, text("sort", "For example created, updated, comments"), ORDER),
        page=Page(key="issues", items="items", link_header=True, limit_param="per_page"),
        example={"q": "repo:mara-lindqvist/field-notes heading", "sort": "updated"},
    ),
    Tool(
        name="github_search_repos",
        description="Search repositories across GitHub.",
        permission="github.read",
        route="GET github/search/repos",
        upstream="GET /search/repositories",
        params=(
            QUERY,
            text("sort", "Order", enum=("stars", "forks", "help-wanted-issues", "updated")),
            ORDER,
        ),
        page=Page(key="repos", items="items", link_header=True, limit_param="per_page"),
        example={"q": "notes language:python", "sort": "stars"},
    ),
)
