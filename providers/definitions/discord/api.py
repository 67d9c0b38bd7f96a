"""Where Discord's API is, and how it wants to be told who calls."""

from providers.spec import Setting

API = "https://discord.com/api/v10"
APP_URL = Setting(
    name="app_url",
    default="https://patchbay.example",
    pattern=r"https://[A-Za-z0-9.-]+(/[A-Za-z0-9./_-]*)?",
    description="The web page of your app, which Discord wants in every request's User-Agent",
)
HEADERS = {"User-Agent": "DiscordBot ({app_url}, 1.0)"}
