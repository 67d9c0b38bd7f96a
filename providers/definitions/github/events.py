"""Which events of GitHub we have words for, what of them is kept, and how they are told to people."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """Our word for what an event is about, how it is called in a sentence, and where the kept members stand.

    `said` is the sentence where "somebody did something to it" is none.
    """

    word: str = ""
    called: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    said: str = ""


COMMON = {
    "repository": "repository.full_name",
    "private": "repository.private",
    "sender": "sender.login",
    "action": "action",
}
ISSUE = {
    "number": "issue.number",
    "title": "issue.title",
    "state": "issue.state",
    "author": "issue.user.login",
    "url": "issue.html_url",
    "body": "issue.body",
}
PULL = {
    "number": "pull_request.number",
    "title": "pull_request.title",
    "state": "pull_request.state",
    "draft": "pull_request.draft",
    "merged": "pull_request.merged",
    "author": "pull_request.user.login",
    "head": "pull_request.head.ref",
    "base": "pull_request.base.ref",
    "url": "pull_request.html_url",
    "body": "pull_request.body",
}
OF_PULL = {"number": "pull_request.number", "title": "pull_request.title"}
COMMENT = {
    "comment_id": "comment.id",
    "author": "comment.user.login",
    "url": "comment.html_url",
    "body": "comment.body",
}
REVIEW = {
    "review_id": "review.id",
    "state": "review.state",
    "author": "review.user.login",
    "url": "review.html_url",
    "body": "review.body",
}
RELEASE = {
    "release_id": "release.id",
    "tag": "release.tag_name",
    "name": "release.name",
    "draft": "release.draft",
    "prerelease": "release.prerelease",
    "url": "release.html_url",
    "body": "release.body",
}
DISCUSSION = {
    "number": "discussion.number",
    "title": "discussion.title",
    "author": "discussion.user.login",
    "url": "discussion.html_url",
    "body": "discussion.body",
}
PUSH = {
    "ref": "ref",
    "before": "before",
    "after": "after",
    "forced": "forced",
    "url": "compare",
    "message": "head_commit.message",
    "author": "head_commit.author.username",
}
INSTALLATION = {"account": "installation.account.login", "installation_id": "installation.id"}

OF_ISSUE = {"number": "issue.number", "title": "issue.title"}
OF_DISCUSSION = {"number": "discussion.number", "title": "discussion.title"}

EVENTS = {
    "issues": Told("issue", "issue #{number} in {repository}: {title}", ISSUE),
    "pull_request": Told("pull_request", "pull request #{number} in {repository}: {title}", PULL),
    "issue_comment": Told(
        "comment", "a comment on #{number} in {repository}: {title}", OF_ISSUE | COMMENT
    ),
    "pull_request_review_comment": Told(
        "comment", "a comment on #{number} in {repository}: {title}", OF_PULL | COMMENT
    ),
    "discussion_comment": Told(
        "comment", "a comment on #{number} in {repository}: {title}", OF_DISCUSSION | COMMENT
    ),
    "commit_comment": Told("comment", "a comment on a commit in {repository}", COMMENT),
    "pull_request_review": Told(
        "review", "a review of #{number} in {repository}: {title}", OF_PULL | REVIEW
    ),
    "release": Told("release", "release {tag} of {repository}", RELEASE),
    "discussion": Told("discussion", "discussion #{number} in {repository}: {title}", DISCUSSION),
    "installation": Told("installation", "the app's installation for {account}", INSTALLATION),
    "push": Told(
        "push", kept=PUSH, said="{sender} pushed {commits} commits to {branch} of {repository}"
    ),
}
"""Of an event that is not here only what is common to all is kept: secret_scanning_alert, for one, holds a secret."""

PAST = {
    "answered": "answered",
    "assigned": "assigned",
    "closed": "closed",
    "created": "created",
    "deleted": "deleted",
    "dismissed": "dismissed",
    "edited": "edited",
    "labeled": "labeled",
    "opened": "opened",
    "published": "published",
    "released": "released",
    "reopened": "reopened",
    "submitted": "submitted",
    "suspend": "suspended",
    "synchronize": "updated",
    "transferred": "transferred",
    "unassigned": "unassigned",
    "unsuspend": "unsuspended",
}
