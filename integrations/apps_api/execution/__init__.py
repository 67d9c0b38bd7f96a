"""POST /execute: one tool by its name in this API, for one end user."""
