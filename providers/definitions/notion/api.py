"""Where Notion's API is, and the version that every request must name."""

API = "https://api.notion.com/v1"
HEADERS = {"Notion-Version": "2025-09-03"}

MOST_CHILDREN = 100  # blocks in one array of children
MOST_CHARACTERS = 2000  # in one text of a rich text
MOST_TEXTS = 100  # in one rich text
