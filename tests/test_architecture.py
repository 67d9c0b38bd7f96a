"""The layers of the project, read from its source: imports point down only.

    faces      views, pages, serializers, urls, admin, forms, middleware, commands, the processes; providers.proxy
    features   connect | inbox | sandbox | tools_catalog do not import each other
    state      integrations | billing            do not import each other
    who        accounts
    what       providers
    floor      config

A module imports its own package and the layers below. A face may import the subject modules of every
package and the serializers of every package; any other face it imports is its own package's.
Nothing that is not a face imports a face. Settings name modules as text and are not followed.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEIGHT = {
    "config": 0,
    "providers": 1,
    "accounts": 2,
    "integrations": 3,
    "billing": 3,
    "connect": 4,
    "inbox": 4,
    "sandbox": 4,
    "tools_catalog": 4,
}
FACE_NAMES = {
    "views",
    "pages",
    "serializers",
    "operations",
    "urls",
    "page_urls",
    "admin",
    "forms",
    "middleware",
    "management",
}
FACE_PATHS = (
    "providers.proxy",
    "config.doctor",
    "config.processes",
    "config.backup",
    "config.worker",
    "config.probes",
    "config.wsgi",
)
# The ground that faces stand on, not faces themselves.
FLOOR_VIEWS = ("config.api",)
LOGIC = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.While,
    ast.Try,
    ast.Match,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.Lambda,
)
DECLARING = {
    "Tool",
    "Permission",
    "Service",
    "OAuth",
    "Revocation",
    "Provider",
    "Feed",
    "Subscribing",
}


def sources(folder: str = "*"):
    for path in sorted(ROOT.glob(f"{folder}/**/*.py")):
        package = path.relative_to(ROOT).parts[0]
        if package in HEIGHT and "migrations" not in path.parts:
            yield path


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree_of(path):
    return ast.parse(path.read_text())


MODULES = {name_of(path): path for path in sources()}


def imports_of(path):
    """Yield the project's modules that a source file imports, wherever in the file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if package_of(alias.name) in HEIGHT)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            if package_of(node.module) in HEIGHT:
                yield from (target(node.module, alias.name) for alias in node.names)


def target(module, name):
    """Return the module an import really reaches: `from a import b` may mean a or a.b."""
    return f"{module}.{name}" if f"{module}.{name}" in MODULES else module


def package_of(module):
    return module.partition(".")[0]


def is_under(module, paths):
    return any(module == path or module.startswith(f"{path}.") for path in paths)


def is_face(module):
    if is_under(module, FLOOR_VIEWS):
        return False
    return is_under(module, FACE_PATHS) or bool(FACE_NAMES & set(module.split(".")))


def home_of(module):
    """Return whose face it is: providers.proxy is a package of its own among faces."""
    return "providers.proxy" if is_under(module, ("providers.proxy",)) else package_of(module)


def may_import(module, other):
    if is_face(other):
        shared = other.endswith(".serializers") or "serializers" in other.split(".")
        return is_face(module) and (shared or home_of(module) == home_of(other))
    if is_face(module) or package_of(module) == package_of(other):
        return True
    return HEIGHT[package_of(other)] < HEIGHT[package_of(module)]


def violations():
    return [
        f"{module} imports {other}"
        for module, path in MODULES.items()
        if module != "config.urls"
        for other in imports_of(path)
        if not may_import(module, other)
    ]


def test_imports_point_down_only():
    assert violations() == []


@pytest.mark.parametrize(
    ("module", "other"),
    [
        ("config.http", "providers.spec"),
        ("providers.building", "accounts.models"),
        ("accounts.keys", "integrations.models"),
        ("integrations.calls", "billing.limits.meter"),
        ("billing.limits.meter", "integrations.models"),
        ("billing.limits.meter", "connect.sessions"),
        ("connect.sessions", "sandbox.models"),
        ("connect.sessions", "connect.views"),
        ("integrations.calls", "providers.proxy.views"),
        ("accounts.views.accounts", "integrations.views"),
        ("config.vault", "config.worker.jobs"),
    ],
)
def test_the_rule_refuses(module, other):
    assert not may_import(module, other)


