"""The operations of Gmail that are played."""

from sandbox.fake import Route
from sandbox.fakes.google import scopes
from sandbox.fakes.google.gmail import (
    drafts,
    history,
    labels,
    messages,
    sending,
    threads,
    watching,
)

USER = "gmail/v1/users/<user>"
MESSAGE = f"{USER}/messages/<id>"

ROUTES = (
    Route("GET", f"{USER}/profile", labels.profile, scopes.READ_PROFILE),
    Route("POST", f"{USER}/watch", watching.watch, scopes.WATCH_MAIL),
    Route("POST", f"{USER}/stop", watching.stop, scopes.WATCH_MAIL),
    Route("GET", f"{USER}/history", history.list_all, scopes.WATCH_MAIL),
    Route("GET", f"{USER}/labels", labels.list_all, scopes.READ_LABELS),
    Route("GET", f"{USER}/messages", messages.list_all, scopes.READ_MAIL),
    Route("POST", f"{USER}/messages/send", sending.send, scopes.SEND_MAIL),
    Route("GET", MESSAGE, messages.get, scopes.READ_MAIL),
    Route("POST", f"{MESSAGE}/modify", messages.modify, scopes.CHANGE_MAIL),
    Route("POST", f"{MESSAGE}/trash", messages.trash, scopes.CHANGE_MAIL),
    Route("POST", f"{MESSAGE}/untrash", messages.untrash, scopes.CHANGE_MAIL),
    Route("GET", f"{MESSAGE}/attachments/<attachment>", messages.get_attachment, scopes.READ_MAIL),
    Route("GET", f"{USER}/threads", threads.list_all, scopes.READ_MAIL),
    Route("GET", f"{USER}/threads/<id>", threads.get, scopes.READ_MAIL),
    Route("GET", f"{USER}/drafts", drafts.list_all, scopes.READ_DRAFTS),
    Route("POST", f"{USER}/drafts", drafts.create, scopes.WRITE_DRAFTS),
    Route("GET", f"{USER}/drafts/<id>", drafts.get, scopes.READ_DRAFTS),
)
