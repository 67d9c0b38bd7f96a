"""GitHub tools about pull requests."""

from providers.definitions.github import quirks
from providers.definitions.github.parameters import BARE_LIST, DIRECTION, PULL, REPOSITORY
from providers.params import boolean, text
from providers.spec import Tool

PULLS = (
    Tool(
        name="github_list_pull_requests",
        description="List the pull requests of a GitHub repository.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}/pulls",
        upstream="GET /repos/{owner}/{repo}/pulls",
        params=(
            *REPOSITORY,
            text("state", "Only pull requests in this state", enum=("open", "closed", "all")),
            text("head", "Only from this branch, as `owner:branch`"),
            text("base", "Only into this branch"),
            text("sort", "Order", enum=("created", "updated", "popularity", "long-running")),
            DIRECTION,
        ),
        page=BARE_LIST,
        shape_response=quirks.mark_merged,
        other_names=("github_list_pulls",),
        example={"owner": "mara-lindqvist", "repo": "field-notes", "state": "all"},
    ),
    Tool(
        name="github_get_pull",
        description="Get one pull request of a GitHub repository.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}/pulls/{pull_number}",
        upstream="GET /repos/{owner}/{repo}/pulls/{pull_number}",
        params=PULL,
        example={"owner": "mara-lindqvist", "repo": "field-notes", "pull_number": 7},
    ),
    Tool(
        name="github_list_pull_files",
        description="List the files a GitHub pull request changes.",
        permission="github.read",
        route="GET github/repos/{owner}/{repo}/pulls/{pull_number}/files",
        upstream="GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
        params=PULL,
        page=BARE_LIST,
        example={"owner": "mara-lindqvist", "repo": "field-notes", "pull_number": 7},
    ),
    Tool(
        name="github_create_pull",
        description="Open a pull request in a GitHub repository.",
        permission="github.write",
        route="POST github/repos/{owner}/{repo}/pulls",
        upstream="POST /repos/{owner}/{repo}/pulls",
        params=(
            *REPOSITORY,
            text("title", "Title of the pull request", required=True),
            text("head", "Branch with the changes; `owner:branch` from a fork", required=True),
            text("base", "Branch to merge into", required=True),
            text("body", "Text of the pull request, in Markdown"),
            boolean("draft", "Open it as a draft"),
        ),
        example={
            "owner": "mara-lindqvist",
            "repo": "field-notes",
            "title": "Print nothing when there is nothing",
            "head": "quiet",
            "base": "main",
        },
    ),
    Tool(
        name="github_merge_pull",
        description="Merge a GitHub pull request.",
        permission="github.write",
        route="PUT github/repos/{owner}/{repo}/pulls/{pull_number}/merge",
        upstream="PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge",
        params=(
            *PULL,
            text("merge_method", "How to merge", enum=("merge", "squash", "rebase")),
            text("commit_title", "Title of the merge commit"),
            text("sha", "Merge only if this is still the head of the branch"),
        ),
        example={
            "owner": "mara-lindqvist",
            "repo": "field-notes",
            "pull_number": 7,
            "merge_method": "squash",
        },
    ),
)
