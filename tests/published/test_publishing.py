"""docs/openapi.json is what the code describes, and takes nothing back within one version."""

import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tools_catalog.openapi.document import served
from tools_catalog.published.files import PUBLISHED, as_text, current, published, rises

MOST = 1_500_000  # bytes


def published_before(folder, change):
    """Write the document as it might have been published earlier, and return the file."""
    document = json.loads(current())
    change(document)
    file = folder / "openapi.json"
    file.write_text(json.dumps(document))
    return file


def with_one_more_path(document):
    document["paths"]["/api/v1/gone"] = {"get": document["paths"]["/api/v1/health"]["get"]}


def with_one_path_less(document):
    del document["paths"]["/api/v1/health"]


# promise 122
def test_the_published_document_is_the_one_that_is_served():
    call_command("openapi", check=True)


def test_it_is_the_same_document_but_for_the_servers_address():
    text = published()

    assert json.loads(text.replace("https://patchbay.example", settings.PUBLIC_URL)) == json.loads(
        served().text.decode().replace("https://patchbay.example", settings.PUBLIC_URL)
    )
    assert settings.PUBLIC_URL not in text
    assert len(text.encode()) < MOST


def test_what_is_taken_back_is_refused_by_name(tmp_path):
    file = published_before(tmp_path, with_one_more_path)
    before = file.read_text()

    for check in (True, False):
        with pytest.raises(CommandError, match="removed path: /api/v1/gone"):
            call_command("openapi", check=check, file=file)

    assert file.read_text() == before


def test_a_higher_version_may_take_back(tmp_path):
    def change(document):
        with_one_more_path(document)
        document["info"]["version"] = "0.0.9"

    file = published_before(tmp_path, change)
    call_command("openapi", file=file)

    assert file.read_text() == current()


def test_what_is_added_has_to_be_written(tmp_path):
    file = published_before(tmp_path, with_one_path_less)

    with pytest.raises(CommandError, match="run openapi writes it"):
        call_command("openapi", check=True, file=file)
    call_command("openapi", file=file)
    call_command("openapi", check=True, file=file)


def test_the_first_document_is_written(tmp_path):
    call_command("openapi", file=tmp_path / "openapi.json")

    assert (tmp_path / "openapi.json").read_text() == current()


@pytest.mark.parametrize(
    ("old", "new", "is_higher"),
    [
        ("1.4.2", "1.4.3", False),
        ("1.4.2", "1.3.9", False),
        ("1.4.2", "1.10.0", True),
        ("1.4.2", "2.0.0", True),
    ],
)
def test_major_and_minor_part_of_a_version_count(old, new, is_higher):
    assert rises({"info": {"version": old}}, {"info": {"version": new}}) == is_higher


def test_a_path_is_a_line():
    text = as_text({"paths": {"/b": {"y": 1, "x": [2]}, "/a": {}}, "info": {"b": 1, "a": 2}})

    assert text == '{\n"info":{"a":2,"b":1},\n"paths":{\n"/a":{},\n"/b":{"x":[2],"y":1}\n}\n}'
    assert PUBLISHED.name == "openapi.json"
