"""What many Salesforce tools have in common: names that stand in paths and queries are letters and digits."""

from providers.params import array, obj, text

# Nothing may follow, not even the line break that `$` would let pass.
NAME = r"^[A-Za-z0-9_]+(?![\s\S])"
FIELD = r"^[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*(?![\s\S])"
RECORD_ID = r"^[A-Za-z0-9]{15}([A-Za-z0-9]{3})?(?![\s\S])"

OBJECT = text(
    "object",
    "Name of the object, such as `Account` or `Invoice__c`",
    required=True,
    schema={"type": "string", "pattern": NAME},
)
RECORD = text(
    "id",
    "Id of the record, 15 or 18 characters",
    required=True,
    schema={"type": "string", "pattern": RECORD_ID},
)
FIELDS = array(
    "fields",
    "Names of the fields to return",
    schema={"type": "array", "items": {"type": "string", "pattern": FIELD}},
)
SOBJECTS = array(
    "sobject",
    "Names of the objects to search; all, if none is given",
    schema={"type": "array", "items": {"type": "string", "pattern": NAME}},
)
VALUES = obj(
    "fields",
    "Values by the name of the field",
    required=True,
    to="",
    schema={"type": "object", "minProperties": 1, "propertyNames": {"pattern": NAME}},
)
