"""Device sign-in (RFC 8628): a program without a browser gets a key that a person approves elsewhere."""
