"""Where Salesforce is: a login host of the operator's choice, and a host for each organisation."""

from providers.spec import Setting

# Each token answer names it. My Domain and its sandboxes, older instances, sites, and the Defense cloud:
# https://help.salesforce.com/s/articleView?id=xcloud.domain_name_app_url_changes.htm
INSTANCE = (
    r"https://(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,6}"
    r"(?:salesforce\.com|force\.com|salesforce\.mil)"
)
API = "{instance_url}/services/data/v{api_version}"
USERINFO = "{instance_url}/services/oauth2/userinfo"

SETTINGS = (
    Setting(
        name="login_host",
        default="login.salesforce.com",
        pattern=r"(?:login|test)\.salesforce\.com|(?:[a-z0-9-]+\.){1,2}my\.salesforce\.(?:com|mil)",
        description="Where people sign in: login.salesforce.com, test.salesforce.com for sandboxes, "
        "or the My Domain of one organisation",
    ),
    Setting(
        name="api_version",
        default="62.0",
        pattern=r"[1-9][0-9]{1,2}\.0",
        description="Version of the REST API, such as 62.0",
    ),
)
