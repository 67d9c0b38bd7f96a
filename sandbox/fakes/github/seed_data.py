"""Literals of GitHub's first data; `me`, `one` and `other` are people seen from the owner."""

README = """# Field notes

A small tool that keeps the notes of a day in one file.

    pip install field-notes
    field-notes add "Saw a heron"
"""

CLI = '''"""The command line."""


def main():
    print("Nothing noted today.")
'''

DATES = '''"""Days as people write them."""


def heading(day):
    return day.strftime("%A, %d %B %Y")
'''

FILES = {
    "README.md": README,
    "LICENSE": "MIT License\n\nCopyright (c) Northwind\n",
    "src/cli.py": CLI,
    "src/dates.py": DATES,
    "docs/größe.md": "# Größe\n\nHow large a note may be: 64 KB.\n",
    "tests/test_dates.py": "def test_heading():\n    assert True\n",
}

REPOSITORIES = (
    {
        "name": "field-notes",
        "description": "Notes of a day, in one file",
        "private": False,
        "shared": False,
        "language": "Python",
        "stars": 48,
        "topics": ["notes", "cli"],
        "files": FILES,
    },
    {
        "name": "harbor",
        "description": "Where our services are deployed from",
        "private": False,
        "shared": True,
        "language": "TypeScript",
        "stars": 7,
        "topics": ["deployment"],
        "files": FILES | {"README.md": "# Harbor\n\nDeploys what has landed.\n"},
    },
    {
        "name": "ledger",
        "description": "Books of Northwind",
        "private": True,
        "shared": False,
        "language": "Python",
        "stars": 0,
        "topics": [],
        "files": FILES | {"README.md": "# Ledger\n\nPrivate: our books.\n"},
    },
)

COMMITS = (
    {
        "message": "Write headings in the reader's language",
        "author": "one",
        "days": 2,
        "paths": ["src/dates.py", "docs/languages.md"],
        "branch": "localized-headings",
    },
    {
        "message": "Print nothing when there is nothing",
        "author": "other",
        "days": 3,
        "paths": ["src/cli.py"],
        "branch": "quiet",
    },
    {
        "message": "Say how large a note may be",
        "author": "me",
        "days": 6,
        "paths": ["docs/größe.md"],
        "branch": "main",
    },
    {
        "message": "Test the headings",
        "author": "one",
        "days": 19,
        "paths": ["tests/test_dates.py"],
        "branch": "main",
    },
    {
        "message": "Begin",
        "author": "me",
        "days": 400,
        "paths": ["README.md", "LICENSE", "src/cli.py", "src/dates.py"],
        "branch": "main",
    },
)

ISSUES = (
    {
        "title": "Notes of yesterday show under today",
        "body": "After midnight the heading is the old one.\n\n1. Add a note at 23:59\n2. Wait",
        "state": "closed",
        "author": "one",
        "labels": ["bug"],
        "days": 60,
        "comments": [("me", "Fixed on main."), ("one", "Works for me, thank you.")],
    },
    {
        "title": "Search in notes",
        "body": "It would be good to find a word in all notes.",
        "state": "open",
        "author": "other",
        "labels": ["enhancement"],
        "days": 31,
        "comments": [("me", "Full text, or titles?"), ("other", "Full text.")],
    },
    {
        "title": "Crash when a note holds an emoji 🦩",
        "body": "UnicodeEncodeError on a terminal without UTF-8.",
        "state": "open",
        "author": "one",
        "labels": ["bug"],
        "days": 12,
        "comments": [],
    },
    {
        "title": "Document the limits",
        "body": None,
        "state": "open",
        "author": "me",
        "labels": ["documentation"],
        "days": 8,
        "comments": [("one", "64 KB a note, right?")],
    },
    {
        "title": "Which license do the samples have?",
        "body": "The folder does not say.",
        "state": "open",
        "author": "other",
        "labels": ["question"],
        "days": 4,
        "comments": [],
    },
)

PULLS = (
    {
        "title": "Test the headings",
        "body": "One test to begin with.",
        "state": "closed",
        "author": "one",
        "labels": [],
        "days": 20,
        "comments": [("me", "Thank you!")],
        "head": "test-headings",
        "files": [
            {
                "filename": "tests/test_dates.py",
                "status": "added",
                "additions": 2,
                "deletions": 0,
                "patch": "@@ -0,0 +1,2 @@\n+def test_heading():\n+    assert True",
                "content": "def test_heading():\n    assert True\n",
            }
        ],
    },
    {
        "title": "Write headings in the reader's language",
        "body": "Closes nothing yet; comments are welcome.",
        "state": "open",
        "author": "one",
        "labels": ["enhancement"],
        "days": 2,
        "comments": [("me", "Can we keep English as the default?")],
        "head": "localized-headings",
        "files": [
            {
                "filename": "src/dates.py",
                "status": "modified",
                "additions": 2,
                "deletions": 2,
                "patch": "@@ -4,2 +4,2 @@\n-def heading(day):\n+def heading(day, language='en'):",
                "content": DATES.replace("heading(day)", "heading(day, language='en')"),
            },
            {
                "filename": "docs/languages.md",
                "status": "added",
                "additions": 1,
                "deletions": 0,
                "patch": "@@ -0,0 +1 @@\n+# Languages",
                "content": "# Languages\n",
            },
        ],
    },
)

QUIET = [
    {
        "filename": "src/cli.py",
        "status": "modified",
        "additions": 1,
        "deletions": 1,
        "patch": '@@ -5 +5 @@\n-    print("Nothing noted today.")\n+    return',
        "content": CLI.replace('print("Nothing noted today.")', "return"),
    }
]

# Branches with changes that nobody has opened a pull request for yet.
CHANGES = {"quiet": QUIET}
