"""The pages about accounts and what they have connected."""
