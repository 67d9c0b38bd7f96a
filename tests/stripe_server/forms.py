"""Read forms and queries as Stripe does: `a[b][0][c]=d` is a tree."""

from urllib.parse import parse_qsl


def tree_of(text):
    """Return nested dicts, and lists where all keys of a level are numbers or empty."""
    root = {}
    for name, value in parse_qsl(text, keep_blank_values=True):
        path = name.replace("]", "").split("[")
        put(root, path, value)
    return lists_in(root)


def put(level, path, value):
    *above, last = [step or str(len(level)) for step in path]
    for step in above:
        level = level.setdefault(step, {})
    level[last or str(len(level))] = value


def lists_in(node):
    if not isinstance(node, dict):
        return node
    children = {key: lists_in(value) for key, value in node.items()}
    if children and all(key.isdigit() for key in children):
        return [children[key] for key in sorted(children, key=int)]
    return children
