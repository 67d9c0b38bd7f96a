"""What many LinkedIn tools have in common: names of things (URNs), who acts, and how lists are paged."""

from providers.params import Param, text
from providers.spec import Page

NUMBER = "[0-9]{1,20}"
POST = {"type": "string", "pattern": f"^urn:li:(share|ugcPost):{NUMBER}$"}
COMMENT = rf"comment:\(urn:li:(activity|share|ugcPost):{NUMBER},{NUMBER}\)"
TARGET = {
    "type": "string",
    "pattern": rf"^urn:li:((activity|share|ugcPost):{NUMBER}|{COMMENT})$",
}
IMAGE = {"type": "string", "pattern": "^urn:li:image:[A-Za-z0-9_-]{1,100}$"}
ORGANIZATION = {"type": "string", "pattern": f"^urn:li:organization:{NUMBER}$"}
AUTHOR = {
    "type": "string",
    "pattern": f"^urn:li:(organization:{NUMBER}|person:[A-Za-z0-9_-]{{1,64}})$",
}

POST_URN = text(
    "urn", "The post, such as `urn:li:share:7100000000000000101`", required=True, schema=POST
)
AS_ORGANIZATION = {"author": "linkedin.org.write"}


def acting(name: str) -> Param:
    """Declare as whom to act: the member, unless an organization is named."""
    return text(
        name,
        "Organization to act as, as its URN; the member, if not given",
        to="",
        schema=ORGANIZATION,
        aliases=("organization",),
    )


def listed(key: str) -> Page:
    """Declare a list that LinkedIn pages by offset; a page that is not full is the last one."""
    return Page(
        key=key,
        items="elements",
        limit_param="count",
        cursor_param="start",
        while_full=True,
        maximum=100,
    )
