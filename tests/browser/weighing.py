"""What a page makes a browser fetch."""

COUNTED = {"document", "stylesheet", "script"}


class Scale:
    """Adds up the bytes of bodies as they were sent: page, styles and scripts, no fonts or pictures."""

    def __init__(self, page):
        self.requests = []
        page.on("requestfinished", lambda request: self.requests.append(request))

    @property
    def kilobytes(self):
        return sum(self.sent(request) for request in self.requests) / 1000

    def sent(self, request):
        if request.resource_type not in COUNTED:
            return 0
        return request.sizes()["responseBodySize"]
