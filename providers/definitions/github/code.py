"""GitHub tools about what a repository holds: commits, branches and files."""

from providers.definitions.github.parameters import BARE_LIST, REPOSITORY, SINCE
from providers.params import text
from providers.spec import Tool

CODE = (
    Tool(
        name="github_list_commits",
        description="List the commits of a GitHub repository.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}/commits",
        upstream="GET /repos/{owner}/{repo}/commits",
        params=(
            *REPOSITORY,
            text("sha", "Branch, tag or commit to start from"),
            text("path", "Only commits that touch this file or folder"),
            text("author", "Login or e-mail address of the author"),
            SINCE,
            text("until", "Only commits before this time (ISO 8601)"),
        ),
        page=BARE_LIST,
        example={"owner": "mara-lindqvist", "repo": "field-notes", "path": "src/cli.py"},
    ),
    Tool(
        name="github_list_branches",
        description="List the branches of a GitHub repository.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}/branches",
        upstream="GET /repos/{owner}/{repo}/branches",
        params=REPOSITORY,
        page=BARE_LIST,
        example={"owner": "mara-lindqvist", "repo": "field-notes"},
    ),
    Tool(
        name="github_get_content",
        description="Get a file (base64) or list a folder of a GitHub repository.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}/contents",
        aliases=("GET github/repos/{owner}/{repo}/contents/{path+}",),
        upstream="GET /repos/{owner}/{repo}/contents/{path+}",
        params=(
            *REPOSITORY,
            text("path", "Path of the file or folder; empty for the root", default=""),
            text("ref", "Branch, tag or commit; the default branch without it"),
        ),
        example={"owner": "mara-lindqvist", "repo": "field-notes", "path": "README.md"},
    ),
)
