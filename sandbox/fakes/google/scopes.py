"""Google's scopes: what each means, and which of them open an operation."""

AUTH = "https://www.googleapis.com/auth/"

EMAIL = f"{AUTH}userinfo.email"
PROFILE = f"{AUTH}userinfo.profile"
# Google answers the long names of these two, whatever it was asked for.
LONG_NAMES = {"email": EMAIL, "profile": PROFILE}
IDENTITY = ("openid", "email", "profile", EMAIL, PROFILE)

MAIL = "https://mail.google.com/"
GMAIL_MODIFY = f"{AUTH}gmail.modify"
GMAIL_READONLY = f"{AUTH}gmail.readonly"
GMAIL_SEND = f"{AUTH}gmail.send"
GMAIL_COMPOSE = f"{AUTH}gmail.compose"
GMAIL_LABELS = f"{AUTH}gmail.labels"
GMAIL_METADATA = f"{AUTH}gmail.metadata"

CALENDAR = f"{AUTH}calendar"
CALENDAR_READONLY = f"{AUTH}calendar.readonly"
CALENDAR_EVENTS = f"{AUTH}calendar.events"
CALENDAR_EVENTS_READONLY = f"{AUTH}calendar.events.readonly"

DRIVE = f"{AUTH}drive"
DRIVE_READONLY = f"{AUTH}drive.readonly"
DRIVE_FILE = f"{AUTH}drive.file"
DRIVE_METADATA = f"{AUTH}drive.metadata"
DRIVE_METADATA_READONLY = f"{AUTH}drive.metadata.readonly"

SPREADSHEETS = f"{AUTH}spreadsheets"
SPREADSHEETS_READONLY = f"{AUTH}spreadsheets.readonly"
DOCUMENTS = f"{AUTH}documents"
DOCUMENTS_READONLY = f"{AUTH}documents.readonly"
PRESENTATIONS = f"{AUTH}presentations"
PRESENTATIONS_READONLY = f"{AUTH}presentations.readonly"

MEANINGS = {
    "openid": "Know who you are on Google",
    "email": "See your e-mail address",
    "profile": "See your personal info",
    EMAIL: "See your e-mail address",
    PROFILE: "See your personal info",
    MAIL: "Read, compose, send and permanently delete all your mail",
    GMAIL_MODIFY: "Read, compose and send mail",
    GMAIL_READONLY: "View your mail and settings",
    GMAIL_SEND: "Send mail on your behalf",
    GMAIL_COMPOSE: "Manage drafts and send mail",
    GMAIL_LABELS: "See and edit your mail labels",
    GMAIL_METADATA: "View headers and labels of your mail",
    CALENDAR: "See, edit, share and permanently delete your calendars",
    CALENDAR_READONLY: "See any calendar you can see",
    CALENDAR_EVENTS: "View and edit events on all your calendars",
    CALENDAR_EVENTS_READONLY: "View events on all your calendars",
    DRIVE: "See, edit, create and delete all your Drive files",
    DRIVE_READONLY: "See and download all your Drive files",
    DRIVE_FILE: "See, edit and create the Drive files you use with this app",
    DRIVE_METADATA: "View and manage metadata of your Drive files",
    DRIVE_METADATA_READONLY: "See information about your Drive files",
    SPREADSHEETS: "See, edit and create your spreadsheets",
    SPREADSHEETS_READONLY: "See your spreadsheets",
    DOCUMENTS: "See, edit and create your documents",
    DOCUMENTS_READONLY: "See your documents",
    PRESENTATIONS: "See, edit and create your presentations",
    PRESENTATIONS_READONLY: "See your presentations",
    f"{AUTH}contacts.readonly": "See your contacts",
}

# What the discovery documents list for each kind of operation.
READ_MAIL = (MAIL, GMAIL_MODIFY, GMAIL_READONLY)
WATCH_MAIL = (*READ_MAIL, GMAIL_METADATA)
READ_PROFILE = (*READ_MAIL, GMAIL_COMPOSE, GMAIL_METADATA)
READ_LABELS = (*READ_MAIL, GMAIL_LABELS, GMAIL_METADATA)
SEND_MAIL = (MAIL, GMAIL_MODIFY, GMAIL_COMPOSE, GMAIL_SEND)
WRITE_DRAFTS = (MAIL, GMAIL_MODIFY, GMAIL_COMPOSE)
READ_DRAFTS = (*WRITE_DRAFTS, GMAIL_READONLY)
CHANGE_MAIL = (MAIL, GMAIL_MODIFY)
READ_CALENDARS = (CALENDAR, CALENDAR_READONLY)
READ_EVENTS = (*READ_CALENDARS, CALENDAR_EVENTS, CALENDAR_EVENTS_READONLY)
WRITE_EVENTS = (CALENDAR, CALENDAR_EVENTS)
READ_FILES = (DRIVE, DRIVE_FILE, DRIVE_READONLY)
READ_METADATA = (*READ_FILES, DRIVE_METADATA, DRIVE_METADATA_READONLY)
WRITE_FILES = (DRIVE, DRIVE_FILE)
CHANGE_FILES = (*WRITE_FILES, DRIVE_METADATA)
READ_SHEETS = (*READ_FILES, SPREADSHEETS, SPREADSHEETS_READONLY)
WRITE_SHEETS = (*WRITE_FILES, SPREADSHEETS)
READ_DOCUMENTS = (*READ_FILES, DOCUMENTS, DOCUMENTS_READONLY)
WRITE_DOCUMENTS = (*WRITE_FILES, DOCUMENTS)
READ_SLIDES = (*READ_FILES, PRESENTATIONS, PRESENTATIONS_READONLY)
WRITE_SLIDES = (*WRITE_FILES, PRESENTATIONS)
