"""The OpenAPI document of all routes below /api/v1."""
