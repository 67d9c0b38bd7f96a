"""Other words for what tools are called: people say inbox, meeting, ticket. All in the singular."""

from collections import defaultdict

from tools_catalog.search.words import words

ALIKE, NEAR = 0.8, 0.45

# Each line: words that mean about the same.
GROUPS = (
    # What is done
    "get read show list view see fetch retrieve display look browse enumerate",
    "create make add new write start generate open insert log",
    "update change edit modify alter adjust rename set move reschedule",
    "delete remove trash erase discard destroy cancel",
    "send deliver",
    "write compose draft",
    "search find look lookup query seek",
    "reply answer respond",
    "upload save store put",
    "download export get",
    "publish post",
    "move transition",
    "append add insert",
    "react reaction emoji like",
    "repost retweet",
    "assign delegate assignee",
    "close update",
    "book schedule reserve create",
    "run query execute",
    # Mail and calendar
    "email mail gmail mailbox",
    "thread conversation",
    "event meeting appointment",
    "free busy freebusy available availability",
    # Files
    "file document doc",
    "folder directory",
    "picture image photo thumbnail screenshot",
    "spreadsheet sheet excel",
    "cell value",
    "row value",
    "presentation slide deck powerpoint",
    "page note wiki",
    # Work
    "issue ticket bug task",
    "pull pr",
    "repo repository",
    "comment note remark",
    "status state stage",
    "column state stage",
    # Talk
    "message chat dm",
    "dm direct",
    "guild server",
    "member user person people",
    "tweet post",
    "twitter x tweet",
    "follower follow",
    # Customers
    "deal opportunity",
    "contact person customer",
    "company organization organisation",
    "lead prospect",
    "query soql",
)

# One way only: who says the first may mean the others.
HINTS = {
    "email": "outlook message",
    "mail": "outlook message",
    "inbox": "email mail gmail outlook message",
    "unread": "message inbox",
    "meeting": "calendar calendly",
    "appointment": "calendar calendly",
    "upcoming": "list calendar calendly",
    "document": "content drive",
    "history": "message",
    "chat": "channel",
    "file": "create",
    "bug": "create",
    "tweet": "create publish",
    "post": "create send",
    "who": "member user",
    "people": "contact",
    "project": "repo",
    "social": "twitter linkedin",
    "media": "twitter linkedin",
    "crm": "hubspot salesforce pipedrive",
    "sale": "deal opportunity",
    "word": "doc",
    "office": "microsoft",
    "excel": "value",
    "customer": "account",
    "code": "github content",
}


def table() -> dict[str, dict[str, float]]:
    """Return, for each word, the words that it may stand for with how surely."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for word, others in HINTS.items():
        found[word] |= dict.fromkeys(words(others), NEAR)
    for group in GROUPS:
        alike = words(group)
        for word in alike:
            found[word] |= {other: ALIKE for other in alike if other != word}
    return dict(found)


SYNONYMS = table()
