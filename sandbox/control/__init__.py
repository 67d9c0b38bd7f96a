"""The endpoint that tests and demonstrations steer the sandbox with."""
