"""API keys that a secret scanner found in public: reported under its signature, revoked, and told to their owners."""
