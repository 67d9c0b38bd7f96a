"""What is plain on the way to a provider is written and read at once; all else is left to those who know it all."""
