"""Graph as strict as the real one."""

import pytest
import requests

from tests.sandbox.microsoft_client import MicrosoftClient

MESSAGES, ITEMS = "v1.0/me/messages", "v1.0/me/drive/items"
FILE = f"{ITEMS}/01NORTHWINDMARA0003"
DOWNLOAD_URL = "@microsoft.graph.downloadUrl"


@pytest.fixture
def microsoft(sandbox):
    sandbox.control("reset", provider="microsoft")
    return MicrosoftClient(sandbox).connect()


def refused(answer):
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "innerError"}
    return answer.status_code, error["code"]


@pytest.mark.parametrize(
    ("params", "answered"),
    [
        ({"$search": "launch"}, (400, "BadRequest")),
        ({"$search": '"a" or "b"'}, (400, "BadRequest")),
        ({"$search": '"a"', "$orderby": "receivedDateTime desc"}, (400, "SearchWithOthers")),
        ({"$search": '"a"', "$filter": "isRead eq false"}, (400, "SearchWithOthers")),
        (
            {"$filter": "isRead eq false", "$orderby": "receivedDateTime"},
            (400, "InefficientFilter"),
        ),
        ({"$filter": "isRead is false"}, (400, "BadRequest")),
        ({"$filter": "colour eq 'red'"}, (400, "BadRequest")),
        ({"$filter": "isRead ge 'red'"}, (400, "BadRequest")),
        ({"$top": "1001"}, (400, "BadRequest")),
        ({"$top": "0"}, (400, "BadRequest")),
        ({"$select": "id,colour"}, (400, "BadRequest")),
        ({"$skiptoken": "x"}, (400, "BadRequest")),
    ],
)
def test_a_query_that_exchange_refuses(microsoft, params, answered):
    assert refused(microsoft.get(MESSAGES, params=params)) == answered


def test_pages_are_named_by_their_whole_address(microsoft):
    first = microsoft.get(MESSAGES, params={"$top": 4, "$select": "subject"}).json()
    second = microsoft.get(first["@odata.nextLink"]).json()

    assert first["@odata.nextLink"].startswith(f"{microsoft.base}/{MESSAGES}?")
    assert [len(first["value"]), len(second["value"])] == [4, 4]
    assert set(second["value"][0]) == {"id", "subject"}


@pytest.mark.parametrize(
    ("path", "answered"),
    [
        (f"{MESSAGES}/AAMkAGnobody=", (404, "ErrorItemNotFound")),
        (f"{MESSAGES}/nonsense", (400, "ErrorInvalidIdMalformed")),
        (f"{ITEMS}/nobody", (404, "itemNotFound")),
        ("v1.0/me/nowhere", (400, "BadRequest")),
        ("v1.0/me/calendarView", (400, "ErrorInvalidParameter")),
        ("v1.0/me/drive/root/search(q='a'b')", (400, "BadRequest")),
        ("v1.0/me/drive/root/search(q='a%2Fb')", (400, "BadRequest")),
    ],
)
def test_what_is_not_there_is_told_in_the_services_words(microsoft, path, answered):
    assert refused(microsoft.get(path)) == answered


@pytest.mark.parametrize(
    ("path", "answered"),
    [
        (MESSAGES, (403, "ErrorAccessDenied")),
        ("v1.0/me/events", (403, "ErrorAccessDenied")),
        (FILE, (403, "accessDenied")),
    ],
)
def test_a_missing_scope(sandbox, path, answered):
    narrow = MicrosoftClient(sandbox).connect(scope="openid User.Read")

    assert refused(narrow.get(path)) == answered
    assert narrow.get("v1.0/me").status_code == 200


