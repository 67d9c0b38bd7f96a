"""Deliveries of providers: taken, proven, told once."""
