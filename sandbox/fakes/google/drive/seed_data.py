"""Literals of the first files."""

GOOGLE = "application/vnd.google-apps."
BIG = "big-25mb"

FILES = (
    {"key": "launch", "name": "Launch", "kind": f"{GOOGLE}folder", "days": 90},
    {"key": "finance", "name": "Finance", "kind": f"{GOOGLE}folder", "days": 300},
    {
        "key": "plan",
        "name": "Launch plan",
        "kind": f"{GOOGLE}document",
        "exports": "document",
        "folder": "launch",
        "days": 1,
        "text": "Launch plan\n\nWe ship in spring. Größe, Farbe and price are decided.\nOwner: Mara",
    },
    {
        "key": "risks",
        "name": "Risks.md",
        "kind": "text/markdown",
        "folder": "launch",
        "days": 4,
        "text": "# Risks\n\n- The printer is late\n- The café closes\n",
    },
    {
        "key": "timeline",
        "name": "Timeline",
        "kind": f"{GOOGLE}spreadsheet",
        "exports": "spreadsheet",
        "folder": "launch",
        "days": 6,
        "text": "step,week\ndesign,12\nprint,14\nship,16",
    },
    {
        "key": "deck",
        "name": "Launch deck",
        "kind": f"{GOOGLE}presentation",
        "exports": "presentation",
        "folder": "launch",
        "days": 9,
        "text": "Northwind in spring\nThank you",
    },
    {
        "key": "invoice",
        "name": "invoice-2291.pdf",
        "kind": "application/pdf",
        "folder": "finance",
        "days": 2,
        "text": "Invoice 2291\n184.20 EUR",
    },
    {
        "key": "october",
        "name": "october.csv",
        "kind": "text/csv",
        "folder": "finance",
        "days": 14,
        "text": "week,revenue\n40,1200\n41,1260\n",
    },
    {
        "key": "minutes",
        "name": "会議メモ.txt",
        "kind": "text/plain",
        "days": 5,
        "text": "水曜日の十時に打ち合わせ。\n",
    },
    {
        "key": "logo",
        "name": "logo.svg",
        "kind": "image/svg+xml",
        "days": 20,
        "text": '<svg xmlns="http://www.w3.org/2000/svg"><circle r="8" cx="8" cy="8"/></svg>\n',
    },
    {
        "key": "reading",
        "name": "Mara's reading list.txt",
        "kind": "text/plain",
        "days": 33,
        "text": "A book about type\nA book about tables\n",
    },
    {
        "key": "config",
        "name": "settings.json",
        "kind": "application/json",
        "days": 60,
        "text": '{"theme": "light"}\n',
    },
)
