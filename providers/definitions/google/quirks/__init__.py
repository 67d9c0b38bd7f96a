"""What data alone cannot say about Google, one oddity a function, one subject a module."""
