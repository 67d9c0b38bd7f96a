"""The GraphQL documents we send, word for word. What a caller says travels in variables alone."""

USER = "id name displayName email active admin url"
STATE = "id name type color position"
LABEL = "id name color"
TEAM = "id key name description private"

ISSUE = f"""
  id identifier title description priority priorityLabel estimate dueDate url branchName
  createdAt updatedAt completedAt canceledAt archivedAt
  state {{ id name type color }}
  assignee {{ id name displayName email }}
  creator {{ id name displayName }}
  team {{ id key name }}
  project {{ id name }}
  labels(first: 10) {{ nodes {{ {LABEL} }} }}
"""
PROJECT = """
  id name description slugId state progress url startDate targetDate createdAt updatedAt
  lead { id name displayName }
  teams(first: 10) { nodes { id key name } }
"""
COMMENT = (
    "id body url createdAt updatedAt editedAt parent { id } user { id name displayName email }"
)

PAGE_INFO = "pageInfo { hasNextPage endCursor }"

ME = """
query Me {
  viewer { id name displayName email active admin url }
  organization { id name urlKey }
}
"""
ISSUES = f"""
query Issues($filter: IssueFilter, $orderBy: PaginationOrderBy, $first: Int, $after: String) {{
  issues(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {{
    nodes {{ {ISSUE} }}
    {PAGE_INFO}
  }}
}}
"""
SEARCH_ISSUES = f"""
query SearchIssues($term: String!, $first: Int, $after: String) {{
  searchIssues(term: $term, first: $first, after: $after) {{
    nodes {{ {ISSUE} }}
    {PAGE_INFO}
    totalCount
  }}
}}
"""
ONE_ISSUE = f"""
query Issue($id: String!) {{
  issue(id: $id) {{ {ISSUE} }}
}}
"""
CREATE_ISSUE = f"""
mutation IssueCreate($input: IssueCreateInput!) {{
  issueCreate(input: $input) {{ success issue {{ {ISSUE} }} }}
}}
"""
UPDATE_ISSUE = f"""
mutation IssueUpdate($id: String!, $input: IssueUpdateInput!) {{
  issueUpdate(id: $id, input: $input) {{ success issue {{ {ISSUE} }} }}
}}
"""
ARCHIVE_ISSUE = """
mutation IssueArchive($id: String!) {
  issueArchive(id: $id) { success entity { id identifier title archivedAt url } }
}
"""
ISSUE_COMMENTS = f"""
query IssueComments($id: String!, $first: Int, $after: String) {{
  issue(id: $id) {{
    comments(first: $first, after: $after) {{
      nodes {{ {COMMENT} }}
      {PAGE_INFO}
    }}
  }}
}}
"""
CREATE_COMMENT = f"""
mutation CommentCreate($input: CommentCreateInput!) {{
  commentCreate(input: $input) {{ success comment {{ {COMMENT} }} }}
}}
"""
TEAMS = f"""
query Teams($filter: TeamFilter, $first: Int, $after: String) {{
  teams(filter: $filter, first: $first, after: $after) {{
    nodes {{ {TEAM} }}
    {PAGE_INFO}
  }}
}}
"""
PROJECTS = f"""
query Projects($filter: ProjectFilter, $first: Int, $after: String) {{
  projects(filter: $filter, first: $first, after: $after) {{
    nodes {{ {PROJECT} }}
    {PAGE_INFO}
  }}
}}
"""
USERS = f"""
query Users($filter: UserFilter, $first: Int, $after: String) {{
  users(filter: $filter, first: $first, after: $after) {{
    nodes {{ {USER} }}
    {PAGE_INFO}
  }}
}}
"""
STATES = f"""
query WorkflowStates($filter: WorkflowStateFilter, $first: Int, $after: String) {{
  workflowStates(filter: $filter, first: $first, after: $after) {{
    nodes {{ {STATE} team {{ id key name }} }}
    {PAGE_INFO}
  }}
}}
"""
LABELS = f"""
query IssueLabels($filter: IssueLabelFilter, $first: Int, $after: String) {{
  issueLabels(filter: $filter, first: $first, after: $after) {{
    nodes {{ {LABEL} description isGroup team {{ id key name }} }}
    {PAGE_INFO}
  }}
}}
"""
