import pytest

from config.api.errors import RateLimited, ScopeMissing
from providers.definitions.slack import names, quirks
from providers.spec import UpstreamRequest
from tests.providers.recorded_call import RecordedCall, sample

PUBLIC_1, PUBLIC_2, PRIVATE = sample("slack", "channels")


@pytest.mark.parametrize("given", ["C0GENERAL1", "G024BE91L", "D024BE7RE", "U024BE7LH"])
def test_an_id_is_taken_as_it_is(given):
    call = RecordedCall()

    assert names.channel_id(given, call) == given
    assert call.sent == []


@pytest.mark.parametrize("given", ["general", "#general"])
def test_a_name_is_found_on_the_first_page(given):
    call = RecordedCall(PUBLIC_1)

    assert names.channel_id(given, call) == "C0GENERAL1"
    assert [request.params for request in call.sent] == [{"types": "public_channel", "limit": 999}]


def test_the_list_is_followed_to_its_end_and_on_to_private_channels():
    call = RecordedCall(PUBLIC_1, PUBLIC_2, PRIVATE)

    assert names.channel_id("board", call) == "C0SECRET44"
    assert [request.params for request in call.sent] == [
        {"types": "public_channel", "limit": 999},
        {"types": "public_channel", "limit": 999, "cursor": "dGVhbTpDMDYx"},
        {"types": "private_channel", "limit": 999},
    ]


def test_a_name_nobody_has_is_left_to_slack():
    assert names.channel_id("#nowhere", RecordedCall(PUBLIC_2, PRIVATE)) == "#nowhere"


def test_private_channels_we_may_not_see_are_no_failure():
    call = RecordedCall(PUBLIC_2, ScopeMissing("missing_scope"))

    assert names.channel_id("board", call) == "board"


def test_a_limit_met_on_the_way_is_not_taken_for_an_unknown_name():
    with pytest.raises(RateLimited):
        names.channel_id("board", RecordedCall(PUBLIC_2, RateLimited(30)))


def test_an_endless_list_is_given_up():
    call = RecordedCall(*[PUBLIC_1] * 10, *[PUBLIC_1] * 10)

    assert names.channel_id("nowhere", call) == "nowhere"
    assert len(call.sent) == 20


def test_the_id_replaces_the_name_in_a_query():
    history = "https://slack.com/api/conversations.history"
    request = UpstreamRequest("GET", history, params={"channel": "general", "limit": 20})

    asked = quirks.with_channel_id(request, RecordedCall(PUBLIC_1))

    assert asked == UpstreamRequest("GET", history, params={"channel": "C0GENERAL1", "limit": 20})


def test_the_id_replaces_the_name_in_a_body():
    delete = "https://slack.com/api/chat.delete"
    request = UpstreamRequest("POST", delete, json={"channel": "#random", "ts": "1.2"})

    asked = quirks.with_channel_id(request, RecordedCall(PUBLIC_1))

    assert asked == UpstreamRequest("POST", delete, json={"channel": "C0RANDOM22", "ts": "1.2"})
