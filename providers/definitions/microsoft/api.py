"""Where Microsoft Graph is."""

GRAPH = "https://graph.microsoft.com/v1.0"

# Graph takes a slash for the next segment, even encoded: an id with one would lead elsewhere.
ID = {"type": "string", "pattern": r"^[^/\\]+(?![\s\S])"}
