"""Fake providers in a process of their own: strict OAuth, stateful APIs, failures on request."""
