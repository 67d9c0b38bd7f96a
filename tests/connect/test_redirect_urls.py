"""Where a session may return to."""

import pytest

from tests.connect.walk import grant, result_of, start, walk


@pytest.mark.parametrize(
    "url",
    [
        "https://yourapp.com/callback",
        "https://yourapp.com",
        "https://yourapp.com:8443/a/b?x=1&y=2",
        "http://localhost:3000/callback",
        "http://localhost",
        "http://127.0.0.1:5173/",
        "http://[::1]:3000/x",
        "HTTPS://YourApp.com/x",
        "https://yourapp.com/ü?ä=ö",
    ],
)
def test_https_and_loopback_http_are_accepted(api, account, url):  # promise 9
    assert start(api, account, redirect_url=url).status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "http://yourapp.com/callback",
        "http://localhost.evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://127.1/",
        "http://0.0.0.0/",
        "ftp://yourapp.com/",
        "javascript:alert(1)",
        "javascript://yourapp.com/%0aalert(1)",
        "JavaScript://localhost/%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "myapp://callback",
        "//yourapp.com/x",
        "/relative",
        "yourapp.com",
        "https://",
        "https:///path",
        "https://user@yourapp.com/",
        "https://user:pass@yourapp.com/",
        "https://@yourapp.com/",
        "https://yourapp.com@evil.example/",
        "https://yourapp.com\\@evil.example/",
        "https://yourapp.com/#fragment",
        "https://yourapp.com/#",
        "https://yourapp.com/a b",
        " https://yourapp.com/",
        "https://yourapp.com/\r\nSet-Cookie: a=b",
        "https://yourapp.com/\tx",
        "https://yourapp.com:99999/",
        "https://yourapp.com:port/",
        "https://[::1/",
        "https://yourapp.com/" + "x" * 2000,
    ],
)
def test_everything_else_is_refused_by_name(api, account, url):  # promise 9
    response = start(api, account, redirect_url=url)

    error = response.json()
    assert (response.status_code, error["error_code"]) == (400, "VALIDATION_ERROR")
    assert list(error["details"]["fields"]) == ["redirect_url"]
    assert error["error"].startswith("redirect_url")


REGISTERED = "https://app.example/connect/done"


@pytest.fixture
def registered(partner):
    partner.redirect_urls = [REGISTERED, "http://localhost:3000/back"]
    partner.save()


@pytest.mark.parametrize(
    "url",
    [
        REGISTERED,
        REGISTERED + "?session=7&next=%2Fhome",
        "https://app.example:443/connect/done",
        "HTTPS://APP.EXAMPLE/connect/done",
        "http://localhost:3000/back",
    ],
)
@pytest.mark.usefixtures("registered")
def test_a_registered_address_is_accepted_whatever_its_query(api, account, url):  # promise 8
    assert start(api, account, redirect_url=url).status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "https://app.example/connect/done/",
        "https://app.example/connect/don",
        "https://app.example/connect/done/more",
        "https://app.example/connect/../connect/done",
        "https://app.example/connect/%64one",
        "https://app.example/Connect/done",
        "https://app.example:8443/connect/done",
        "https://evil.example/connect/done",
        "https://app.example.evil.example/connect/done",
        "https://www.app.example/connect/done",
        "http://localhost:3001/back",
        "http://127.0.0.1:3000/back",
        "https://localhost:3000/back",
    ],
)
@pytest.mark.usefixtures("registered")
def test_with_registered_addresses_no_other_will_do(api, account, url):  # promise 8
    response = start(api, account, redirect_url=url)

    assert response.status_code == 400
    assert response.json()["details"]["fields"] == {
        "redirect_url": ["is not one of the partner's registered redirect URLs"]
    }


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://app.example/done", ""),
        ("https://app.example/done?", ""),
        ("https://app.example/done?a=1&b=2", "a=1&b=2&"),
        ("https://app.example/done?flag&empty=&a=x%20y&a=%2F", "flag&empty=&a=x%20y&a=%2F&"),
        ("https://app.example/done?status=mine&provider=x&a=1", "a=1&"),
        ("https://app.example/done?%73tatus=mine", ""),
    ],
)
def test_its_own_query_is_kept_as_written(api, account, upstream, url, kept):  # promise 10
    grant(upstream)
    session = walk(api, account, redirect_url=url)

    answer = session.come_back()

    session_id = session.data["session_id"]
    assert answer["Location"] == (
        f"https://app.example/done?{kept}status=success&provider=github"
        f"&account_id=user-123&session_id={session_id}"
    )


@pytest.mark.parametrize(
    "url", ["https://app.example", "http://[::1]:3000/x", "https://a.example/ü"]
)
def test_the_result_comes_back_to_any_good_address(api, account, url):
    where, result = result_of(walk(api, account, redirect_url=url).come_back(error="access_denied"))

    assert where == url.replace("ü", "%C3%BC")
    assert result == {"error": "access_denied"}
