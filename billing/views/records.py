"""GET /usage/records: the request log, newest first."""

from rest_framework.request import Request

from accounts.key_limits import check_whole
from billing.limits.standing import standing_of
from billing.operations import RECORDS
from billing.serializers import record_json
from billing.usage.naming import names_in
from billing.usage.parameters import text_in
from billing.usage.queries import record_filters
from billing.usage.records import page_of
from config.api.envelope import Answer
from config.api.pagination import DEFAULT_LIMIT, MAX_LIMIT, spelling_in, whole_number
from config.api.views import ApiView


class RecordsView(ApiView):
    required_scope = "usage:read"
    operations = {"get": RECORDS}

    def get(self, request: Request) -> Answer:
        check_whole(request.auth)
        query = request.query_params
        filters = record_filters(query, request.auth, standing_of(request.user).of(request.auth))
        limit = min(whole_number(query, "limit", DEFAULT_LIMIT, least=1), MAX_LIMIT)
        page = page_of(filters, text_in(query, spelling_in(query, "cursor")), limit)
        names = names_in(page.rows)
        records = [record_json(record, names) for record in page.rows]
        next_cursor = page.older or None
        return Answer({"records": records, "next_cursor": next_cursor}, next_cursor=next_cursor)
