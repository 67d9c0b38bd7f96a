"""Video calls of events."""

from sandbox.calls import Call

LINK = "https://meet.google.com/abc-defg-hij"


def add_conference(call: Call, event: dict) -> None:
    """Answer a request for a video call, which counts only with `conferenceDataVersion=1`."""
    if "createRequest" not in event.get("conferenceData", {}):
        return
    if call.query.get("conferenceDataVersion") != "1":
        del event["conferenceData"]
        return
    entry = {"entryPointType": "video", "uri": LINK, "label": LINK.removeprefix("https://")}
    event["hangoutLink"] = LINK
    event["conferenceData"] |= {"conferenceId": "abc-defg-hij", "entryPoints": [entry]}
