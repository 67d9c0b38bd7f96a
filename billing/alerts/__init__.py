"""Whoever pays is told at 50, 80 and 100 % of a quota, spend cap or budget: once per period, by event and mail."""
