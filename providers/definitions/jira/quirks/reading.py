"""What Jira answers, with the plain text of its documents beside them."""

from dataclasses import replace
from typing import Any

from providers.definitions.jira.quirks.documents import text_of
from providers.definitions.jira.quirks.sites import at_site
from providers.spec import Call, UpstreamRequest

DOCUMENTS = ("description", "environment")


def joined_fields(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Jira takes the fields of one issue as one text with commas, those of a search as a list."""
    params = dict(request.params)
    if "fields" in params:
        params["fields"] = ",".join(params["fields"])
    return at_site(replace(request, params=params), call)


def with_text(issue: dict[str, Any], call: Call) -> dict[str, Any]:
    """Jira describes an issue in a document; `descriptionText` is what it says."""
    fields = issue.get("fields") or {}
    texts = {
        f"{name}Text": text_of(fields[name]) for name in DOCUMENTS if fields.get(name) is not None
    }
    if comments := (fields.get("comment") or {}).get("comments"):
        texts["comment"] = with_comment_texts({**fields["comment"], "comments": comments}, call)
    return {**issue, "fields": {**fields, **texts}} if texts else issue


def with_texts(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Jira describes issues in documents; `descriptionText` is what they say."""
    return {**body, "issues": [with_text(issue, call) for issue in body["issues"]]}


def with_comment_text(comment: dict[str, Any], call: Call) -> dict[str, Any]:
    """Jira keeps a comment as a document; `bodyText` is what it says."""
    return {**comment, "bodyText": text_of(comment.get("body"))}


def with_comment_texts(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Jira keeps comments as documents; `bodyText` is what they say."""
    return {**body, "comments": [with_comment_text(each, call) for each in body["comments"]]}
