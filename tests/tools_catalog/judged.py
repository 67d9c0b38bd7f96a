"""What people and agents would type, and the tools they would want to see: 3 what was meant, 1 would help too."""


def wants(best, good=""):
    """Return grades by tool name from two lists in one text each."""
    return dict.fromkeys(good.split(), 1) | dict.fromkeys(best.split(), 3)


JUDGED = {
    # Plain words, across providers
    "send email": wants(
        "gmail_send_message microsoft_mail_send_message",
        "gmail_create_draft microsoft_mail_reply_message",
    ),
    "send an e-mail": wants(
        "gmail_send_message microsoft_mail_send_message",
        "gmail_create_draft microsoft_mail_reply_message",
    ),
    "list emails": wants("gmail_list_messages microsoft_mail_list_messages", "gmail_list_threads"),
    "read my inbox": wants(
        "gmail_list_messages microsoft_mail_list_messages",
        "gmail_get_message microsoft_mail_get_message gmail_list_threads gmail_get_thread",
    ),
    "show unread mail": wants(
        "gmail_list_messages microsoft_mail_list_messages",
        "gmail_get_message microsoft_mail_get_message gmail_modify_message microsoft_mail_update_message",
    ),
    "reply to an email": wants(
        "microsoft_mail_reply_message", "gmail_send_message microsoft_mail_send_message"
    ),
    "write a draft": wants("gmail_create_draft"),
    "download attachment": wants(
        "gmail_get_attachment microsoft_mail_get_attachment", "microsoft_mail_list_attachments"
    ),
    "delete an email": wants("gmail_trash_message microsoft_mail_delete_message"),
    "create a calendar event": wants("calendar_create_event microsoft_calendar_create_event"),
    "schedule a meeting": wants(
        "calendar_create_event microsoft_calendar_create_event",
        "calendly_create_scheduling_link calendly_book_event",
    ),
    "book an appointment": wants(
        "calendly_book_event calendar_create_event microsoft_calendar_create_event",
        "calendly_create_scheduling_link",
    ),
    "cancel meeting": wants(
        "calendly_cancel_event calendar_delete_event microsoft_calendar_delete_event"
    ),
    "upcoming events": wants(
        "calendar_list_events microsoft_calendar_list_events calendly_list_events",
        "calendar_get_event microsoft_calendar_get_event calendly_get_event",
    ),
    "when am i free": wants(
        "calendar_check_freebusy",
        "calendly_list_busy_times calendly_list_available_times calendly_list_schedules",
    ),
    "busy times": wants(
        "calendly_list_busy_times calendar_check_freebusy", "calendly_list_available_times"
    ),
    "reschedule event": wants("calendar_update_event microsoft_calendar_update_event"),
    "upload file": wants(
        "drive_upload_file drive_upload_content microsoft_drive_upload_file",
        "microsoft_drive_create_file linkedin_upload_image",
    ),
    "download a document": wants(
        "drive_get_file_content microsoft_drive_download_file drive_export_file",
        "docs_get_document",
    ),
    "find a file": wants(
        "drive_search_files drive_list_files microsoft_drive_list_files",
        "drive_get_file microsoft_drive_get_file",
    ),
    "share a folder": wants("drive_share_file"),
    "rename file": wants("drive_update_file"),
    "create folder": wants("drive_upload_file", "microsoft_drive_create_file"),
    "read spreadsheet": wants(
        "sheets_get_spreadsheet sheets_get_values", "sheets_batch_get_values"
    ),
    "add a row to a sheet": wants("sheets_append_values", "sheets_update_values"),
    "write cells": wants("sheets_update_values sheets_batch_update_values", "sheets_append_values"),
    "make a new presentation": wants("slides_create_presentation"),
    "slide picture": wants("slides_get_thumbnail"),
    "insert text into google doc": wants(
        "docs_insert_text", "docs_batch_update docs_replace_all_text"
    ),
    # Trackers
    "create an issue": wants("github_create_issue jira_create_issue linear_create_issue"),
    "open a ticket": wants("jira_create_issue linear_create_issue github_create_issue"),
    "file a bug in jira": wants("jira_create_issue"),
    "close github issue": wants("github_update_issue", "github_get_issue"),
    "move ticket to done": wants(
        "jira_transition_issue", "linear_update_issue jira_list_transitions jira_update_issue"
    ),
    "assign issue to somebody": wants(
        "jira_assign_issue", "linear_update_issue github_update_issue jira_update_issue"
    ),
    "my linear tasks": wants("linear_list_issues", "linear_search_issues linear_get_issue"),
    "comment on issue": wants("github_create_comment jira_add_comment linear_create_comment"),
    "list pull requests": wants("github_list_pull_requests", "github_get_pull"),
    "merge a PR": wants("github_merge_pull"),
    "changed files of a pull request": wants("github_list_pull_files"),
    "repositories": wants("github_list_repos github_search_repos github_get_repo"),
    "show commits": wants("github_list_commits"),
    "search code issues github": wants("github_search_issues"),
    # Talking
    "post a message in slack": wants("slack_send_message"),
    "send slack dm": wants("slack_send_message slack_open_dm"),
    "send message": wants(
        "slack_send_message discord_send_message gmail_send_message microsoft_mail_send_message",
        "twitter_send_dm slack_open_dm",
    ),
    "channel history": wants("slack_get_channel_messages discord_list_messages"),
    "list channels": wants("slack_list_channels discord_list_channels"),
    "emoji reaction": wants("slack_add_reaction discord_add_reaction", "linkedin_react"),
    "who is in the channel": wants(
        "slack_list_members", "discord_list_members slack_get_channel slack_list_channels"
    ),
    "discord servers": wants(
        "discord_list_guilds discord_get_guild", "discord_list_channels discord_list_members"
    ),
    "tweet something": wants("twitter_create_tweet"),
    "post on social media": wants("twitter_create_tweet linkedin_create_post"),
    "linkedin post": wants(
        "linkedin_create_post linkedin_get_post linkedin_list_posts",
        "linkedin_update_post linkedin_delete_post",
    ),
    "who follows me on twitter": wants("twitter_list_followers"),
    # Customers
    "deals": wants(
        "hubspot_list_deals pipedrive_list_deals hubspot_search_deals pipedrive_search_deals hubspot_get_deal pipedrive_get_deal",
        "hubspot_create_deal pipedrive_create_deal hubspot_update_deal pipedrive_update_deal salesforce_list_opportunities",
    ),
    "sales opportunities": wants(
        "salesforce_list_opportunities", "hubspot_list_deals pipedrive_list_deals"
    ),
    "find a contact": wants(
        "hubspot_search_contacts hubspot_list_contacts hubspot_get_contact salesforce_list_contacts",
        "pipedrive_list_persons pipedrive_search",
    ),
    "add new lead": wants("pipedrive_create_lead", "salesforce_create_record"),
    "create company": wants("hubspot_create_company pipedrive_create_organization"),
    "run soql": wants("salesforce_query"),
    "log a note on a deal": wants("hubspot_create_note pipedrive_add_note"),
    # Notes and pages
    "notion page": wants(
        "notion_get_page notion_create_page notion_update_page notion_list_pages notion_search_pages notion_get_page_content"
    ),
    "search notion": wants("notion_search_pages", "notion_query_database notion_list_pages"),
    "query database": wants("notion_query_database", "notion_get_database salesforce_query"),
    "append to a page": wants("notion_append_blocks", "notion_update_page"),
    # Misspelled
    "send emial": wants(
        "gmail_send_message microsoft_mail_send_message",
        "gmail_create_draft microsoft_mail_reply_message",
    ),
    "calender events": wants(
        "calendar_list_events microsoft_calendar_list_events calendar_get_event microsoft_calendar_get_event calendar_create_event microsoft_calendar_create_event calendar_update_event microsoft_calendar_update_event calendar_delete_event microsoft_calendar_delete_event"
    ),
    "spredsheet": wants(
        "sheets_get_spreadsheet sheets_create_spreadsheet",
        "sheets_get_values sheets_update_values sheets_append_values sheets_batch_get_values sheets_clear_values sheets_batch_update sheets_batch_update_values",
    ),
    "githb repos": wants("github_list_repos github_get_repo github_search_repos"),
    "create isue": wants("github_create_issue jira_create_issue linear_create_issue"),
    "slak message": wants(
        "slack_send_message slack_get_channel_messages slack_search_messages slack_update_message slack_delete_message"
    ),
    "retreive documnet": wants("docs_get_document"),
    # Parts of words
    "attach": wants(
        "gmail_get_attachment microsoft_mail_get_attachment microsoft_mail_list_attachments"
    ),
    "pres": wants(
        "slides_get_presentation slides_create_presentation",
        "slides_replace_all_text slides_batch_update slides_get_page slides_get_thumbnail",
    ),
    "opportun": wants("salesforce_list_opportunities"),
    "repo": wants("github_list_repos github_get_repo github_search_repos"),
    "cal ev": wants(
        "calendar_list_events calendar_get_event calendar_create_event calendar_update_event calendar_delete_event microsoft_calendar_list_events microsoft_calendar_get_event microsoft_calendar_create_event microsoft_calendar_update_event microsoft_calendar_delete_event",
        "calendly_list_events calendly_get_event",
    ),
    # Names, other names, vendors' words
    "gmail_send_message": wants("gmail_send_message"),
    "outlook_list_messages": wants("microsoft_mail_list_messages"),
    "github_list_pulls": wants("github_list_pull_requests"),
    "onedrive files": wants(
        "microsoft_drive_list_files microsoft_drive_get_file microsoft_drive_download_file",
        "microsoft_drive_upload_file microsoft_drive_create_file microsoft_drive_delete_file",
    ),
    "outlook calendar": wants(
        "microsoft_calendar_list_calendars microsoft_calendar_list_events microsoft_calendar_get_event microsoft_calendar_create_event microsoft_calendar_update_event microsoft_calendar_delete_event"
    ),
    "google docs": wants(
        "docs_get_document docs_create_document docs_insert_text docs_replace_all_text docs_batch_update"
    ),
    "x timeline": wants("twitter_home_timeline"),
    "JQL": wants("jira_list_issues"),
}

