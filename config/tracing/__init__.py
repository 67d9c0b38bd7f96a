"""Traces over OTLP for whoever configures them from outside; else nothing of this is imported."""
