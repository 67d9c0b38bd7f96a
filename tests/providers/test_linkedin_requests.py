"""What leaves for LinkedIn, for every tool, and how its answers are shaped."""

import base64

import pytest

from config.api.errors import Invalid, ProviderError
from providers import paging, pinning
from providers.building import build
from providers.definitions.linkedin.quirks import connection, images, posts, social
from providers.definitions.linkedin.quirks.texts import escaped, plain
from providers.registry import find, tools
from providers.spec import Identity, UpstreamAnswer
from tests.providers.recorded_call import RecordedCall, sample
from tests.providers.requested import request_of

API = "https://api.linkedin.com"
FACTS = {"person_urn": "urn:li:person:mAra_0001"}
ME, NORTHWIND = FACTS["person_urn"], "urn:li:organization:104200"
SHARE, SHARE_IN_PATH = "urn:li:share:71", "urn%3Ali%3Ashare%3A71"
COMMENT = "urn:li:comment:(urn:li:activity:71,72)"
VERSIONED = {"LinkedIn-Version": "202607", "X-Restli-Protocol-Version": "2.0.0"}
PUBLISHED = {
    "lifecycleState": "PUBLISHED",
    "isReshareDisabledByAuthor": False,
    "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": [],
    },
    "visibility": "PUBLIC",
    "author": ME,
}
GIF = base64.b64encode(b"GIF89a").decode()


def calling(*bodies, **arguments):
    call = RecordedCall(*bodies, arguments=arguments)
    call.connection = FACTS
    return call


@pytest.mark.parametrize(
    ("tool", "given", "path", "params"),
    [
        ("linkedin_get_profile", {}, "/v2/userinfo", {}),
        ("linkedin_get_post", {"urn": SHARE}, f"/rest/posts/{SHARE_IN_PATH}", {}),
        (
            "linkedin_get_post",
            {"id": "urn:li:ugcPost:7"},
            "/rest/posts/urn%3Ali%3AugcPost%3A7",
            {},
        ),
        (
            "linkedin_list_posts",
            {"organization": NORTHWIND, "limit": "500", "cursor": "100"},
            "/rest/posts",
            {
                "q": "author",
                "author": NORTHWIND,
                "sortBy": "LAST_MODIFIED",
                "count": 100,
                "start": "100",
            },
        ),
        (
            "linkedin_list_posts",
            {"author": ME, "sort": "CREATED"},
            "/rest/posts",
            {"q": "author", "author": ME, "sortBy": "CREATED", "count": 20},
        ),
        (
            "linkedin_list_organizations",
            {},
            "/rest/organizationAcls",
            {"q": "roleAssignee", "role": "ADMINISTRATOR", "state": "APPROVED", "count": 20},
        ),
    ],
)
def test_what_is_read(tool, given, path, params):
    request = request_of(tool, **given)

    assert (request.method, request.url, dict(request.params)) == ("GET", API + path, params)
    assert request.json is None


@pytest.mark.parametrize(
    ("tool", "given", "path", "body"),
    [
        (
            "linkedin_create_post",
            {"text": "Hello (all) #harbour"},
            "/rest/posts",
            {**PUBLISHED, "commentary": r"Hello \(all\) #harbour"},
        ),
        (
            "linkedin_create_post",
            {"text": "Hello", "author": NORTHWIND, "visibility": "CONNECTIONS"},
            "/rest/posts",
            {
                **PUBLISHED,
                "commentary": "Hello",
                "author": NORTHWIND,
                "visibility": "CONNECTIONS",
            },
        ),
        (
            "linkedin_create_post",
            {"text": "Look", "link": "https://northwind.example/a_b", "link_title": "News"},
            "/rest/posts",
            {
                **PUBLISHED,
                "commentary": "Look",
                "content": {
                    "article": {"source": "https://northwind.example/a_b", "title": "News"}
                },
            },
        ),
        (
            "linkedin_create_post",
            {"text": "Look", "link": "https://n.example", "link_description": "What is new"},
            "/rest/posts",
            {
                **PUBLISHED,
                "commentary": "Look",
                "content": {
                    "article": {
                        "source": "https://n.example",
                        "title": "https://n.example",
                        "description": "What is new",
                    }
                },
            },
        ),
        (
            "linkedin_create_post",
            {"text": "Look", "image": "urn:li:image:C4D_1-x", "image_alt": "A boat"},
            "/rest/posts",
            {
                **PUBLISHED,
                "commentary": "Look",
                "content": {"media": {"id": "urn:li:image:C4D_1-x", "altText": "A boat"}},
            },
        ),
        (
            "linkedin_update_post",
            {"urn": SHARE, "text": "A*"},
            f"/rest/posts/{SHARE_IN_PATH}",
            {"patch": {"$set": {"commentary": r"A\*"}}},
        ),
        (
            "linkedin_create_comment",
            {"urn": SHARE, "text": "Well (done)"},
            f"/rest/socialActions/{SHARE_IN_PATH}/comments",
            {"actor": ME, "object": SHARE, "message": {"text": "Well (done)"}},
        ),
        (
            "linkedin_create_comment",
            {"urn": COMMENT, "text": "Yes", "organization": NORTHWIND},
            "/rest/socialActions/urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A71%2C72%29/comments",
            {"actor": NORTHWIND, "object": COMMENT, "message": {"text": "Yes"}},
        ),
    ],
)
def test_what_is_written(tool, given, path, body):
    request = request_of(tool, **given)

    assert (request.method, request.url, request.json) == ("POST", API + path, body)
    assert dict(request.params) == {}


