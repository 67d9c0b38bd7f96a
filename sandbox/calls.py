"""One call of a provider's API: who, what, and the answer."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from sandbox.documents import Shelf
from sandbox.fake import Fake
from sandbox.models import Token
from sandbox.people import Person
from sandbox.shapes import parsed_object


@dataclass(frozen=True)
class Caller:
    """The person behind a token, and the token."""

    person: Person
    token: Token

    @property
    def scopes(self) -> list[str]:
        """Return what the token may do."""
        return self.token.scopes


@dataclass
class Call:
    """A request to one operation; `caller` is None where no token is needed."""

    fake: Fake
    request: HttpRequest
    caller: Caller | None
    path: dict[str, str]

    @property
    def person(self) -> Person:
        """Return the person who calls."""
        return self.caller.person

    @property
    def query(self) -> dict[str, str]:
        """Return the query string's parameters, one value each."""
        return self.request.GET.dict()

    @cached_property
    def body(self) -> dict:
        """Return the JSON body; an empty body is an empty object."""
        return parsed_object(self.request.body)

    @property
    def owner(self) -> str:
        """Return whose data this call sees."""
        return self.fake.identify(self.person.key)

    def shelf(self, kind: str) -> Shelf:
        """Return the caller's documents of one kind."""
        return Shelf(self.fake.slug, self.owner, kind)

    def url(self, path: str) -> str:
        """Return an absolute address of this provider, as the caller reaches it."""
        return self.request.build_absolute_uri(f"/{self.fake.slug}/{path}")


def as_response(result: object) -> HttpResponseBase:
    """Turn what an operation returned into an answer."""
    if isinstance(result, HttpResponseBase):
        return result
    if result is None:
        return HttpResponse(status=204)
    return JsonResponse(result, safe=False)


def created(data: dict, location: str = "") -> HttpResponse:
    """Answer 201 with what was made."""
    headers = {"Location": location} if location else {}
    return JsonResponse(data, status=201, headers=headers)
