from providers.definitions.slack import quirks
from providers.spec import UpstreamRequest
from tests.providers.recorded_call import RecordedCall, sample


def test_a_sent_message_carries_its_text_at_the_top():
    sent = sample("slack", "sent_message")
    call = RecordedCall(arguments={"channel": "general", "text": "Ship & tell"})

    assert quirks.with_text(sent, call) == {**sent, "text": "Ship &amp; tell"}


def test_a_sent_message_without_its_copy_carries_the_text_that_was_given():
    call = RecordedCall(arguments={"channel": "general", "text": "Hello"})
    sent = {"ok": True, "channel": "C0GENERAL1", "ts": "1.2"}

    assert quirks.with_text(sent, call) == {**sent, "text": "Hello"}


def test_the_people_of_a_conversation_become_one_text():
    users = ["U1", "U2"]
    request = UpstreamRequest(
        "POST", "https://slack.com/api/conversations.open", json={"users": users}
    )

    asked = quirks.joined_users(request, RecordedCall(arguments={"users": users}))

    assert asked.json == {"users": "U1,U2"}
