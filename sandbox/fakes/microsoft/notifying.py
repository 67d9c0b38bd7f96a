"""Tell subscribers what changed: each of an owner's subscriptions whose resource and changes it fits."""

from datetime import datetime

from django.utils import timezone

from sandbox import deliveries
from sandbox.fakes.microsoft.identity import OBJECT_IDS, TENANT
from sandbox.fakes.microsoft.subscriptions import shelf_of

MAIL, EVENT = "Message", "Event"
RESOURCES = {MAIL: "me/mailfolders('inbox')/messages", EVENT: "me/events"}


def tell(owner: str, kind: str, change: str, thing: dict) -> None:
    """Notify of a message in the inbox, or of an event."""
    for each in shelf_of(owner).all():
        resource = each["resource"].strip("/").lower()
        is_alive = datetime.fromisoformat(each["expirationDateTime"]) > timezone.now()
        if is_alive and resource == RESOURCES[kind] and change in each["changeType"].split(","):
            body = {"value": [_item(each, owner, kind, change, thing)]}
            about, url = f"{kind} {change}", each["notificationUrl"]
            deliveries.send(deliveries.in_json("microsoft", about, url, body))


def _item(subscription: dict, owner: str, kind: str, change: str, thing: dict) -> dict:
    resource = f"Users/{OBJECT_IDS[owner]}/{kind}s/{thing['id']}"
    return {
        "subscriptionId": subscription["id"],
        "subscriptionExpirationDateTime": subscription["expirationDateTime"],
        "changeType": change,
        "resource": resource,
        "resourceData": {
            "@odata.type": f"#Microsoft.Graph.{kind}",
            "@odata.id": resource,
            "@odata.etag": thing.get("@odata.etag", ""),
            "id": thing["id"],
        },
        "clientState": subscription.get("clientState"),
        "tenantId": TENANT,
    }
