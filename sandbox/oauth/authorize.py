"""Show the consent page and send people back with a code, or without."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from sandbox.fake import Fake, Habits
from sandbox.oauth.ask import Ask, SentRefusal, ShownRefusal
from sandbox.oauth.asking import read_ask
from sandbox.oauth.codes import issue_code
from sandbox.oauth.habits import habits_of
from sandbox.people import PEOPLE, Person, person_called


def authorize(request: HttpRequest, fake: Fake, **_: str) -> HttpResponse:
    """Answer the authorization endpoint: GET shows the page, POST takes the decision."""
    habits = habits_of(fake)
    posted = request.method == "POST"
    query = request.POST.get("query", "") if posted else request.META.get("QUERY_STRING", "")
    try:
        ask = read_ask(fake, habits, query)
        return _decide(request, ask, habits) if posted else _show(request, ask)
    except SentRefusal as refusal:
        return _redirect(refusal.location)
    except ShownRefusal as refusal:
        page = {"fake": fake, "refusal": refusal}
        return render(request, "sandbox/refused.html", page, status=400)


def _show(request: HttpRequest, ask: Ask) -> HttpResponse:
    fixed = ask.all_scopes if ask.fake.oauth.fixed_scopes is None else ask.fake.oauth.fixed_scopes
    rows = [(scope, ask.fake.oauth.scopes[scope], scope in fixed) for scope in ask.all_scopes]
    page = {"fake": ask.fake, "ask": ask, "rows": rows, "people": PEOPLE}
    page["can_untick"] = not all(is_fixed for *_, is_fixed in rows)
    response = render(request, "sandbox/consent.html", page)
    response["Cache-Control"] = "no-store"
    return response


def _decide(request: HttpRequest, ask: Ask, habits: Habits) -> HttpResponse:
    if request.POST.get("decision") not in ("allow", "allow-ticked"):
        denial = {"error": "access_denied", **ask.fake.oauth.denial_details}
        return _redirect(ask.location(habits.send_iss, **denial))
    person = _read_person(request.POST)
    code = issue_code(ask, habits, person, _granted(ask, request.POST))
    return _redirect(ask.location(habits.send_iss, code=code))


def _read_person(form: QueryDict) -> Person:
    person = person_called(form.get("person") or PEOPLE[0].key)
    if person is None:
        raise ShownRefusal("invalid_request", "Nobody of that name can sign in here.")
    return person


def _granted(ask: Ask, form: QueryDict) -> dict[str, list[str]]:
    """Return what was ticked; a form without any tick allows all, unless its page had ticks."""
    fixed = ask.fake.oauth.fixed_scopes
    ticked = form.getlist("scope")
    if fixed is None or (not ticked and form["decision"] == "allow"):
        return ask.scopes
    return {
        actor: [scope for scope in scopes if scope in ticked or scope in fixed]
        for actor, scopes in ask.scopes.items()
    }


def _redirect(location: str) -> HttpResponse:
    """Redirect by hand: the address was checked, and Django would re-quote the state."""
    return HttpResponse(status=302, headers={"Location": location, "Cache-Control": "no-store"})
