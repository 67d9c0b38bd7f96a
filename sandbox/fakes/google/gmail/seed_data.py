"""Literals of the first mails. `me`, `one`, `other` are our people seen from the mailbox."""

PEOPLE_OUTSIDE = {
    "claire.dubois@atelier.example": "Claire Dubois",
    "j.weber@weber-und-soehne.example": "Jörg Weber",
    "sato@kumo.example": "佐藤 健",
    "billing@cloudrack.example": "Cloudrack Billing",
    "hello@weeklydesign.example": "Weekly Design",
    "tickets@linea-aerea.example": "Línea Aérea",
    "no-reply@calendar.example": "Calendar",
    "prize@lucky-winner.example": "Lucky Winner",
    "people@northwind.example": "People Team",
}

CLAIRE = "claire.dubois@atelier.example"
WEBER = "j.weber@weber-und-soehne.example"
SATO = "sato@kumo.example"

CONVERSATIONS = (
    {
        "subject": "Launch plan for the spring release",
        "labels": ("IMPORTANT", "CATEGORY_PERSONAL"),
        "mails": (
            {
                "from": "one",
                "cc": "other",
                "hours": 30,
                "text": "Hi {first_name},\n\nthe plan is in the shared folder. Can you read it"
                " before Thursday?\n\nThanks!",
            },
            {"from": "me", "to": "one", "hours": 28, "text": "I will read it tonight."},
            {"from": "other", "hours": 26, "text": "I left comments on the timeline."},
            {
                "from": "one",
                "hours": 2,
                "unread": True,
                "text": "Everything is answered now. Shall we decide tomorrow at ten?",
            },
        ),
    },
    {
        "subject": "Invoice 2291 for November",
        "labels": ("Label_1", "CATEGORY_UPDATES"),
        "mails": (
            {
                "from": "billing@cloudrack.example",
                "hours": 50,
                "text": "Hello,\n\nyour invoice 2291 over 184.20 EUR is attached.\n",
                "html": "<p>Hello,</p><p>your invoice <b>2291</b> over 184.20 EUR is attached.</p>",
                "files": (("invoice-2291.pdf", "application/pdf", ("Invoice 2291", "184.20 EUR")),),
            },
        ),
    },
    {
        "subject": "Entwürfe für das neue Logo – bitte ansehen",
        "mails": (
            {
                "from": WEBER,
                "hours": 74,
                "unread": True,
                "text": "Guten Tag,\n\nanbei drei Entwürfe. Größe und Farbe können wir noch"
                " ändern.\n\nMit freundlichen Grüßen\nJörg Weber",
                "files": (
                    (
                        "entwürfe.csv",
                        "text/csv",
                        ("entwurf,größe,farbe", "1,48,blau", "2,64,grün", "3,96,weiß"),
                    ),
                ),
            },
        ),
    },
    {
        "subject": "来週の打ち合わせについて",
        "mails": (
            {
                "from": SATO,
                "hours": 97,
                "text": "お世話になっております。\n来週の打ち合わせは水曜日の十時でよろしいでしょうか。",
            },
            {"from": "me", "to": SATO, "hours": 95, "text": "はい、よろしくお願いします。"},
            {"from": SATO, "hours": 94, "text": "ありがとうございます。"},
        ),
    },
    {
        "subject": "Café corner: résumé of the tasting ☕",
        "mails": (
            {
                "from": CLAIRE,
                "hours": 120,
                "text": "Bonjour {first_name},\n\nthe winner is the Éthiopie roast.\n\nClaire",
                "html": "<html><body><h1>Résumé</h1><p>Bonjour {first_name}, the winner is the"
                " <em>Éthiopie</em> roast.</p></body></html>",
            },
        ),
    },
    {
        "subject": "Your weekly design reading",
        "labels": ("CATEGORY_PROMOTIONS",),
        "mails": (
            {
                "from": "hello@weeklydesign.example",
                "hours": 12,
                "unread": True,
                "text": "Five articles about type, and one about tables.",
                "html": "<style>p{color:red}</style><p>Five articles about <i>type</i>, and one"
                " about tables.</p>",
            },
        ),
    },
    {
        "subject": "Boarding pass LIS – BER",
        "labels": ("Label_2", "CATEGORY_UPDATES"),
        "mails": (
            {
                "from": "tickets@linea-aerea.example",
                "hours": 200,
                "text": "Flight LA 431, seat 14A. Your boarding pass is attached.",
                "files": (("boarding.pdf", "application/pdf", ("LA 431", "Seat 14A")),),
            },
        ),
    },
    {
        "subject": "Offsite: who shares a room?",
        "labels": ("Label_3",),
        "mails": (
            {"from": "other", "hours": 170, "text": "We have four double rooms. Wishes?"},
            {"from": "one", "hours": 168, "text": "I snore. You have been warned."},
            {"from": "me", "to": "other", "hours": 166, "text": "A single one, if possible."},
        ),
    },
    {
        "subject": "Hiring: notes on the second interview",
        "labels": ("IMPORTANT", "STARRED"),
        "mails": (
            {
                "from": "people@northwind.example",
                "hours": 60,
                "unread": True,
                "text": "Please send your notes by Friday. Two questions are enough.",
            },
            {"from": "me", "to": "people@northwind.example", "hours": 55, "text": "Sent."},
        ),
    },
    {
        "subject": "Holiday calendar",
        "mails": (
            {"from": "people@northwind.example", "hours": 400, "text": "The dates are final."},
        ),
    },
    {
        "subject": "Numbers of October",
        "mails": (
            {
                "from": "one",
                "hours": 330,
                "text": "Attached as CSV. Revenue is up by 4 %.",
                "files": (("october.csv", "text/csv", ("week,revenue", "40,1200", "41,1260")),),
            },
            {"from": "other", "hours": 328, "text": "Week 41 looks too good. Checked?"},
            {"from": "one", "hours": 327, "text": "Checked twice."},
        ),
    },
    {
        "subject": "Security: new sign-in",
        "labels": ("CATEGORY_UPDATES",),
        "mails": (
            {
                "from": "no-reply@calendar.example",
                "hours": 500,
                "text": "A new device signed in. If that was you, there is nothing to do.",
            },
        ),
    },
    {
        "subject": "Contract with Kumo",
        "mails": (
            {"from": SATO, "hours": 260, "text": "Please find our remarks in section 4."},
            {"from": "me", "to": SATO, "hours": 250, "text": "Section 4 is fine with us."},
        ),
    },
    {
        "subject": "Reading group: chapter 3",
        "mails": (
            {"from": "other", "hours": 140, "text": "Who writes the summary this time?"},
            {"from": "me", "to": "other", "hours": 139, "text": "I do."},
        ),
    },
    {
        "subject": "You have won!!!",
        "place": "SPAM",
        "mails": (
            {"from": "prize@lucky-winner.example", "hours": 20, "text": "Click to collect."},
        ),
    },
    {
        "subject": "Old newsletter",
        "place": "TRASH",
        "mails": (
            {"from": "hello@weeklydesign.example", "hours": 340, "text": "Last week's reading."},
        ),
    },
)
