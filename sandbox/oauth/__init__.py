"""The authorization server that every fake provider shares."""
