from providers.definitions.github import quirks
from providers.spec import Grant, Identity, UpstreamRequest
from tests.providers.recorded_call import RecordedCall, sample

ISSUES = "https://api.github.com/repos/northwind/harbour/issues"


def test_an_oauth_apps_token_has_comma_separated_scopes_and_no_expiry():
    assert quirks.read_grant(sample("github", "token")) == {
        "main": Grant("gho_sample", scopes=("read:org", "read:user", "repo", "user:email"))
    }


def test_a_github_apps_token_expires_and_names_no_scopes():
    assert quirks.read_grant(sample("github", "app_token")) == {
        "main": Grant(
            "ghu_sample",
            refresh_token="ghr_sample",
            expires_in=28800,
            refresh_expires_in=15897600,
            scopes=None,
        )
    }


def test_labels_are_asked_for_in_one_text():
    request = UpstreamRequest(
        "GET", ISSUES, params={"labels": ["bug", "good first issue"], "state": "open"}
    )
    call = RecordedCall(arguments={"labels": ["bug", "good first issue"]})

    assert quirks.joined_labels(request, call).params == {
        "labels": "bug,good first issue",
        "state": "open",
    }


def test_no_labels_leave_the_request_as_it_is():
    request = UpstreamRequest("GET", ISSUES, params={"state": "open"})

    assert quirks.joined_labels(request, RecordedCall()) is request


def test_the_identity_takes_the_primary_address_when_the_profile_hides_it():
    call = RecordedCall(sample("github", "user"), sample("github", "emails"))

    who = quirks.identity(call)

    assert who == Identity("5021377", "mira-okafor", "mira@example.com", {"login": "mira-okafor"})
    assert [(each.method, each.url) for each in call.sent] == [
        ("GET", "https://api.github.com/user"),
        ("GET", "https://api.github.com/user/emails"),
    ]


def test_a_public_address_costs_no_second_request():
    call = RecordedCall({**sample("github", "user"), "email": "mira@public.example"})

    assert quirks.identity(call).email == "mira@public.example"
    assert len(call.sent) == 1


def test_addresses_we_may_not_see_leave_the_identity_without_one():
    call = RecordedCall(sample("github", "user"), RuntimeError("403"))

    assert quirks.identity(call).email == ""


def test_a_list_of_pull_requests_says_which_are_merged():
    pulls = quirks.mark_merged(sample("github", "pulls"), RecordedCall())

    assert [(pull["number"], pull["merged"]) for pull in pulls] == [
        (12, False),
        (9, True),
        (7, False),
    ]
    assert pulls[1]["title"] == "Retry a lost connection"
