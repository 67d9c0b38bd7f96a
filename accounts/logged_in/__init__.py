"""The browsers in which people are logged in."""
