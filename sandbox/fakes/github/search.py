"""Search issues and repositories by words and qualifiers."""

import shlex

from django.http import HttpResponse, JsonResponse

from sandbox.calls import Call
from sandbox.fakes.github.answers import invalid, paged
from sandbox.fakes.github.issue_views import show as show_issue
from sandbox.fakes.github.repositories import may_see
from sandbox.fakes.github.repositories import show as show_repo


def issues(call: Call) -> HttpResponse:
    """Search issues and pull requests in everything the caller sees."""
    visible = {repo["full_name"] for repo in _visible(call)}
    words, qualifiers = _query(call)
    found = [one for one in call.shelf("issue").all() if one["repo"] in visible]
    found = [one for one in found if _issue_matches(one, words, qualifiers)]
    _sort(call, found, {"created": "created_at", "updated": "updated_at", "comments": "comments"})
    return _answer(call, [show_issue(call, one) | {"score": 1.0} for one in found])


def repositories(call: Call) -> HttpResponse:
    """Search repositories the caller sees."""
    words, qualifiers = _query(call)
    found = [one for one in _visible(call) if _repo_matches(one, words, qualifiers)]
    _sort(call, found, {"updated": "updated_at", "stars": "stars"})
    return _answer(call, [show_repo(call, one) | {"score": 1.0} for one in found])


def _visible(call: Call) -> list[dict]:
    return [repo for repo in call.shelf("repository").all() if may_see(call, repo)]


def _query(call: Call) -> tuple[list[str], list[tuple[str, str]]]:
    """Split `q` into plain words and qualifiers; quotes hold words together."""
    text = call.query.get("q", "").strip()
    if not text:
        raise invalid("Search", "q", "missing")
    try:
        parts = shlex.split(text)
    except ValueError:
        parts = text.replace('"', " ").split()
    pairs = [part.partition(":") for part in parts]
    words = [name.lower() for name, colon, _ in pairs if not colon]
    return words, [(name, value) for name, colon, value in pairs if colon]


ISSUE_QUALIFIERS = {
    "repo": lambda one, value: one["repo"].lower() == value.lower(),
    "user": lambda one, value: one["repo"].split("/")[0] == value,
    "author": lambda one, value: one["author"] == value,
    "assignee": lambda one, value: value in one["assignees"],
    "label": lambda one, value: value in one["labels"],
    "state": lambda one, value: one["state"] == value,
    "type": lambda one, value: _is(one, value),
    "is": lambda one, value: _is(one, value),
}

REPO_QUALIFIERS = {
    "user": lambda one, value: one["owner"] == value,
    "language": lambda one, value: (one["language"] or "").lower() == value.lower(),
    "topic": lambda one, value: value in one["topics"],
    "is": lambda one, value: one["private"] == (value == "private"),
}


def _is(issue: dict, value: str) -> bool:
    """Decide `is:issue`, `is:pr`, `is:open`, `is:closed`, `is:merged`."""
    pull = issue["pull"]
    if value == "merged":
        return bool(pull and pull["merged_at"])
    if value in ("issue", "pr"):
        return bool(pull) == (value == "pr")
    return issue["state"] == value


def _issue_matches(issue: dict, words: list[str], qualifiers: list[tuple[str, str]]) -> bool:
    text = f"{issue['title']} {issue['body'] or ''}"
    return _matches(issue, text, words, qualifiers, ISSUE_QUALIFIERS)


def _repo_matches(repo: dict, words: list[str], qualifiers: list[tuple[str, str]]) -> bool:
    text = f"{repo['full_name']} {repo['description']}"
    return _matches(repo, text, words, qualifiers, REPO_QUALIFIERS)


def _matches(
    one: dict, text: str, words: list[str], qualifiers: list[tuple[str, str]], rules: dict
) -> bool:
    """Check all words and the qualifiers we know; the rest (in:, sort:) narrows nothing."""
    known = [(rules[name], value) for name, value in qualifiers if name in rules]
    return all(word in text.lower() for word in words) and all(
        rule(one, value) for rule, value in known
    )


def _sort(call: Call, found: list[dict], fields: dict[str, str]) -> None:
    if field := fields.get(call.query.get("sort", "")):
        found.sort(key=lambda one: one[field], reverse=call.query.get("order", "desc") == "desc")


def _answer(call: Call, items: list[dict]) -> HttpResponse:
    shown, links = paged(call, items)
    body = {"total_count": len(items), "incomplete_results": False, "items": shown}
    return JsonResponse(body, headers=links)
