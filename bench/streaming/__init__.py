"""Files of a gigabyte through a real server of ours: whether every byte arrives, and what memory that takes."""
