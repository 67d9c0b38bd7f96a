"""The operations of GitHub's REST API that are played."""

from sandbox.fake import Route
from sandbox.fakes.github import (
    applications,
    comments,
    contents,
    history,
    issue_changes,
    issues,
    pulls,
    repositories,
    search,
    users,
)

REPO = "repos/<owner>/<repo>"
WRITE = ("repo", "public_repo")

ROUTES = (
    Route("GET", "user", users.me),
    Route("GET", "user/emails", users.emails, ("user:email", "user")),
    Route("GET", "user/repos", repositories.list_mine),
    Route("GET", "users/<login>", users.get),
    Route("GET", REPO, repositories.get),
    Route("GET", f"{REPO}/branches", history.list_branches),
    Route("GET", f"{REPO}/commits", history.list_commits),
    Route("GET", f"{REPO}/contents", contents.get),
    Route("GET", f"{REPO}/contents/", contents.get),
    Route("GET", f"{REPO}/contents/<path:path>", contents.get),
    Route("GET", f"{REPO}/issues", issues.list_all),
    Route("POST", f"{REPO}/issues", issue_changes.create, WRITE),
    Route("GET", f"{REPO}/issues/<int:number>", issues.get),
    Route("PATCH", f"{REPO}/issues/<int:number>", issue_changes.update, WRITE),
    Route("GET", f"{REPO}/issues/<int:number>/comments", comments.list_all),
    Route("POST", f"{REPO}/issues/<int:number>/comments", comments.create, WRITE),
    Route("GET", f"{REPO}/pulls", pulls.list_all),
    Route("POST", f"{REPO}/pulls", pulls.create, WRITE),
    Route("GET", f"{REPO}/pulls/<int:number>", pulls.get),
    Route("GET", f"{REPO}/pulls/<int:number>/files", pulls.list_files),
    Route("PUT", f"{REPO}/pulls/<int:number>/merge", pulls.merge, WRITE),
    Route("GET", "search/issues", search.issues),
    Route("GET", "search/repositories", search.repositories),
    Route("POST", "applications/<client_id>/token", applications.check_token, public=True),
    Route("DELETE", "applications/<client_id>/token", applications.delete_token, public=True),
    Route("DELETE", "applications/<client_id>/grant", applications.delete_grant, public=True),
)
