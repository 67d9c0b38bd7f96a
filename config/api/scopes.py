"""Key scopes that routes declare."""

NO_SCOPE = ""  # declared by routes that need none