def test_the_rule_reads_the_whole_project():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert packages - {"tests"} == set(HEIGHT)
    assert len(MODULES) > 200
    assert "config.http" in set(imports_of(MODULES["integrations.oauth"]))
    assert "integrations.serializers" in set(imports_of(MODULES["accounts.views.accounts"]))


def test_the_server_never_imports_the_sandbox_nor_the_sandbox_more_than_the_floor():
    outside = [m for m in MODULES if package_of(m) != "sandbox"]
    inside = [m for m in MODULES if package_of(m) == "sandbox"]

    into = [
        m for m in outside for other in imports_of(MODULES[m]) if package_of(other) == "sandbox"
    ]
    out = {package_of(other) for m in inside for other in imports_of(MODULES[m])}

    assert into == []
    assert out <= {"sandbox", "config"}


def definitions():
    return sorted((ROOT / "providers" / "definitions").rglob("*.py"))


def declares(tree):
    """Say whether a module declares parts of a definition, and is thus data."""
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    return bool(called & DECLARING)


@pytest.mark.parametrize("path", [p for p in definitions() if declares(tree_of(p))], ids=name_of)
def test_a_definition_holds_literals_and_references_only(path):
    logic = [f"line {node.lineno}" for node in ast.walk(tree_of(path)) if isinstance(node, LOGIC)]

    assert logic == []


@pytest.mark.parametrize("path", definitions(), ids=name_of)
def test_a_definition_knows_no_environment_settings_or_database(path):
    reached = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(tree_of(path))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }

    forbidden = {"os", "environ", "requests", "socket", "subprocess"}
    wrong = [
        m
        for m in reached
        if m.split(".")[0] in forbidden or m.startswith(("django.conf", "django.db"))
    ]
    assert wrong == []


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "common", "misc", "services"}

    assert [m for m in MODULES if m.rpartition(".")[2] in drawers] == []


def test_nothing_hides_in_signals():
    """Signals of Django; the operating system's are another matter (config.processes)."""
    wrong = [
        module
        for module, path in MODULES.items()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom)
        and (
            node.module.endswith("dispatch")
            or node.module.endswith("db.models.signals")
            or "core.signals" in node.module
        )
    ]

    assert wrong == []


def test_no_provider_is_named_outside_its_definition():
    """What differs between providers is data: code that compares a slug lacks a field in the spec."""
    slugs = {path.name for path in (ROOT / "providers" / "definitions").iterdir() if path.is_dir()}
    wrong = [
        f"{module}:{node.lineno}"
        for module, path in MODULES.items()
        if not is_under(module, ("providers.definitions", "sandbox", "config.processes.play"))
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Compare)
        and any(
            isinstance(side, ast.Constant) and side.value in slugs
            for side in (node.left, *node.comparators)
        )
    ]

    assert wrong == []


# Where rows are reached by a partner whatever the mode: its model, the key's own property, and pages that show both.
BOTH_MODES = (
    "accounts.models",
    "accounts.management",
    "accounts.forms.keys",
    "accounts.pages",
    "integrations.pages.accounts",
    "billing.pages.own",
    "billing.pages.usage.budget",
    "inbox.pages",
    "inbox.webhooks.endpoints",
)
OF_A_PARTNER = {"accounts", "webhook_endpoints"}


def reached_by_partner(path):
    """Yield what a module reads of a partner's rows by the relation itself, which knows no mode."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute) and node.attr in OF_A_PARTNER:
            owner = ast.unparse(node.value).rpartition(".")[2]
            if owner in {"partner", "active_partner"}:
                yield ast.unparse(node)


# promise 71
def test_routes_reach_accounts_and_endpoints_in_the_mode_of_their_key_only():
    found = {
        module: list(reached_by_partner(path))
        for module, path in MODULES.items()
        if not is_under(module, BOTH_MODES)
    }

    assert {module: reached for module, reached in found.items() if reached} == {
        # The one place: the endpoints of the key's mode.
        "inbox.webhooks_api.views.ground": ["self.partner.webhook_endpoints"]
    }
    assert list(reached_by_partner(MODULES["accounts.models.api_key"])) == ["partner.accounts"]
