"""The methods of Slack's Web API that are played."""

from sandbox.fake import Route
from sandbox.fakes.slack import auth, chat, conversations, history, reactions, search, users

READ, WRITE = "GET POST", "POST"

ROUTES = (
    Route(READ, "api/auth.test", auth.test),
    Route(READ, "api/auth.revoke", auth.revoke),
    Route(READ, "api/team.info", auth.team, ("team:read",)),
    Route(READ, "api/conversations.list", conversations.list_all),
    Route(READ, "api/conversations.info", conversations.info),
    Route(READ, "api/conversations.members", conversations.list_members),
    Route(WRITE, "api/conversations.join", conversations.join, ("channels:join", "channels:write")),
    Route(WRITE, "api/conversations.open", conversations.open_direct),
    Route(READ, "api/conversations.history", history.history),
    Route(READ, "api/conversations.replies", history.replies),
    Route(WRITE, "api/chat.postMessage", chat.post, ("chat:write",)),
    Route(WRITE, "api/chat.update", chat.update, ("chat:write",)),
    Route(WRITE, "api/chat.delete", chat.delete, ("chat:write",)),
    Route(WRITE, "api/reactions.add", reactions.add, ("reactions:write",)),
    Route(READ, "api/users.list", users.list_all, ("users:read",)),
    Route(READ, "api/users.info", users.info, ("users:read",)),
    Route(READ, "api/users.lookupByEmail", users.lookup, ("users:read.email",)),
    Route(READ, "api/search.messages", search.messages, ("search:read",), actors=("user",)),
)
