"""What a browser complains of while somebody looks at pages."""

LOUD = {"error", "warning", "assert"}
# A page with status 404 is no mistake of the page; what it loads is looked at by itself.
OF_A_STATUS = "Failed to load resource"
# A download, or a click while another page is still on its way.
GIVEN_UP = "net::ERR_ABORTED"


class Watch:
    """Collects what the console says, what scripts throw, and what could not be loaded.

    Violations of the content security policy are errors of the console.
    """

    def __init__(self):
        self.findings = []

    def follow(self, context):
        """Listen to every page of this context, tabs that open later among them."""
        context.on("console", self._said)
        context.on("weberror", lambda thrown: self._note("thrown", thrown.error))
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)

    def forgive(self, words):
        """Drop the findings with these words in them; one at least has to be there."""
        left = [finding for finding in self.findings if words not in finding]
        assert left != self.findings, f"nothing said {words!r}: {self.findings}"
        self.findings = left

    def _said(self, message):
        if message.type in LOUD and not message.text.startswith(OF_A_STATUS):
            self._note(f"console {message.type}", message.text)

    def _failed(self, request):
        if request.failure != GIVEN_UP:
            self._note(f"failed: {request.failure}", request.url)

    def _answered(self, response):
        if response.status >= 400 and response.request.resource_type != "document":
            self._note(f"status {response.status}", response.url)

    def _note(self, kind, text):
        self.findings.append(f"{kind}: {text}")
