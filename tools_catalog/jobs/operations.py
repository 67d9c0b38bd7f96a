"""The routes of jobs, described."""

from config.api.errors import NotFound
from config.api.openapi.operation import Operation
from config.api.openapi.parameters import in_path, in_query
from config.api.openapi.success import NEXT_CURSOR, an_object, enveloped
from config.api.openapi.types import COUNT, one_of
from tools_catalog.jobs.asked import SERVICE, STATUSES

TAG = "Jobs"
FOUND = {
    "jobs": {"type": "array", "maxItems": 0},
    "total": COUNT,
    "next_cursor": NEXT_CURSOR,
}
EMPTY = {"jobs": [], "total": 0, "next_cursor": None}
LIST = Operation(
    id="list_jobs",
    tag=TAG,
    summary="List background calls",
    description="Every tool answers at once, so the list is empty. Its members stand in `data` and beside it.",
    parameters=(
        in_query(
            "service", "Of one service.", {"type": "string", "pattern": f"^{SERVICE.pattern}$"}
        ),
        in_query("status", "In one state.", one_of(STATUSES)),
        in_query("limit", "How many to return.", {"type": "integer", "minimum": 1}),
    ),
    takes_account=True,
    answers=(
        enveloped(
            an_object(FOUND), EMPTY, description="None.", beside=FOUND, examples_beside=EMPTY
        ),
    ),
)
SHOW = Operation(
    id="get_job",
    tag=TAG,
    summary="Show a background call",
    description="There never is one.",
    parameters=(in_path("id", "The job's id."),),
    takes_account=True,
    answers=(),
    errors=(NotFound,),
)
