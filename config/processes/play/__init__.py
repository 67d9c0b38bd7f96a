"""The main job played over real HTTP: connect an account, consent, and call its providers."""
