"""Projects, issues and comments of the first day; ids stay the same."""

from sandbox.fakes.jira.sites import LABS, NORTHWIND

PROJECTS = {
    NORTHWIND: (
        {"id": "10000", "key": "HAR", "name": "Harbour"},
        {"id": "10001", "key": "WEB", "name": "Web site"},
    ),
    LABS: ({"id": "10000", "key": "LAB", "name": "Laboratory"},),
}

ISSUES = {
    "HAR": (
        {
            "summary": "Repair the lights of the north pier",
            "text": "Three lamps are out since the storm.",
            "type": "Bug",
            "priority": "High",
            "for": "tomas",
            "by": "mara",
            "labels": ["pier", "storm"],
            "days": 12,
        },
        {
            "summary": "Order new ropes",
            "status": "In Progress",
            "for": "mara",
            "by": "tomas",
            "days": 9,
        },
        {
            "summary": "Draw the map of the berths",
            "text": "One page, readable from a boat.",
            "for": "aiko",
            "by": "mara",
            "days": 6,
        },
        {
            "summary": "Publish the opening hours",
            "status": "Done",
            "for": "mara",
            "by": "aiko",
            "days": 40,
        },
    ),
    "WEB": (
        {
            "summary": "Show the tide on the first page",
            "type": "Story",
            "for": "tomas",
            "by": "aiko",
            "days": 4,
        },
    ),
    "LAB": (
        {"summary": "Try a quieter engine", "for": "tomas", "by": "mara", "days": 3},
        {"summary": "Write down what we learned", "by": "tomas", "days": 2},
    ),
}

COMMENTS = (
    {
        "id": "10100",
        "on": "HAR-1",
        "by": "tomas",
        "days": 8,
        "text": "I ordered the lamps.",
    },
    {
        "id": "10101",
        "on": "HAR-1",
        "by": "mara",
        "days": 5,
        "text": "Thank you. When do they come?",
    },
    {
        "id": "10102",
        "on": "HAR-1",
        "by": "tomas",
        "days": 4,
        "text": "On Friday.",
    },
)
