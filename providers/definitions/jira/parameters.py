"""What many Jira tools have in common: the site and the issue they act on, and how Jira pages."""

from typing import Any

from providers.params import array, either, obj, text
from providers.spec import Page

SITE = text("site_id", "Id of the Jira site, if not the connection's first", to="")
KEY = text("key", "Key or id of the issue, such as `HAR-12`", required=True, to="issueIdOrKey")
ISSUE = (SITE, KEY)

# Text that happens to be JSON stays text: only an object sent as one is a document.
WORDS = either("string", "object")

# The hook puts these into `fields`, each in the form Jira wants.
EDITABLE = (
    text("description", "Description: text, or an Atlassian document", to="", schema=WORDS),
    array("labels", "Labels, without spaces", to=""),
    text("priority", "Name of the priority", to=""),
    text("assignee", "Account id of the person to assign", to=""),
    obj("fields", "Further fields, as Jira names and forms them", to=""),
)


def by_offset(key: str, **more: Any) -> Page:
    """Declare a list that Jira pages by offset."""
    return Page(key=key, limit_param="maxResults", cursor_param="startAt", **more)
