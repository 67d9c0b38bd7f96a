"""The GraphQL endpoint: read a document, check all of it, then do what it says."""

from sandbox.calls import Call
from sandbox.fakes.linear.graphql.parsing import Operation, parse
from sandbox.fakes.linear.graphql.running import run
from sandbox.fakes.linear.graphql.validating import validate
from sandbox.fakes.linear.resolvers import RESOLVERS
from sandbox.refusals import Refusal

ENOUGH = {
    "query": {"read"},
    "issueCreate": {"write", "issues:create"},
    "commentCreate": {"write", "comments:create"},
}


def answer(call: Call) -> dict:
    """Answer one document; only JSON is read."""
    if call.request.content_type != "application/json":
        raise Refusal("graphql", "POST body sent invalid JSON.")
    document, variables = call.body.get("query"), call.body.get("variables") or {}
    if not isinstance(document, str) or not isinstance(variables, dict):
        raise Refusal("graphql", "Must provide query string.")
    operation = parse(document)
    validate(operation, variables)
    _check_scopes(call, operation)
    return {"data": run(operation, variables, call, RESOLVERS)}


def _check_scopes(call: Call, operation: Operation) -> None:
    for field in operation.fields:
        kind = "query" if operation.kind == "query" else field.name
        if not ENOUGH.get(kind, {"write"}) & set(call.caller.scopes):
            raise Refusal("missing_scope", "Invalid scope: `write` required")
