"""Every example is what its schema says."""

from jsonschema import Draft202012Validator

from tests.openapi.document import found, operations, pointer_to, validator


def test_every_example_is_what_its_schema_says():
    media = {}
    for path, method, operation in operations():
        where = ("paths", path, method.lower())
        media |= dict([*bodies(where, operation), *answers(where, operation)])

    wrong = [
        f"{place} {error.json_path}: {error.message[:200]}"
        for place, each in media.items()
        for example in examples_in(each)
        for error in validator(f"{place}/schema").iter_errors(example)
    ]

    assert len(media) > 300
    assert wrong == []


def bodies(where, operation):
    for media_type, media in operation.get("requestBody", {}).get("content", {}).items():
        yield pointer_to(*where, "requestBody", "content", media_type), media


def answers(where, operation):
    for status, answer in operation["responses"].items():
        start = answer["$ref"][1:] if "$ref" in answer else pointer_to(*where, "responses", status)
        for media_type, media in found(answer).get("content", {}).items():
            yield start + pointer_to("content", media_type), media


def examples_in(media):
    yield from [media["example"]] if "example" in media else []
    yield from (each["value"] for each in media.get("examples", {}).values())


def test_examples_of_parameters_are_what_their_schemas_say():
    wrong = []
    for path, method, operation in operations():
        for parameter in map(found, operation.get("parameters", [])):
            if "example" in parameter:
                valid = Draft202012Validator(parameter["schema"]).is_valid(parameter["example"])
                wrong += [] if valid else [f"{method} {path} {parameter['name']}"]

    assert wrong == []
