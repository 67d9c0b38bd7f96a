"""What many GitHub tools have in common: the repository they act on, and how GitHub pages."""

from providers.params import integer, text
from providers.spec import Page

OWNER = text("owner", "Owner of the repository: a user or an organisation", required=True)
REPO = text("repo", "Name of the repository, without its owner", required=True)
REPOSITORY = (OWNER, REPO)

ISSUE = (
    *REPOSITORY,
    integer("issue_number", "Number of the issue", required=True, minimum=1, aliases=("number",)),
)
PULL = (
    *REPOSITORY,
    integer(
        "pull_number", "Number of the pull request", required=True, minimum=1, aliases=("number",)
    ),
)

DIRECTION = text("direction", "Direction of the order", enum=("asc", "desc"))
SINCE = text("since", "Only what changed after this time (ISO 8601)")

BARE_LIST = Page(key=None, link_header=True, limit_param="per_page")
