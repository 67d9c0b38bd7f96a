"""Who was connected."""

from providers.definitions.linear import documents
from providers.definitions.linear.quirks.asking import asked
from providers.spec import Call, Identity


def identity(call: Call) -> Identity:
    """Linear's users belong to one workspace each, so the workspace is part of who they are."""
    about = asked(documents.ME, {}, call)
    viewer, organization = about["viewer"], about["organization"]
    return Identity(
        id=f"{organization['id']}:{viewer['id']}",
        name=f"{viewer['name']} in {organization['name']}",
        email=viewer.get("email") or "",
        extra={
            "organization_id": organization["id"],
            "organization": organization["urlKey"],
            "viewer_id": viewer["id"],
        },
    )
