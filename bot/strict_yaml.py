"""Strict YAML for the files people write: text in, checked object out, every fault with its line in plain words.

How a reader of a file (a pack, config.yaml) uses it::

    class Settings(BaseModel):
        model_config = ConfigDict(extra="forbid")
        database: str = "harkness.sqlite3"

    settings = parse_strict_yaml(decode_file(raw, file="config.yaml"), file="config.yaml", model=Settings)

Every scalar reaches the model as text, so `18:30`, `no`, `017` and `2026-01-01` are what was written; pydantic
makes the numbers, booleans and enums the model asks for. A field with nothing after its colon is None. The sentence
of a validator's ValueError is shown as it stands. For checks across fields parse in two steps (`document.fit(model)`)
and ask the document for the error, which knows the line of every field::

    document = parse_document(text, file=file)
    raise document.error_at(("questions", 4, "paragraphs"), "the essay has 6 paragraphs, this says 9.")
"""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.errors import FileFormatError
from bot.field_faults import Path, describe_fault, own_faults

MAX_BYTES: Final = 64 * 1024
MAX_DEPTH: Final = 20
_TOO_LARGE: Final = f"the file is larger than the {MAX_BYTES // 1024} KB that are read."

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
M = TypeVar("M", bound=BaseModel)
_UNREADABLE: Final = "this cannot be read as YAML: check the indentation, or put the text in double quotes."
_CUT_OFF: Final = re.compile(r"[ \t]+#\S")


@dataclass(frozen=True, slots=True)
class _Place:
    """A value's 1-based line (that of its key), and its rank in the file: counts of values before and up to its end."""

    line: int
    begins: int
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlDocument:
    """A file's content as nested text, and the place of everything in it."""

    file: str
    tree: Tree
    places: dict[Path, _Place]

    def fit(self, model: type[M]) -> M:
        """The content as `model`. Raises FileFormatError for the fault a reader of the file meets first."""
        try:
            return model.model_validate(self.tree)
        except ValidationError as exc:
            first = min(own_faults(exc.errors(include_url=False)), key=self._when_noticed)
            raise self.error_at(first["loc"], describe_fault(first, model)) from exc

    def error_at(self, path: Path, problem: str) -> FileFormatError:
        """The error for a fault at `path` (field names and 0-based positions), with line and field filled in."""
        known = self._known_part(path)
        line = self.places[known].line if known else None
        shown = path[: len(known) + 1] if path != known and isinstance(path[len(known)], str) else known
        return FileFormatError(file=self.file, line=line, field=_render_field(shown), problem=problem)

    def _known_part(self, path: Path) -> Path:
        return next(path[:n] for n in range(len(path), -1, -1) if path[:n] in self.places)

    def _when_noticed(self, error: ErrorDetails) -> tuple[int, bool]:
        """Rank of a fault for a reader of the file: that something is missing shows only at the end of its block."""
        place, is_lack = self.places[self._known_part(error["loc"])], error["type"] in ("missing", "too_short")
        return (place.ends if is_lack else place.begins, not is_lack)


def decode_file(raw: bytes, *, file: str) -> str:
    """The text of a file's bytes. Raises FileFormatError where it is too large or not UTF-8."""
    if len(raw) > MAX_BYTES:
        raise _fault(file, None, _TOO_LARGE)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        line = raw[: exc.start].count(b"\n") + 1
        raise _fault(file, line, "this is not UTF-8 text. Save the file as plain text with encoding UTF-8.") from exc


def parse_strict_yaml(text: str, *, file: str, model: type[M]) -> M:
    """The file's content as `model`. Raises FileFormatError, naming `file`, line, field and what was expected."""
    return parse_document(text, file=file).fit(model)


def parse_document(text: str, *, file: str) -> YamlDocument:
    """The file's content before any model. Raises FileFormatError where it is not plain, honest YAML."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise _fault(file, None, _TOO_LARGE)
    node = _compose(text, file)
    if not isinstance(node, yaml.MappingNode):
        expected = "fields were expected, each with a name and a colon (`title: …`)."
        raise _fault(file, None, expected if node else "the file is empty.")
    places: dict[Path, _Place] = {}
    try:
        tree = _convert(node, (), node.start_mark.line + 1, places)
    except _RefusedError as exc:
        raise _syntax_error(exc, file) from exc
    return YamlDocument(file=file, tree=tree, places=places)


class _RefusedError(yaml.MarkedYAMLError):
    """YAML that is valid but not allowed here; `problem` is a sentence for the person."""

    def __init__(self, mark: yaml.Mark, problem: str) -> None:
        super().__init__(problem=problem, problem_mark=mark)


class _StrictLoader(yaml.SafeLoader):
    """Composes nodes and never constructs: no scalar is interpreted, no name repeated, no type chosen by the file."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        for what in ("anchor", "tag"):
            if getattr(event, what, None) is not None:
                problem = "a text that begins with & or * or ! has to stand in quotes (YAML reads the sign as its own)."
                raise _RefusedError(event.start_mark, problem)
        if self.depth >= MAX_DEPTH:
            raise _RefusedError(event.start_mark, f"this is nested deeper than {MAX_DEPTH} levels.")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _compose(text: str, file: str) -> yaml.Node | None:
    try:
        return _StrictLoader(text).get_single_node()
    except yaml.reader.ReaderError as exc:
        line = text[: exc.position].count("\n") + 1
        problem = f"a character that no text may contain stands here (U+{exc.character:04X}). Delete it."
        raise _fault(file, line, problem) from exc
    except yaml.MarkedYAMLError as exc:
        raise _syntax_error(exc, file) from exc
    except (yaml.YAMLError, RecursionError, ValueError) as exc:
        raise _fault(file, None, _UNREADABLE) from exc


