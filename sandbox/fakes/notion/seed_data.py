"""Literals of Notion's first data: pages with their blocks, and a database of tasks."""

HANDBOOK = "a1000000-0000-4000-8000-000000000001"
LAUNCH = "a1000000-0000-4000-8000-000000000002"
SALARIES = "a1000000-0000-4000-8000-000000000003"
TASKS = "d1000000-0000-4000-8000-000000000001"
TASKS_SOURCE = "e1000000-0000-4000-8000-000000000001"

# `below` is the parent page; a page that is not shared is there and cannot be found.
PAGES = (
    {"id": HANDBOOK, "title": "Team handbook", "by": "mara", "days": 90, "shared": True},
    {
        "id": LAUNCH,
        "title": "Launch plan",
        "by": "tomas",
        "days": 12,
        "shared": True,
        "below": HANDBOOK,
    },
    {"id": SALARIES, "title": "Salaries", "by": "mara", "days": 40, "shared": False},
)

# (kind, text, what stands inside)
BLOCKS = {
    HANDBOOK: (
        ("heading_1", "How we work", ()),
        ("paragraph", "Write it down, then talk about it.", ()),
        (
            "bulleted_list_item",
            "Meetings",
            (
                (
                    "bulleted_list_item",
                    "Monday: planning",
                    (("bulleted_list_item", "Bring numbers", ()),),
                ),
                ("bulleted_list_item", "Friday: demo", ()),
            ),
        ),
        ("to_do", "Read the security chapter", ()),
        ("code", "./run check", ()),
    ),
    LAUNCH: (
        ("heading_2", "Größe, Farbe, Schrift 🎨", ()),
        ("numbered_list_item", "Freeze the branch", ()),
        ("numbered_list_item", "Tell support", ()),
    ),
    SALARIES: (("paragraph", "Nobody sees this.", ()),),
}

TASK_KINDS = {"Task": "title", "Status": "select", "Points": "number", "Done": "checkbox"}
TASK_ROWS = (
    ("f1000000-0000-4000-8000-000000000001", "Book the venue", "Open", 3, False),
    ("f1000000-0000-4000-8000-000000000002", "Draft the announcement", "Open", 5, False),
    ("f1000000-0000-4000-8000-000000000003", "Order the stickers", "Closed", 1, True),
    ("f1000000-0000-4000-8000-000000000004", "Check the contrast", "Review", 2, False),
)
COMMENT = (
    "ca000000-0000-4000-8000-000000000001",
    HANDBOOK,
    "Should we mention the offsite?",
    "aiko",
)
