"""The programming languages that Notion knows; a code block in any other is refused."""

KNOWN = frozenset(
    {
        *("abap", "abc", "agda", "arduino", "ascii art", "assembly", "bash", "basic", "bnf"),
        *("c", "c#", "c++", "clojure", "coffeescript", "coq", "css", "dart", "dhall", "diff"),
        *("docker", "ebnf", "elixir", "elm", "erlang", "f#", "flow", "fortran", "gherkin"),
        *("glsl", "go", "graphql", "groovy", "haskell", "hcl", "html", "idris", "java"),
        *("javascript", "json", "julia", "kotlin", "latex", "less", "lisp", "livescript"),
        *("llvm ir", "lua", "makefile", "markdown", "markup", "matlab", "mathematica"),
        *("mermaid", "nix", "notion formula", "objective-c", "ocaml", "pascal", "perl", "php"),
        *("plain text", "powershell", "prolog", "protobuf", "purescript", "python", "r"),
        *("racket", "reason", "ruby", "rust", "sass", "scala", "scheme", "scss", "shell"),
        *("smalltalk", "solidity", "sql", "swift", "toml", "typescript", "vb.net", "verilog"),
        *("vhdl", "visual basic", "webassembly", "xml", "yaml"),
    }
)
SHORT = {
    "cpp": "c++",
    "cs": "c#",
    "dockerfile": "docker",
    "golang": "go",
    "js": "javascript",
    "jsx": "javascript",
    "kt": "kotlin",
    "make": "makefile",
    "md": "markdown",
    "objc": "objective-c",
    "ps1": "powershell",
    "py": "python",
    "rb": "ruby",
    "rs": "rust",
    "sh": "shell",
    "ts": "typescript",
    "tsx": "typescript",
    "yml": "yaml",
    "zsh": "shell",
}
NONE = "plain text"


def language_called(name: str) -> str:
    """Return Notion's name of a language, or that of plain text."""
    full = SHORT.get(name.lower(), name.lower())
    return full if full in KNOWN else NONE
