"""What was called: records, their daily totals, and every figure summed from both."""
