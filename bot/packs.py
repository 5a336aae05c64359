"""Reads and writes question packs, and reads the essays beside them."""

from dataclasses import replace
from pathlib import Path

from bot.errors import BadInputError, FileFormatError
from bot.essay.essay import Essay
from bot.essay.pack import Pack
from bot.essay.pack_file import parse_pack, render_pack
from bot.essay.read_essay import parse_essay
from bot.strict_yaml import MAX_BYTES, decode_file, parse_document


def load_packs(folder: Path) -> tuple[Pack, ...]:
    """The packs in `folder/*.yaml`, sorted by id; at least one.

    Raises FileFormatError for the first file that is no pack or whose pack id another file has, and
    BadInputError where the folder holds none.
    """
    packs: dict[str, Pack] = {}
    named_in: dict[str, str] = {}
    for path in _find_pack_files(folder):
        pack = load_pack(path)
        if pack.id in packs:
            raise _error_at(path, "id", f"`{named_in[pack.id]}` has this id already; every pack needs its own.")
        packs[pack.id], named_in[pack.id] = pack, _shown(path)
    if not packs:
        raise BadInputError(f"There is no question pack in `{folder}`: put at least one .yaml file there.")
    return tuple(packs[pack_id] for pack_id in sorted(packs))


def load_pack(path: Path) -> Pack:
    """The pack in one file. Raises FileFormatError, also where its essay is not beside it or has other paragraphs."""
    pack = parse_pack(_read_text(path), file=_shown(path))
    if pack.essay_file is None:
        return pack
    essay_path = path.parent / pack.essay_file
    if not essay_path.is_file():
        raise _error_at(path, "essay_file", f"there is no file `{pack.essay_file}` beside this one.")
    paragraphs = tuple(paragraph.text for paragraph in parse_essay(_read_text(essay_path)).paragraphs)
    n_found = len(paragraphs)
    if n_found != pack.n_paragraphs:
        problem = f"this says {pack.n_paragraphs}, but `{pack.essay_file}` has {n_found} (see `harkness essay`)."
        raise _error_at(path, "n_paragraphs", problem)
    return replace(pack, paragraphs=paragraphs)


def load_essay_of(pack: Pack, folder: Path) -> Essay | None:
    """The essay that lies beside a loaded pack in `folder`, or None where the pack comes without it."""
    return parse_essay(_read_text(folder / pack.essay_file)) if pack.essay_file else None


def write_pack(pack: Pack, path: Path) -> None:
    """Write the pack to a new file. Raises BadInputError where one is there already, or cannot be made."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(render_pack(pack))
    except FileExistsError as exc:
        raise BadInputError(f"`{path}` is there already: give another name, or move it away.") from exc
    except OSError as exc:
        raise BadInputError(f"`{path}` cannot be written ({exc.strerror or exc}).") from exc


def _find_pack_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise BadInputError(f"There is no folder `{folder}` to read question packs from.")
    return sorted(p for p in folder.iterdir() if p.suffix in (".yaml", ".yml") and not p.name.startswith("."))


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as exc:
        problem = f"the file cannot be read ({exc.strerror or exc})."
        raise FileFormatError(file=_shown(path), line=None, field="", problem=problem) from exc
    return decode_file(raw, file=_shown(path))


def _error_at(path: Path, field: str, problem: str) -> FileFormatError:
    """The error with the line of a top-level field: the file is read again, which only a faulty one costs."""
    return parse_document(_read_text(path), file=_shown(path)).error_at((field,), problem)


def _shown(path: Path) -> str:
    """A path as people refer to it: `prompts/mill-street.yaml`."""
    return "/".join(path.parts[-2:])
