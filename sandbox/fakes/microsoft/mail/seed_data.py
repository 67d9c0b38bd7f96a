"""Literals of the first mails. `me`, `one`, `other` are our people seen from the mailbox."""

PEOPLE_OUTSIDE = {
    "claire.dubois@atelier.example": "Claire Dubois",
    "j.weber@weber-und-soehne.example": "Jörg Weber",
    "billing@cloudrack.example": "Cloudrack Billing",
    "hello@weeklydesign.example": "Weekly Design",
    "prize@lucky-winner.example": "Lucky Winner",
}

MAILS = (
    {
        "from": "one",
        "cc": "other",
        "subject": "Launch plan for the spring release",
        "hours": 2,
        "unread": True,
        "text": "Hi {first_name},\n\neverything is answered now. Shall we decide tomorrow at ten?",
    },
    {
        "from": "billing@cloudrack.example",
        "subject": "Invoice 2291 for November",
        "hours": 5,
        "text": "Hello,\n\nyour invoice 2291 over 184.20 EUR is attached.\n",
        "html": "<p>Hello,</p><p>your invoice <b>2291</b> over 184.20 EUR is attached.</p>",
        "file": ("invoice-2291.csv", "text/csv", "invoice,amount\n2291,184.20\n"),
        "categories": ["Finance"],
    },
    {
        "from": "j.weber@weber-und-soehne.example",
        "subject": "Entwürfe für das neue Logo – bitte ansehen",
        "hours": 9,
        "unread": True,
        "text": "Guten Tag,\n\nanbei drei Entwürfe.\n\nMit freundlichen Grüßen\nJörg Weber",
        "file": ("entwürfe.csv", "text/csv", "entwurf,größe\n1,48\n2,64\n3,96\n"),
    },
    {
        "from": "claire.dubois@atelier.example",
        "subject": "Café corner: résumé of the tasting",
        "hours": 26,
        "text": "Bonjour {first_name},\n\nthe winner is the Éthiopie roast.\n\nClaire",
    },
    {
        "from": "hello@weeklydesign.example",
        "subject": "Your weekly design reading",
        "hours": 30,
        "unread": True,
        "text": "Five articles about type, and one about tables.",
    },
    {
        "from": "other",
        "subject": "Timeline",
        "hours": 52,
        "text": "I left comments on the timeline. The budget is the open point.",
    },
    {
        "from": "me",
        "to": "one",
        "subject": "RE: Launch plan for the spring release",
        "hours": 28,
        "folder": "sentitems",
        "text": "I will read it tonight.",
    },
    {
        "from": "me",
        "to": "claire.dubois@atelier.example",
        "subject": "Tasting next month",
        "hours": 1,
        "folder": "drafts",
        "text": "Dear Claire,",
    },
    {
        "from": "prize@lucky-winner.example",
        "subject": "You have won!!!",
        "hours": 40,
        "unread": True,
        "folder": "junkemail",
        "text": "Send us your bank details.",
    },
    {
        "from": "one",
        "subject": "Retrospective notes",
        "hours": 300,
        "folder": "archive",
        "text": "Notes of the retrospective are in the shared folder.",
    },
)
