"""What the person connecting sees."""