def _convert(node: yaml.Node, path: Path, line: int, places: dict[Path, _Place]) -> Tree:
    """The node as nested text; notes the place of every value. Depth is bounded by _StrictLoader."""
    begins = len(places)
    places[path] = _Place(line, begins, begins)
    tree: Tree
    if isinstance(node, yaml.MappingNode):
        tree = {}
        for key, value in node.value:
            name, key_line = _field_name(key), key.start_mark.line + 1
            if name in tree:
                first = places[(*path, name)].line
                raise _RefusedError(key.start_mark, f"the field *{name}* stands here already, in line {first}.")
            tree[name] = _convert(value, (*path, name), key_line, places)
    elif isinstance(node, yaml.SequenceNode):
        entries = enumerate(node.value)
        tree = [_convert(entry, (*path, i), entry.start_mark.line + 1, places) for i, entry in entries]
    else:
        is_quoted = getattr(node, "style", None) is not None
        if not is_quoted and _CUT_OFF.match(str(node.end_mark.buffer), node.end_mark.pointer):
            problem = "the text ends before its # sign, which begins a comment: put the text in double quotes."
            raise _RefusedError(node.end_mark, problem)
        tree = str(node.value) if node.value or is_quoted else None
    places[path] = _Place(line, begins, len(places))
    return tree


def _field_name(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or node.value == "":
        raise _RefusedError(node.start_mark, "a field name has to be a plain word.")
    if node.value == "<<":
        raise _RefusedError(node.start_mark, "the merge sign << may not be used here: write the fields out.")
    return str(node.value)


def _fault(file: str, line: int | None, problem: str) -> FileFormatError:
    return FileFormatError(file=file, line=line, field="", problem=problem)


# What PyYAML says (begins of its messages) → what a person can act on.
_SYNTAX: Final = {
    "found character '\\t'": "a tab stands here; indent with spaces.",
    "found a tab character": "a tab stands here; indent with spaces.",
    "found character": "this sign may not begin a text; put the whole text in double quotes.",
    "mapping values are not allowed": "a second colon in one line confuses YAML; put the text in double quotes.",
    "could not find expected ':'": "a field name needs a colon after it; further lines of a text are indented.",
    "expected <block end>": "this line does not fit those before it: check its indentation, the `- ` of a list entry, "
    "and that a text which contains a quotation mark stands in quotes of the other kind.",
    "found unexpected": "a quotation mark opens here and is never closed.",
    "expected alphabetic": "a text that begins with & or * has to stand in quotes.",
    "expected ',' or": "a [list] or {group} opens here that is not closed, lacks a comma or has a text without quotes.",
    "but found another document": "only one document may stand in a file: delete the line `---`.",
}


def _syntax_error(exc: yaml.MarkedYAMLError, file: str) -> FileFormatError:
    said = exc.problem or ""
    plain = said if isinstance(exc, _RefusedError) else None
    plain = plain or next((words for begin, words in _SYNTAX.items() if said.startswith(begin)), None)
    # An unclosed quote or a forgotten colon is noticed lines later; the place to mend is where it began.
    is_late = said.startswith(("found unexpected", "could not find", "expected ','"))
    mark = exc.context_mark if is_late and exc.context_mark else exc.problem_mark
    return _fault(file, mark.line + 1 if mark else None, plain or _UNREADABLE)


def _render_field(path: Path) -> str:
    """A path as a person would say it: `question 5, field *paragraphs*`."""
    parts: list[str] = []
    for index, step in enumerate(path):
        if isinstance(step, int):
            continue
        entry = next(iter(path[index + 1 : index + 2]), None)
        is_list_field = index > 0 and index + 2 == len(path)
        if isinstance(entry, int) and not is_list_field:
            parts.append(f"{step.removesuffix('s').replace('_', ' ')} {entry + 1}")
        else:
            parts.append(f"field *{step}*")
    return ", ".join(parts)
