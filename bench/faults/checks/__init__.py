"""What was done, compared with what is on record here and at the provider; a module for each subject."""
