"""How a sample reads."""

from providers.registry import tools
from tools_catalog.samples.call import call_of
from tools_catalog.samples.curl import curl
from tools_catalog.samples.javascript import javascript
from tools_catalog.samples.python import python

SEND = call_of(tools()["gmail_send_message"])
CLEAR = call_of(tools()["sheets_clear_values"])
UPLOAD = call_of(tools()["drive_upload_content"])


def test_python_reads_as_people_write_it():
    assert python(SEND) == (
        "import os\n"
        "\n"
        "import requests\n"
        "\n"
        "response = requests.post(\n"
        '    os.environ["PATCHBAY_URL"] + "/api/v1/gmail/send",\n'
        "    headers={\n"
        '        "Authorization": "Bearer " + os.environ["PATCHBAY_KEY"],\n'
        '        "X-Account-Id": os.environ["PATCHBAY_ACCOUNT"].encode(),\n'
        "    },\n"
        "    json={\n"
        '        "to": "tomas@northwind.example",\n'
        '        "subject": "Launch plan",\n'
        '        "body": "Shall we decide tomorrow?",\n'
        "    },\n"
        "    timeout=60,\n"
        ")\n"
        "print(response.json())"
    )


def test_javascript_sends_a_query_with_a_delete():
    path = f"{CLEAR.path}?${{query}}"

    assert javascript(CLEAR) == (
        'const query = new URLSearchParams({"range": "Sheet1!C1:C3"});\n'
        f"const response = await fetch(`${{process.env.PATCHBAY_URL}}{path}`, {{\n"
        '  method: "DELETE",\n'
        "  headers: {\n"
        "    Authorization: `Bearer ${process.env.PATCHBAY_KEY}`,\n"
        '    "X-Account-Id": encodeURIComponent(process.env.PATCHBAY_ACCOUNT),\n'
        "  },\n"
        "});\n"
        "console.log(await response.json());"
    )


def test_curl_streams_a_file_beside_the_query():
    path = "/api/v1/drive/files/content?name=recording.mp4&mimeType=video%2Fmp4"

    assert curl(UPLOAD, "https://patchbay.example") == (
        f'curl -X PUT "https://patchbay.example{path}" \\\n'
        '  -H "Authorization: Bearer $PATCHBAY_KEY" \\\n'
        '  -H "X-Account-Id: $PATCHBAY_ACCOUNT" \\\n'
        '  -H "Content-Type: application/octet-stream" \\\n'
        "  --data-raw 'Low water at noon.'"
    )
