"""The Model Context Protocol: tools for agents at POST /mcp."""
