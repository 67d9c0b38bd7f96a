"""What a partner does with its apps, each change with its event in the same transaction."""
