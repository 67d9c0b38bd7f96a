"""What runs inside the installation under test: JSON from standard input, one line of JSON to standard output."""
