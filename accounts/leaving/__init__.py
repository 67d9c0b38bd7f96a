"""People who log in here and want to know what is held about them, or to be forgotten."""
