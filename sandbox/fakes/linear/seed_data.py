"""Literals of Linear's first data: a workspace with two teams."""

CREATED = "2025-01-07T09:00:00.000Z"
ORGANIZATION = {
    "id": "99990000-0000-4000-8000-000000000001",
    "name": "Northwind",
    "urlKey": "northwind",
}
USERS = {
    "mara": "11110000-0000-4000-8000-000000000001",
    "tomas": "11110000-0000-4000-8000-000000000002",
    "aiko": "11110000-0000-4000-8000-000000000003",
}
ENG, DES = "22220000-0000-4000-8000-000000000001", "22220000-0000-4000-8000-000000000002"
TEAMS = (
    {"id": ENG, "key": "ENG", "name": "Engineering", "description": "Builds it"},
    {"id": DES, "key": "DES", "name": "Design", "description": "Größe, Farbe, Schrift"},
)
# (name, type, color); each team has its own.
STATES = (
    ("Backlog", "backlog", "#bec2c8"),
    ("Todo", "unstarted", "#e2e2e2"),
    ("In Progress", "started", "#f2c94c"),
    ("Done", "completed", "#5e6ad2"),
    ("Canceled", "canceled", "#95a2b3"),
)
BUG, FEATURE = "44440000-0000-4000-8000-000000000001", "44440000-0000-4000-8000-000000000002"
LABELS = (
    {"id": BUG, "name": "Bug", "color": "#eb5757", "team": ENG},
    {"id": FEATURE, "name": "Feature", "color": "#bb87fc", "team": None},
)
LAUNCH = "55550000-0000-4000-8000-000000000001"
PROJECTS = (
    {"id": LAUNCH, "name": "Spring launch", "state": "started", "progress": 0.4, "lead": "tomas"},
    {
        "id": "55550000-0000-4000-8000-000000000002",
        "name": "Archive cleanup",
        "state": "planned",
        "progress": 0,
        "lead": None,
    },
)
# The oldest first; a number is its place within its team.
ISSUES = (
    {
        "team": ENG,
        "title": "Login fails after a password reset",
        "description": "Seen **twice** this week.",
        "state": "In Progress",
        "assignee": "mara",
        "creator": "aiko",
        "priority": 1,
        "labels": [BUG],
        "project": LAUNCH,
        "days": 9,
    },
    {
        "team": ENG,
        "title": "Export takes minutes",
        "state": "Todo",
        "assignee": "tomas",
        "creator": "mara",
        "priority": 2,
        "labels": [BUG],
        "project": None,
        "days": 7,
    },
    {
        "team": DES,
        "title": "Contrast of the login button",
        "state": "In Progress",
        "assignee": "aiko",
        "creator": "aiko",
        "priority": 3,
        "labels": [FEATURE],
        "project": LAUNCH,
        "days": 5,
    },
    {
        "team": ENG,
        "title": "Single sign-on",
        "state": "Backlog",
        "assignee": None,
        "creator": "tomas",
        "priority": 0,
        "labels": [FEATURE],
        "project": LAUNCH,
        "days": 3,
    },
    {
        "team": ENG,
        "title": "Drop the old importer",
        "state": "Done",
        "assignee": "tomas",
        "creator": "tomas",
        "priority": 4,
        "labels": [],
        "project": None,
        "days": 2,
    },
)
COMMENTS = (
    (1, "tomas", "It happens with old links only.", 4),
    (1, "aiko", "Then let us expire them sooner.", 2),
)
