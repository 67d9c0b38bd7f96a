"""Where Microsoft Graph is."""

GRAPH = "https://graph.microsoft.com/v1.0"
