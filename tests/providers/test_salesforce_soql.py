"""What a caller writes stays a text in a query, and a query of theirs only reads."""

import re
import time

import pytest

from providers.definitions.salesforce.quirks import soql

TRICKS = [
    "O'Neill",
    "x' OR Name LIKE '%",
    "x\\' OR Name != '",
    "\\",
    "\\\\'",
    "'",
    "''",
    '"',
    "100%_Paper",
    "a\nb\r\tc",
    "x%' LIMIT 1 FOR VIEW --",
    "\u2019 OR 1=1",
    "名前",
]


PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def meaning(literal):
    """Return the text that Salesforce reads in a literal, by the table of its escapes."""
    return re.sub(r"\\(.)", lambda found: PLAIN.get(found[1], found[1]), literal[1:-1])


@pytest.mark.parametrize("text", TRICKS, ids=ascii)
def test_a_literal_means_the_text_again_and_ends_where_it_ends(text):
    literal = soql.literal(text)

    assert soql.LITERAL.match(literal).end() == len(literal)
    assert meaning(literal) == text


@pytest.mark.parametrize("text", TRICKS, ids=ascii)
def test_a_pattern_holds_the_text_between_its_own_two_wildcards_alone(text):
    like = soql.containing(text)

    assert soql.LITERAL.match(like).end() == len(like)
    assert meaning(like) == f"%{text}%"
    wild = [found[0] for found in re.finditer(r"\\.|.", like[1:-1]) if found[0] in "%_"]
    assert wild == ["%", "%"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT Id FROM Account",
        "  select Id,\n Name from Account where Name = 'FOR VIEW'",
        "SELECT Id FROM Account WHERE Name = 'it\\'s FOR UPDATE'",
        "SELECT Name, (SELECT LastName FROM Contacts) FROM Account",
        "SELECT COUNT() FROM Update__c WHERE For__c = 'View'",
        "SELECT Id FROM Account WHERE Note__c = 'a\\\\' LIMIT 1",
        "SELECT TYPEOF What WHEN Account THEN Phone END FROM Event",
        "SELECT(Id) FROM Account",
    ],
)
def test_a_query_that_reads_is_let_through(query):
    assert soql.problem_with(query) == ""


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("", "only SELECT"),
        ("DELETE FROM Account", "only SELECT"),
        ("UPDATE Account SET Name = 'x'", "only SELECT"),
        ("FIND {x} IN ALL FIELDS", "only SELECT"),
        ("SELECTED Id FROM Account", "only SELECT"),
        ("'SELECT' Id", "only SELECT"),
        ("(SELECT Id FROM Account)", "only SELECT"),
        ("SELECT Id FROM Account FOR VIEW", "FOR VIEW"),
        ("SELECT Id FROM Account LIMIT 1 for\n\treference", "FOR REFERENCE"),
        ("SELECT Id FROM Account FOR UPDATE", "FOR UPDATE"),
        ("SELECT Id FROM Account WHERE Name = '\\\\' FOR VIEW", "FOR VIEW"),
        ("SELECT Id FROM Account WHERE Name = '\\' FOR VIEW' FOR UPDATE", "FOR UPDATE"),
        ("SELECT Title FROM KnowledgeArticleVersion UPDATE VIEWSTAT", "UPDATE VIEWSTAT"),
        ("SELECT Title FROM KnowledgeArticleVersion update tracking", "UPDATE TRACKING"),
        ("SELECT Id FROM Account WHERE Name = 'x", "has no end"),
        ("SELECT Id FROM Account WHERE Name = 'x\\'", "has no end"),
    ],
)
def test_a_query_that_does_more_is_not(query, problem):
    assert problem in soql.problem_with(query)


@pytest.mark.parametrize(
    "query", ["SELECT '" + "\\'" * 200_000, "SELECT " + "'a\\'" * 200_000 + "\\"]
)
def test_a_long_query_is_read_once(query):
    started = time.process_time()

    assert "has no end" in soql.problem_with(query)
    assert time.process_time() - started < 5
