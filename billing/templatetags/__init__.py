"""How pages say figures."""
