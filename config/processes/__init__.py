"""Start Patchbay's processes side by side, and play the main job in front of a newcomer."""
