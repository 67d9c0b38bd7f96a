"""Readers: each kind of description, in small, gives the same form."""

import json

import pytest

from tests.descriptions.readers import arcade, discovery, notion, openapi, pipedrive, xdk

NOTE = {"type": "object", "properties": {"text": {"type": "string", "nullable": True}}}
OPENAPI = {
    "servers": [{"url": "https://notes.example/v1"}],
    "paths": {
        "/notes": {
            "post": {
                "parameters": [{"in": "query", "name": "draft"}, {"in": "header", "name": "Trace"}],
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Note"}}
                    }
                },
                "security": [{"OAuth2": ["notes.write"]}],
            }
        }
    },
    "components": {"schemas": {"Note": NOTE, "Unused": {}}},
}
DISCOVERY = {
    "name": "notes",
    "servicePath": "",
    "parameters": {"fields": {"location": "query"}},
    "schemas": {"Note": {"id": "Note", "type": "object", "properties": {"id": {"type": "string"}}}},
    "resources": {
        "notes": {
            "methods": {
                "insert": {
                    "httpMethod": "POST",
                    "path": "v1/notes/{+parent}",
                    "parameters": {"draft": {"location": "query"}, "parent": {"location": "path"}},
                    "request": {"$ref": "Note"},
                    "scopes": ["notes.write"],
                }
            }
        }
    },
}
CALL = {
    "requirements": {"authorization": {"oauth2": {"scopes": ["notes.write"]}}},
    "http_endpoint": {
        "url": "https://notes.example/v1/notes",
        "http_method": "POST",
        "parameters": [
            {"name": "draft", "accepted_as": "query"},
            {"name": "text", "accepted_as": "body"},
        ],
    },
}
NOTION = """
exports.createNote = {
    method: "post",
    queryParams: ["draft"],
    bodyParams: [
        "text",
    ],
    path: (p) => `notes/${p.note_id}`,
};
"""
PIPEDRIVE = """
const localVarPath = `/notes/{id}`
    .replace(`{${"id"}}`, encodeURIComponent(String(id)));
const localVarRequestOptions = Object.assign({ method: 'POST' }, baseOptions);
yield setOAuthToObject(localVarHeaderParameter, "oauth2", ["notes:full"], configuration);
localVarQueryParameter['draft'] = draft;
localVarRequestOptions.data = serializeDataIfNeeded(AddNote, localVarRequestOptions);
return {
"""
TYPES = """
export interface Words {
    'text': string;
}
export type AddNote = Words & More;
"""
X = """
    def create(self, draft):
        url = self.client.base_url + "/2/notes"
        params["draft"] = draft
        json_data = (
            body
        )
        self.client.session.post(url, json=json_data)
"""
TEXT = {"type": "object", "properties": {"text": {}}}


def only(reading):
    (operation,) = reading["operations"]
    return tuple(operation[name] for name in ("method", "path", "query", "body", "scopes"))


@pytest.fixture
def written(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path

    return write


def test_openapi(written):
    reading = openapi.read([written("api.json", OPENAPI)])

    told = only(reading)
    assert told == ("POST", "/v1/notes", ["draft"], {"$ref": "#/schemas/Note"}, [["notes.write"]])
    text = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    assert reading["schemas"] == {"Note": {"type": "object", "properties": {"text": text}}}


def test_discovery(written):
    reading = discovery.read([written("notes.json", DISCOVERY)])

    body = {"$ref": "#/schemas/notes.Note"}
    path = "/v1/notes/{parent}"
    assert only(reading) == ("POST", path, ["draft", "fields"], body, [["notes.write"]])
    properties = {"id": {"type": "string"}}
    assert reading["schemas"] == {"notes.Note": {"type": "object", "properties": properties}}


def test_single_calls(written):
    reading = arcade.read([written("call.json", CALL)])
    assert only(reading) == ("POST", "/v1/notes", ["draft"], TEXT, [["notes.write"]])


def test_notion(written):
    reading = notion.read([written("notes.js", NOTION)])
    assert only(reading) == ("POST", "/v1/notes/{note_id}", ["draft"], TEXT, [])


def test_pipedrive(written):
    files = [written("v2/notes-api.js", PIPEDRIVE), written("v2/add-note.d.ts", TYPES)]
    told = only(pipedrive.read(files))
    assert told == ("POST", "/api/v2/notes/{id}", ["draft"], TEXT, [["notes:full"]])


def test_x(written):
    assert only(xdk.read([written("client.py", X)])) == ("POST", "/2/notes", ["draft"], {}, [])