@pytest.mark.parametrize(
    ("given", "actor", "kind"),
    [({}, ME, "LIKE"), ({"type": "EMPATHY", "author": NORTHWIND}, NORTHWIND, "EMPATHY")],
)
def test_who_reacts_stands_in_the_query(given, actor, kind):
    request = request_of("linkedin_react", urn=COMMENT, **given)

    assert (request.method, request.url) == ("POST", f"{API}/rest/reactions")
    assert (dict(request.params), request.json) == (
        {"actor": actor},
        {"root": COMMENT, "reactionType": kind},
    )


def test_a_post_is_deleted_by_its_urn():
    request = request_of("linkedin_delete_post", urn=SHARE)

    assert (request.method, request.url) == ("DELETE", f"{API}/rest/posts/{SHARE_IN_PATH}")
    assert request.json is None


@pytest.mark.parametrize(
    ("tool", "given", "more"),
    [
        ("linkedin_create_post", {"text": "x"}, {}),
        ("linkedin_get_post", {"urn": SHARE}, {}),
        ("linkedin_list_posts", {"author": ME}, {"X-RestLi-Method": "FINDER"}),
        (
            "linkedin_update_post",
            {"urn": SHARE, "text": "x"},
            {"X-RestLi-Method": "PARTIAL_UPDATE"},
        ),
        ("linkedin_delete_post", {"urn": SHARE}, {"X-RestLi-Method": "DELETE"}),
        ("linkedin_react", {"urn": SHARE}, {}),
    ],
)
def test_all_that_has_versions_names_one(tool, given, more):
    assert request_of(tool, **given).headers == {**VERSIONED, **more}


def test_the_profile_names_none():
    assert request_of("linkedin_get_profile").headers == {}


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("linkedin_get_post", {"urn": "urn:li:share:1/../../images"}),
        ("linkedin_get_post", {"urn": "urn:li:person:abc"}),
        ("linkedin_get_post", {"urn": "71"}),
        ("linkedin_get_post", {"urn": "urn:li:share:1?action=x"}),
        ("linkedin_delete_post", {"urn": ".."}),
        ("linkedin_create_comment", {"urn": "urn:li:comment:(urn:li:person:a,1)", "text": "x"}),
        ("linkedin_create_post", {}),
        ("linkedin_create_post", {"text": "x", "author": "urn:li:person:somebody"}),
        ("linkedin_create_post", {"text": "x", "author": "urn:li:organization:1)"}),
        ("linkedin_create_post", {"text": "x", "visibility": "LOGGED_IN"}),
        ("linkedin_create_post", {"text": "x", "image": "https://evil.example/1.png"}),
        (
            "linkedin_create_post",
            {"text": "x", "image": "urn:li:image:1", "link": "https://n.example"},
        ),
        ("linkedin_list_posts", {}),
        ("linkedin_list_posts", {"author": "urn:li:organization:1&q=x"}),
        ("linkedin_list_posts", {"author": NORTHWIND, "cursor": "-1"}),
        ("linkedin_react", {"urn": SHARE, "type": "MAYBE"}),
        ("linkedin_upload_image", {"content": "no base64!"}),
        ("linkedin_upload_image", {"content": " "}),
    ],
)
def test_what_linkedin_would_refuse_never_leaves(tool, given):
    # promise 81
    with pytest.raises(Invalid):
        request_of(tool, **given)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Hello", "Hello"),
        ("Grüße ☕", "Grüße ☕"),
        ("a|b{c}@d[e](f)<g>*h_i~j", r"a\|b\{c\}\@d\[e\]\(f\)\<g\>\*h\_i\~j"),
        ("back\\slash", r"back\\slash"),
        ("#tag and # alone #", "#tag and \\# alone \\#"),
        ("@[Mara](urn:li:person:1)", r"\@\[Mara\]\(urn:li:person:1\)"),
        ("{hashtag|#|x}", r"\{hashtag\|\#\|x\}"),
        ("line\nbreak", "line\nbreak"),
    ],
)
def test_text_shows_as_written_and_comes_back_so(text, sent):
    assert escaped(text) == sent
    assert plain(sent) == text


PLACE = {
    "value": {
        "uploadUrl": "https://www.linkedin.com/dms-uploads/C4D/uploaded-image/0?ut=x",
        "image": "urn:li:image:C4D",
    }
}


