"""Webhook endpoints and deliveries over JSON."""
