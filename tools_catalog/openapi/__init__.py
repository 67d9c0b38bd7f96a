"""The OpenAPI document of all our routes and of every tool."""
