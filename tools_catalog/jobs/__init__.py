"""Calls that go on in the background. Every tool answers at once, so there never is one to show."""