def test_an_image_goes_where_linkedin_says():
    offer = tools()["linkedin_upload_image"]
    call = calling(PLACE, content=GIF)

    request = offer.tool.build_request(build(offer, {"content": GIF}, FACTS), call)

    [asked] = call.sent
    assert (asked.method, asked.url, dict(asked.params)) == (
        "POST",
        f"{API}/rest/images",
        {"action": "initializeUpload"},
    )
    assert asked.json == {"initializeUploadRequest": {"owner": ME}}
    assert asked.headers == VERSIONED
    assert (request.method, request.url) == ("PUT", PLACE["value"]["uploadUrl"])
    assert (request.data, request.outside) == (b"GIF89a", "upload")
    assert request.headers == {"Content-Type": "application/octet-stream"}
    assert images.uploaded(None, call) == {"id": "urn:li:image:C4D", "image": "urn:li:image:C4D"}


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/dms-uploads/1",
        "http://www.linkedin.com/dms-uploads/1",
        "https://www.linkedin.com.evil.example/dms-uploads/1",
        "https://www.linkedin.com@evil.example/dms-uploads/1",
        "https://www.linkedin.com:8443/dms-uploads/1",
        "https://wwwxlinkedin.com/dms-uploads/1",
        "https://www.linkedin.com/redir?url=https://evil.example",
        "https://www.linkedin.com/dms-uploads/1\nHost: evil.example",
        "https://169.254.169.254/dms-uploads/1",
    ],
)
def test_no_other_place_gets_an_image_and_the_token(url):
    # promise 81
    with pytest.raises(ProviderError):
        pinning.check_outside(find("linkedin"), "upload", url)


@pytest.mark.parametrize(
    "url",
    [PLACE["value"]["uploadUrl"], "https://api.linkedin.com/mediaUpload/C4D/0?signature=1"],
)
def test_linkedins_own_places_do(url):
    assert pinning.check_outside(find("linkedin"), "upload", url)


def test_a_new_post_is_named_by_a_header():
    call = calling()
    call.answered = UpstreamAnswer(201, {"x-restli-id": SHARE}, None)

    assert posts.created(None, call) == {"id": SHARE}


def test_a_new_post_without_a_name_is_a_strange_answer():
    call = calling()
    call.answered = UpstreamAnswer(201, {}, None)

    with pytest.raises(LookupError):
        posts.created(None, call)


def test_what_answers_with_nothing_says_what_was_done():
    call = calling(urn=SHARE, type="LIKE")
    call.answered = UpstreamAnswer(201, {"x-restli-id": "72"}, None)

    assert posts.updated(None, call) == {"id": SHARE, "updated": True}
    assert posts.deleted(None, call) == {"id": SHARE, "deleted": True}
    assert social.commented(None, call) == {"id": "72"}
    assert social.commented({"id": "73", "actor": ME}, call) == {"id": "73", "actor": ME}
    assert social.reacted(None, call) == {"root": SHARE, "reactionType": "LIKE"}


def test_posts_have_a_readable_text_and_time_beside_linkedins_own():
    offer, body = tools()["linkedin_list_posts"], sample("linkedin", "posts")

    data, cursor = paging.unwrap(offer, UpstreamAnswer(200, {}, body), {"limit": 2}, FACTS)
    shaped = posts.listed(data, calling())

    first, second = shaped["posts"]
    assert first["text"] == "We open on Monday (at nine). #northwind"
    assert first["commentary"] == r"We open on Monday \(at nine\). #northwind"
    assert first["created"] == {"time": 1763000000000}
    assert not {"text", "created"} & set(second)
    assert cursor == shaped["next_cursor"] == "2"


def test_a_page_that_is_not_full_is_the_last():
    offer, body = tools()["linkedin_list_posts"], sample("linkedin", "posts")

    _, cursor = paging.unwrap(offer, UpstreamAnswer(200, {}, body), {"limit": 3}, FACTS)

    assert cursor is None


def test_the_profile_has_linkedins_names_too():
    shaped = connection.profile(sample("linkedin", "userinfo"), calling())

    assert shaped["id"] == ME
    assert (shaped["localizedFirstName"], shaped["localizedLastName"]) == ("Mara", "Lindqvist")
    assert shaped["email"] == "mara@northwind.example"


def test_the_identity_keeps_the_urn_that_later_calls_need():
    call = RecordedCall(sample("linkedin", "userinfo"))

    who = connection.identity(call)

    assert who == Identity("mAra_0001", "Mara Lindqvist", "mara@northwind.example", FACTS)
    assert [(each.method, each.url) for each in call.sent] == [("GET", f"{API}/v2/userinfo")]


def test_who_is_connected_is_asked_without_a_version():
    assert find("linkedin").headers == {}


@pytest.mark.parametrize("sub", ["../x", "a b", "", "a" * 65, "a&q=1"])
def test_a_strange_member_is_not_connected(sub):
    facts = {"person_urn": f"urn:li:person:{sub}"}

    with pytest.raises(pinning.StrangeFact):
        pinning.check(find("linkedin"), facts)
