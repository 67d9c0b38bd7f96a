"""Microsoft's scopes: what each means, and which of them open an operation."""

MEANINGS = {
    "openid": "Sign you in",
    "profile": "View your basic profile",
    "email": "View your e-mail address",
    "offline_access": "Maintain access to data you have given it access to",
    "User.Read": "Read your profile",
    "User.ReadWrite": "Read and update your profile",
    "Mail.Read": "Read your mail",
    "Mail.ReadWrite": "Read and write your mail",
    "Mail.Send": "Send mail as you",
    "Calendars.Read": "Read your calendars",
    "Calendars.ReadWrite": "Have full access to your calendars",
    "Files.Read": "Read your files",
    "Files.ReadWrite": "Have full access to your files",
    "Files.Read.All": "Read all files that you have access to",
    "Files.ReadWrite.All": "Have full access to all files you have access to",
}

READ_PROFILE = ("User.Read", "User.ReadWrite")
READ_MAIL = ("Mail.Read", "Mail.ReadWrite")
WRITE_MAIL = ("Mail.ReadWrite",)
SEND_MAIL = ("Mail.Send",)
READ_EVENTS = ("Calendars.Read", "Calendars.ReadWrite")
WRITE_EVENTS = ("Calendars.ReadWrite",)
READ_FILES = ("Files.Read", "Files.ReadWrite", "Files.Read.All", "Files.ReadWrite.All")
WRITE_FILES = ("Files.ReadWrite", "Files.ReadWrite.All")
