"""Texts and queries as words: lower case, singular, without the words that say nothing."""

import re

WORD = re.compile(r"[^\W_]+")
HYPHENATED = re.compile(r"\be-(?=mail)")
SAYING_NOTHING = """
    a all am an and any are as at be by can could do does for from has have how i if in into is it its me my
    of on one or our please so some somebody someone something that the their them there these this to us
    using via want we what when where which whose will with would you your need
"""
SILENT = frozenset(SAYING_NOTHING.split())
MOST = 32  # words of a query that are read


def words(text: str) -> list[str]:
    """Return the words of a text, each in its singular."""
    return [singular(word) for word in WORD.findall(HYPHENATED.sub("e", text.casefold()))]


def meaningful(query: str) -> list[str]:
    """Return what a query asks for: its different words, the silent ones only when there are no others."""
    found = list(dict.fromkeys(words(query)))
    return ([word for word in found if word not in SILENT] or found)[:MOST]


def singular(word: str) -> str:
    """Return an English plural as its singular, roughly: both sides of a comparison go through here."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
