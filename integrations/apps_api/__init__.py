"""The apps API: a second face of the same engine for application builders, at /v1/<app>/integrations."""
