"""What data alone cannot say about Linear: everything is GraphQL, at one address."""

from providers.definitions.linear.quirks.answers import data, the_made, the_one
from providers.definitions.linear.quirks.connection import identity
from providers.definitions.linear.quirks.variables import (
    changed_issue,
    filtered_issues,
    new_issue,
    of_team,
    with_input,
    with_variables,
)

__all__ = [
    "changed_issue",
    "data",
    "filtered_issues",
    "identity",
    "new_issue",
    "of_team",
    "the_made",
    "the_one",
    "with_input",
    "with_variables",
]
