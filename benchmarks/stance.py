"""Which side a text is on, read by rules, on two public sets that people labelled: ArgKP and PERSPECTRUM.

`python -m benchmarks.stance [folder]`. The sets (ArgKP: Bar-Haim et al., ACL 2020, CDLA-Sharing 1.0; PERSPECTRUM:
Chen et al., NAACL 2019, CC BY-SA 4.0) are no part of the project; where they are absent it says so. The word lists
are our own; the rules were written with the train and dev parts at hand: on topics nobody has looked at, expect less.

Each text is for its claim or against it; undecided PERSPECTRUM labels are left out. Macro-F1 is the mean of the F1 of
"for" and of "against". A text that is read as unclear (or "it depends") is on neither side: it counts as missed in its
class's recall and not in the other's precision. The second figure takes unclear for "for", as a method must that is
made to choose. Accuracy at a sureness looks only at the texts read at least that surely, coverage is their share; where
the share of the surest 60 % falls among equally sure texts, these count in proportion.
"""

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.discussion.position import Position
from bot.discussion.rules.claims import parse_claim
from bot.discussion.rules.evaluation import evaluate
from bot.discussion.rules.lexicon import Lexicon
from bot.discussion.rules.own_words import own_sentences
from bot.discussion.rules.stances import MIN_SURENESS, read_stances

#: What we hold ourselves to on the dev parts: macro F1 over all texts, and the share of shown sides that are right.
LEAST_MACRO_F1: Final = {"ArgKP dev": 0.74, "PERSPECTRUM dev": 0.59}
LEAST_PRECISION_SHOWN: Final = {"ArgKP dev": 0.95, "PERSPECTRUM dev": 0.80}
SHARE: Final = 0.6
SURENESSES: Final = (0.01, 0.6, 0.7, 0.8, MIN_SURENESS, 0.9)
_DATA: Final = Path(__file__).parents[2] / "shared" / "data"
_SIDES: Final = {"SUPPORT": 1, "UNDERMINE": -1}

_QUOTED: Final = """\
measured by us earlier, a method that must choose: explicit cue, else word list + VADER × polarity of the motion
  ArgKP dev .759 (test .743) · PERSPECTRUM test .596
  a small encoder fine-tuned on both: ArgKP dev .857 · PERSPECTRUM test .728"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text, the claim it speaks to, and its side as people labelled it: 1 for, −1 against."""

    claim: str
    text: str
    side: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The side read, 0 where it is unclear, and how surely; beside the side it is on."""

    true_side: int
    side: int
    sureness: float


def main(folder: Path) -> int:
    """Print all figures; 1 where one is below its aim, 0 also where there is nothing to measure on."""
    parts = {
        **{f"ArgKP {part}": tuple(load_argkp(folder, part)) for part in ("train", "dev")},
        **{f"PERSPECTRUM {part}": tuple(load_perspectrum(folder, part)) for part in ("train", "dev")},
    }
    parts = {name: texts for name, texts in parts.items() if texts}
    if not parts:
        _say(f"Skipped: neither ArgKP nor PERSPECTRUM in {folder} (github.com/IBM/KPA_2021_shared_task, CogComp).")
        return 0
    is_below = False
    for name, texts in parts.items():
        majority = 1 if sum(item.side for item in texts) >= 0 else -1
        _say(f"\n{name}: {len(texts)} texts, {len({item.claim for item in texts})} claims")
        _say(f"{'':24}{'macro F1':>10}{'unclear = for':>15}{'read':>8}{'right':>8}")
        _say_method("always for", [_always(item, 1) for item in texts])
        _say_method("majority of this part", [_always(item, majority) for item in texts])
        _say_method("explicit cue only", _read_by_claim(texts, _read_cues))
        readings = _read_by_claim(texts, _read_by_rules)
        macro_f1 = _say_method("Harkness", readings)
        shown = _say_by_sureness(readings)
        is_below |= macro_f1 < LEAST_MACRO_F1.get(name, 0) or shown < LEAST_PRECISION_SHOWN.get(name, 0)
    _say(f"\naims on dev: macro F1 {_list_aims(LEAST_MACRO_F1)}; right where shown {_list_aims(LEAST_PRECISION_SHOWN)}")
    _say(_QUOTED)
    return int(is_below)


def load_argkp(folder: Path, part: str) -> Iterator[Labelled]:
    """The arguments of one part, "train" or "dev"; nothing where the file is absent."""
    file = folder / "argkp" / f"arguments_{part}.csv"
    if not file.exists():
        return
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Labelled(claim=row["topic"], text=row["argument"], side=int(row["stance"]))


def load_perspectrum(folder: Path, part: str) -> Iterator[Labelled]:
    """The perspectives of one part that support or undermine their claim; nothing where the files are absent."""
    home = folder / "perspectrum"
    if not (home / "split.json").exists():
        return
    split = json.loads((home / "split.json").read_text(encoding="utf-8"))
    perspectives = json.loads((home / "perspectives_train_dev.json").read_text(encoding="utf-8"))
    text_of = {perspective["pId"]: perspective["text"] for perspective in perspectives}
    for claim in json.loads((home / "claims_train_dev.json").read_text(encoding="utf-8")):
        if split[str(claim["cId"])] != part:
            continue
        for cluster in claim["perspectives"]:
            if side := _SIDES.get(cluster["stance_label_3"]):
                for text_id in cluster["pids"]:
                    yield Labelled(claim=claim["text"], text=text_of[text_id], side=side)


def macro_f1_of(readings: Sequence[Reading]) -> float:
    """The mean of both sides' F1, in 0–1; unclear is on neither side."""
    scores = []
    for side in (1, -1):
        n_hit = sum(reading.side == side == reading.true_side for reading in readings)
        n_read = sum(reading.side == side for reading in readings)
        n_true = sum(reading.true_side == side for reading in readings)
        scores.append(2 * n_hit / max(1, n_read + n_true))
    return sum(scores) / len(scores)