# Written when the engine was done: nothing in it was chosen with these in mind.
UNSEEN = {
    "compose mail": wants(
        "gmail_create_draft gmail_send_message microsoft_mail_send_message",
        "microsoft_mail_reply_message",
    ),
    "mark message as read": wants("microsoft_mail_update_message gmail_modify_message"),
    "email labels": wants("gmail_list_labels", "gmail_modify_message"),
    "what is on my calendar today": wants(
        "calendar_list_events microsoft_calendar_list_events",
        "calendly_list_events calendar_list_calendars microsoft_calendar_list_calendars",
    ),
    "invitees of a meeting": wants("calendly_list_invitees", "calendly_get_event"),
    "remove event": wants(
        "calendar_delete_event microsoft_calendar_delete_event", "calendly_cancel_event"
    ),
    "export google doc as pdf": wants(
        "drive_export_file", "docs_get_document drive_get_file_content"
    ),
    "clear cells": wants("sheets_clear_values"),
    "replace text in slides": wants(
        "slides_replace_all_text", "slides_batch_update docs_replace_all_text"
    ),
    "github branches": wants("github_list_branches"),
    "new pull request": wants("github_create_pull"),
    "jira projects": wants("jira_list_projects"),
    "linear teams": wants("linear_list_teams"),
    "find slack user by email": wants("slack_find_user", "slack_get_user slack_list_users"),
    "search slack messages": wants("slack_search_messages"),
    "edit discord message": wants("discord_edit_message"),
    "retweet": wants("twitter_retweet"),
    "like a tweet": wants("twitter_like_tweet"),
    "update deal stage": wants(
        "hubspot_update_deal pipedrive_update_deal", "pipedrive_list_stages hubspot_list_pipelines"
    ),
    "salesforce record": wants(
        "salesforce_get_record salesforce_create_record salesforce_update_record salesforce_delete_record",
        "salesforce_query salesforce_search",
    ),
    "booking link": wants("calendly_create_scheduling_link", "calendly_book_event"),
    "notion coments": wants("notion_list_comments notion_create_comment"),
    "shedule meeting": wants(
        "calendar_create_event microsoft_calendar_create_event calendly_create_scheduling_link calendly_book_event"
    ),
    "trash file": wants("drive_delete_file microsoft_drive_delete_file"),
    "who am i on twitter": wants("twitter_get_me", "twitter_get_user"),
}

NONSENSE = (
    "qwertzuiop",
    "zzzzzz",
    "flibbertigibbet",
    "12345678",
    "ὕβρις",
    "🦄🦄",
    "%%%///",
    "xkcdvbnm asdfgh",
    "bake sourdough bread",
    "lawnmower carburettor",
)
