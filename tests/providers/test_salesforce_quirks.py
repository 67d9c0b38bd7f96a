"""What is odd about Salesforce, put right."""

from providers.definitions.salesforce.quirks import answers, connection
from providers.spec import Grant, Identity
from tests.providers.recorded_call import RecordedCall, sample

LEAD = "00QQy00000N0003AAA"


def test_a_token_answer_names_the_host_and_no_end():
    assert connection.read_grant(sample("salesforce", "token")) == {
        "main": Grant(
            "00DQy000001Sample!sample-access",
            refresh_token="5Aep861sample-refresh",
            expires_in=None,
            scopes=("refresh_token", "openid", "api"),
            extra={"instance_url": "https://northwind.my.salesforce.com"},
        )
    }


def test_an_answer_without_a_host_tells_nothing_of_it():
    assert connection.read_grant({"access_token": "00D!x"})["main"] == Grant("00D!x")


def test_the_identity_is_a_user_of_an_organisation():
    call = RecordedCall(sample("salesforce", "userinfo"))

    assert connection.identity(call) == Identity(
        "00DQy000001NWorMAA:005Qy000001NWu1AAA",
        "Mara Lindqvist",
        "mara@northwind.example",
        {"organization_id": "00DQy000001NWorMAA", "user_id": "005Qy000001NWu1AAA"},
    )
    assert [(each.method, each.url) for each in call.sent] == [
        ("GET", "{instance_url}/services/oauth2/userinfo")
    ]


def test_a_user_without_a_name_is_named_by_what_is_left():
    call = RecordedCall({"organization_id": "00D", "user_id": "005", "email": None})

    who = connection.identity(call)

    assert (who.name, who.email) == ("005", "")


def test_a_change_is_told_like_a_creation():
    call = RecordedCall(arguments={"id": LEAD})

    assert answers.done(None, call) == {"id": LEAD, "success": True, "errors": []}


def test_a_page_does_not_claim_to_be_the_whole():
    answer = {"totalSize": 2, "done": True, "records": [1, 2], "next_cursor": LEAD}

    assert answers.page_alone(answer, RecordedCall()) == {
        "records": [1, 2],
        "next_cursor": LEAD,
    }