def accuracy_of_surest(readings: Sequence[Reading], share: float) -> float:
    """The share of right readings among the surest `share` of all texts, unclear being the least sure and wrong."""
    wanted = left = share * len(readings)
    n_right = 0.0
    for sureness in sorted({reading.sureness for reading in readings}, reverse=True):
        alike = [reading for reading in readings if reading.sureness == sureness]
        taken = min(left, len(alike))
        n_right += taken * sum(_is_right(reading) for reading in alike) / len(alike)
        left -= taken
        if not left:
            break
    return n_right / wanted


def _always(item: Labelled, side: int) -> Reading:
    return Reading(true_side=item.side, side=side, sureness=1.0)


def _read_by_claim(
    texts: Sequence[Labelled], read: Callable[[Sequence[str], str], list[tuple[int, float]]]
) -> list[Reading]:
    by_claim: dict[str, list[Labelled]] = {}
    for item in texts:
        by_claim.setdefault(item.claim, []).append(item)
    return [
        Reading(true_side=item.side, side=side, sureness=sureness)
        for claim, items in by_claim.items()
        for item, (side, sureness) in zip(items, read([item.text for item in items], claim), strict=True)
    ]


def _read_by_rules(texts: Sequence[str], claim: str) -> list[tuple[int, float]]:
    side_of = {Position.AGREE: 1, Position.DISAGREE: -1}
    stances = read_stances(texts, claim, min_sureness=0.0)
    sides = (side_of.get(stance.position, 0) if stance.position else 0 for stance in stances)
    return [(side, stance.sureness if side else 0.0) for side, stance in zip(sides, stances, strict=True)]


def _read_cues(texts: Sequence[str], claim: str) -> list[tuple[int, float]]:
    """What a text asks to be done, in the claim's own words of demand or their opposite, and nothing else."""
    lexicon = Lexicon()
    parsed = parse_claim(claim, lexicon)
    read: list[tuple[int, float]] = []
    for text in texts:
        said = [evaluate(sentence, parsed, lexicon) for sentence in own_sentences(text)]
        asked = next((evaluation.asked for evaluation in said if evaluation.asks_alike), 0)
        read.append((asked * parsed.direction, float(bool(asked))))
    return read


def _say_method(label: str, readings: Sequence[Reading]) -> float:
    read = [reading for reading in readings if reading.side]
    forced = [Reading(true_side=r.true_side, side=r.side or 1, sureness=r.sureness) for r in readings]
    macro_f1 = macro_f1_of(readings)
    _say(
        f"{label:24}{macro_f1:10.3f}{macro_f1_of(forced):15.3f}{len(read) / len(readings):8.0%}"
        f"{_share_right(read):8.3f}"
    )
    return macro_f1


def _say_by_sureness(readings: Sequence[Reading]) -> float:
    """Print accuracy and coverage from each sureness on; comes back with the accuracy of what the product shows."""
    _say(f"{'  sureness at least':24}{'coverage':>10}{'right':>15}")
    for least in SURENESSES:
        read = [reading for reading in readings if reading.side and reading.sureness >= least]
        mark = "  shown in the product" if least == MIN_SURENESS else ""
        _say(f"{least:24.2f}{len(read) / len(readings):10.1%}{_share_right(read):15.3f}{mark}")
    _say(f"{'  the surest ' + format(SHARE, '.0%'):24}{'':10}{accuracy_of_surest(readings, SHARE):15.3f}")
    return _share_right([reading for reading in readings if reading.side and reading.sureness >= MIN_SURENESS])


def _share_right(readings: Sequence[Reading]) -> float:
    return sum(map(_is_right, readings)) / max(1, len(readings))


def _is_right(reading: Reading) -> bool:
    return reading.side == reading.true_side


def _list_aims(aims: Mapping[str, float]) -> str:
    return ", ".join(f"{name} ≥ {aim:.2f}" for name, aim in aims.items())


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else _DATA))