def test_a_wrong_token_is_challenged(microsoft, sandbox):
    wrong = microsoft.get("v1.0/me", token="x")
    sandbox.control("revoke", provider="microsoft")
    ended = microsoft.get("v1.0/me")

    assert refused(wrong) == refused(ended) == (401, "InvalidAuthenticationToken")
    assert "claims=" not in wrong.headers["WWW-Authenticate"]
    assert "claims=" in ended.headers["WWW-Authenticate"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": {"subject": "x", "toRecipients": []}},
        {"message": {"toRecipients": [{"emailAddress": {"address": "nobody"}}]}},
        {"message": {"toRecipients": "a@b.example"}},
        {"message": {"body": {"contentType": "rtf", "content": ""}}},
    ],
)
def test_a_mail_that_is_refused_is_not_sent(microsoft, body):
    assert microsoft.post("v1.0/me/sendMail", body).status_code == 400
    assert len(microsoft.get("v1.0/me/mailFolders/sentitems/messages").json()["value"]) == 1


@pytest.mark.parametrize(
    "body",
    [{"flag": None}, {"flag": {"flagStatus": "red"}}, {"isRead": "yes"}, {"subject": "x"}, []],
)
def test_a_change_that_is_refused(microsoft, body):
    path = f"{MESSAGES}/AAMkAGNorthwindMara0001="

    assert microsoft.patch(path, body).status_code == 400
    assert microsoft.get(path).json()["isRead"] is False


def test_a_mail_is_accepted_with_nothing_and_kept_only_if_wanted(microsoft):
    message = {"subject": "x", "toRecipients": [{"emailAddress": {"address": "a@b.example"}}]}

    answer = microsoft.post("v1.0/me/sendMail", {"message": message, "saveToSentItems": False})

    assert (answer.status_code, answer.content) == (202, b"")
    assert len(microsoft.get("v1.0/me/mailFolders/sentitems/messages").json()["value"]) == 1


@pytest.mark.parametrize(
    ("start", "end", "more"),
    [
        (None, "2027-03-01T10:00:00", {}),
        ("2027-03-01T10:00:00", "2027-03-01T09:00:00", {}),
        ("2027-03-01T10:00:00", "2027-03-02T00:00:00", {"isAllDay": True}),
        ("2027-03-01T00:00:00", "2027-03-01T00:00:00", {"isAllDay": True}),
        ("soon", "2027-03-01T10:00:00", {}),
        ("2027-03-01T10:00:00", "2027-03-01T11:00:00", {"summary": "x"}),
        ("2027-03-01T10:00:00", "2027-03-01T11:00:00", {"attendees": [{"email": "a@b.example"}]}),
    ],
)
def test_an_event_that_is_refused(microsoft, start, end, more):
    times = {"start": start, "end": end}
    given = {
        name: {"dateTime": at, "timeZone": "UTC"} for name, at in times.items() if at is not None
    }

    assert microsoft.post("v1.0/me/events", given | more).status_code == 400


def test_an_unknown_zone_is_refused_and_windows_names_are_known(microsoft):
    def at(zone):
        time = {"dateTime": "2027-01-15T09:00:00", "timeZone": zone}
        return microsoft.post("v1.0/me/events", {"start": time, "end": time})

    assert at("Pacific Standard Time").json()["start"]["dateTime"].startswith("2027-01-15T17:00")
    assert refused(at("Middle Earth")) == (400, "TimeZoneNotSupportedException")


def test_bytes_are_at_another_address_that_takes_no_token(microsoft):
    item = microsoft.get(FILE).json()
    redirect = microsoft.get(f"{FILE}/content", allow_redirects=False)

    assert redirect.status_code == 302
    for address in (item[DOWNLOAD_URL], redirect.headers["Location"]):
        assert requests.get(address, timeout=5).text.startswith("Launch plan")
        assert refused(microsoft.get(address)) == (401, "unauthenticated")
    forged = item[DOWNLOAD_URL].replace("MARA0003", "MARA0004")
    assert requests.get(forged, timeout=5).status_code == 401


@pytest.mark.parametrize("path", ["a*b.txt", "a%3Ab.txt", "a%22b.txt"])
def test_a_name_onedrive_does_not_take(microsoft, path):
    answer = microsoft.call("PUT", f"v1.0/me/drive/root:/{path}:/content", data=b"x")

    assert refused(answer) == (400, "invalidRequest")
