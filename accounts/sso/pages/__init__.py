"""The pages of single sign-on."""
