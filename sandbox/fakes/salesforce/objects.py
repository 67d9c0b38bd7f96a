"""What objects there are, and what fields they have."""

from sandbox.calls import Call
from sandbox.fakes.salesforce.records import named
from sandbox.fakes.salesforce.schema import SOBJECTS, SObject


def list_all(call: Call) -> dict:
    """List the objects."""
    listed = [_brief(call, sobject) for sobject in SOBJECTS.values()]
    return {"encoding": "UTF-8", "maxBatchSize": 200, "sobjects": listed}


def describe(call: Call) -> dict:
    """Describe an object with its fields."""
    sobject = named(call)
    fields = [
        {
            "name": name,
            "label": name,
            "type": kind,
            "nillable": name not in sobject.required and name != "Id",
            "createable": name not in ("Id", "CreatedDate", "LastModifiedDate"),
            "updateable": name not in ("Id", "CreatedDate", "LastModifiedDate"),
            "filterable": True,
            "custom": False,
            "referenceTo": {"OwnerId": ["User"], "AccountId": ["Account"]}.get(name, []),
        }
        for name, kind in sobject.all_fields.items()
    ]
    return _brief(call, sobject) | {"fields": fields, "childRelationships": []}


def _brief(call: Call, sobject: SObject) -> dict:
    path = f"/services/data/v{call.path['version']}/sobjects/{sobject.name}"
    can = ("createable", "updateable", "deletable", "queryable", "searchable", "retrieveable")
    return {
        "name": sobject.name,
        "label": sobject.name,
        "labelPlural": sobject.plural,
        "keyPrefix": sobject.prefix,
        "custom": False,
        "urls": {"sobject": path, "describe": f"{path}/describe", "rowTemplate": f"{path}/{{ID}}"},
        **dict.fromkeys(can, True),
    }
