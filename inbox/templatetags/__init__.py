"""How pages say what was delivered."""
