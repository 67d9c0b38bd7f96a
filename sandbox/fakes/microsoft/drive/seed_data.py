"""Literals of the first files; a folder stands before what lies in it."""

FILES = (
    {"name": "Launch", "days": 90},
    {"name": "Finance", "days": 300},
    {
        "name": "Launch plan.txt",
        "kind": "text/plain",
        "folder": 1,
        "days": 1,
        "text": "Launch plan\n\nWe ship in spring. Größe, Farbe and price are decided.\n",
    },
    {
        "name": "Risks.md",
        "kind": "text/markdown",
        "folder": 1,
        "days": 4,
        "text": "# Risks\n\n- The printer is late\n- The café closes\n",
    },
    {
        "name": "october.csv",
        "kind": "text/csv",
        "folder": 2,
        "days": 14,
        "text": "week,revenue\n40,1200\n41,1260\n",
    },
    {
        "name": "Mara's reading list.txt",
        "kind": "text/plain",
        "days": 33,
        "text": "A book about type\nA book about tables\n",
    },
    {
        "name": "会議メモ.txt",
        "kind": "text/plain",
        "days": 5,
        "text": "水曜日の十時に打ち合わせ。\n",
    },
    {
        "name": "logo.svg",
        "kind": "image/svg+xml",
        "days": 20,
        "text": '<svg xmlns="http://www.w3.org/2000/svg"><circle r="8" cx="8" cy="8"/></svg>\n',
    },
)
