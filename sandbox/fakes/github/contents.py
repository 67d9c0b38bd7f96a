"""Files and folders of a repository."""

from base64 import encodebytes
from hashlib import sha1

from django.http import HttpResponse, JsonResponse

from sandbox.calls import Call
from sandbox.fakes.github.repositories import find
from sandbox.refusals import Refusal


def get(call: Call) -> HttpResponse:
    """Show a file with its content, or list a folder."""
    repo = find(call)
    files = files_at(repo, call.query.get("ref", ""))
    path = call.path.get("path", "").strip("/")
    if path in files:
        return _file_answer(call, repo, path, files[path])
    names = _names_below(files, path)
    if not names:
        raise Refusal("not_found")
    return JsonResponse([_entry(call, repo, name, files) for name in names], safe=False)


def files_at(repo: dict, ref: str) -> dict[str, str]:
    """Return path and text of every file on a branch or at a commit."""
    known = [*repo["branches"], *repo["branches"].values(), ""]
    if ref not in known:
        raise Refusal("not_found", f"No commit found for the ref {ref}")
    changes = next((repo["changes"][name] for name in _names_of(repo, ref)), [])
    return repo["files"] | {change["filename"]: change["content"] for change in changes}


def _names_of(repo: dict, ref: str) -> list[str]:
    """Return the branches with changes that a ref means, by name or by commit."""
    return [name for name in repo["changes"] if ref in (name, repo["branches"].get(name))]


def _names_below(files: dict[str, str], folder: str) -> list[str]:
    """Return the files and folders directly in a folder."""
    prefix = f"{folder}/" if folder else ""
    inside = [path.removeprefix(prefix) for path in files if path.startswith(prefix)]
    return sorted({prefix + rest.split("/")[0] for rest in inside})


def _file_answer(call: Call, repo: dict, path: str, text: str) -> HttpResponse:
    if "raw" in call.request.headers.get("Accept", ""):
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
    content = encodebytes(text.encode()).decode()
    entry = _entry(call, repo, path, {path: text})
    return JsonResponse(entry | {"content": content, "encoding": "base64"})


def _entry(call: Call, repo: dict, path: str, files: dict[str, str]) -> dict:
    is_file = path in files
    content = files.get(path, "").encode()
    sha = sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
    kind, place = ("blob", "blobs") if is_file else ("tree", "trees")
    page = f"https://github.com/{repo['full_name']}/{kind}/{repo['default_branch']}/{path}"
    return {
        "type": "file" if is_file else "dir",
        "name": path.rsplit("/", 1)[-1],
        "path": path,
        "sha": sha,
        "size": len(content),
        "url": call.url(f"repos/{repo['full_name']}/contents/{path}"),
        "git_url": call.url(f"repos/{repo['full_name']}/git/{place}/{sha}"),
        "html_url": page,
        "download_url": page.replace("/blob/", "/raw/") if is_file else None,
    }
