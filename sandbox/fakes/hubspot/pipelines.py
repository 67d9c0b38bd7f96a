"""The one pipeline that deals go through."""

from sandbox.calls import Call
from sandbox.fakes.hubspot.account import JOINED

STAGES = (
    ("appointmentscheduled", "Appointment scheduled", "0.2"),
    ("qualifiedtobuy", "Qualified to buy", "0.4"),
    ("contractsent", "Contract sent", "0.9"),
    ("closedwon", "Closed won", "1.0"),
    ("closedlost", "Closed lost", "0.0"),
)
TIMES = {"createdAt": JOINED, "updatedAt": JOINED, "archived": False}


def list_all(call: Call) -> dict:
    """List the pipelines with their stages."""
    stages = [
        {"id": key, "label": label, "displayOrder": order, "metadata": _metadata(chance)} | TIMES
        for order, (key, label, chance) in enumerate(STAGES)
    ]
    pipeline = {"id": "default", "label": "Sales Pipeline", "displayOrder": 0, "stages": stages}
    return {"results": [pipeline | TIMES]}


def _metadata(chance: str) -> dict:
    return {"isClosed": str(chance in ("1.0", "0.0")).lower(), "probability": chance}
