"""Who an essay names: people by name, and groups of people by what they do."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

from bot.essay.essay import Essay
from bot.text.word_set import word_set

_TITLES: Final = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sen|Gov|Gen)\.?|Professor|President|Senator|Councillor|Governor|Judge|Minister|Mayor"
    r"|Sir|Lady|Pope|Principal|Coach"
)
_CAPITAL: Final = r"[A-ZÀ-Þ][\w’'\-]*[a-zß-ÿ]"
_TITLED: Final = re.compile(rf"\b({_TITLES}) ((?:{_CAPITAL} |[A-Z]\. ){{0,2}}{_CAPITAL})")
_ACTS: Final = (
    r"says?|said|asks?|asked|argues?|argued|thinks?|thought|believes?|believed|told|writes?|wrote|explains?|explained"
    r"|warns?|warned|replied|answered|insists?|insisted|admits?|admitted|laughed|nodded|shrugged|smiled|cried"
)
_FULL_NAME: Final = re.compile(rf"(?<![.!?“\"] )(?<!^)\b({_CAPITAL}(?: [A-Z]\.)? {_CAPITAL})\b")
_ACTOR: Final = re.compile(rf"\b({_CAPITAL}),? (?:who\b|{_ACTS})\b|\b(?:says|said|asked|told|replied) ({_CAPITAL})\b")
_MID_CAPITAL: Final = re.compile(rf"(?<=[a-z,;:] ){_CAPITAL}")

# Capitalised words that are no names of persons, though they may speak.
_NO_PERSON: Final = word_set(
    """
    The This That These Those He She It They We You One Some Many Most People Everyone Nobody Everybody Someone
    Critics Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Congress Parliament America Americans British French German Europe
    European Russian English Supporters Opponents Others And But Or So If When While As In On At For From With By
    Not No Yes What Who Why How Where My Our Your His Her Its Their Then There Here Now After Before Because
    Although Students Teachers Parents Scientists Researchers Experts Internet God Nature School University College
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the essay names, as it names them; `paragraphs` in which they stand, and how often in all."""

    name: str
    paragraphs: tuple[int, ...]
    n_mentions: int

    @property
    def surname(self) -> str:
        """The part of the name by which a later sentence may call them."""
        return self.name.split()[-1]

    @property
    def is_scholar(self) -> bool:
        """True where the title claims knowledge."""
        return bool(re.match(r"Dr\b|Prof", self.name))


def find_people(essay: Essay) -> tuple[Person, ...]:
    """Those the essay calls by title and name, or by a first name as somebody who speaks; the most named first."""
    text = " ".join(paragraph.text for paragraph in essay.paragraphs)
    names = _titled_names(text)
    middle = Counter(_MID_CAPITAL.findall(text))
    surnames = {name.split()[-1] for name in names}
    for match in _ACTOR.finditer(text):
        name = _without_genitive(match.group(1) or match.group(2))
        is_known = name in surnames or name in _NO_PERSON
        if not is_known and any(middle[form] for form in (name, f"{name}’s", f"{name}'s")):
            names.setdefault(name, name)
    parts_of_names = {part for full in _FULL_NAME.findall(text) for part in full.split()}
    people = [_locate(essay, shown, key) for key, shown in names.items() if " " in shown or key not in parts_of_names]
    return tuple(sorted(people, key=lambda person: -person.n_mentions))


def _titled_names(text: str) -> dict[str, str]:
    """Surname → title and surname."""
    names: dict[str, str] = {}
    for match in _TITLED.finditer(text):
        surname = _without_genitive(match.group(2)).split()[-1]
        names.setdefault(surname, f"{match.group(1)} {surname}")
    return names


def _without_genitive(name: str) -> str:
    return re.sub(r"[’']s?$", "", name)


def _locate(essay: Essay, shown: str, key: str) -> Person:
    pattern = re.compile(rf"\b{re.escape(key)}\b")
    counts = {paragraph.number: len(pattern.findall(paragraph.text)) for paragraph in essay.paragraphs}
    return Person(
        name=shown,
        paragraphs=tuple(number for number, count in counts.items() if count),
        n_mentions=sum(counts.values()),
    )


# People by what they do or are; plural → with its article.
_ROLE_PAIRS: Final = (
    "parents=a parent|teachers=a teacher|workers=a worker|drivers=a driver|doctors=a doctor|nurses=a nurse|"
    "patients=a patient|farmers=a farmer|shopkeepers=a shopkeeper|employers=an employer|employees=an employee|"
    "voters=a voter|taxpayers=a taxpayer|soldiers=a soldier|scientists=a scientist|researchers=a researcher|"
    "journalists=a journalist|artists=an artist|musicians=a musician|athletes=an athlete|coaches=a coach|"
    "landlords=a landlord|tenants=a tenant|residents=a resident|neighbors=a neighbor|neighbours=a neighbour|"
    "tourists=a tourist|immigrants=an immigrant|refugees=a refugee|customers=a customer|consumers=a consumer|"
    "managers=a manager|engineers=an engineer|lawyers=a lawyer|judges=a judge|prisoners=a prisoner|"
    "librarians=a librarian|principals=a principal|graduates=a graduate|apprentices=an apprentice|"
    "grandparents=a grandparent|mothers=a mother|fathers=a father|cyclists=a cyclist|pedestrians=a pedestrian|"
    "commuters=a commuter|passengers=a passenger|volunteers=a volunteer|citizens=a citizen|"
    "politicians=a politician|diplomats=a diplomat|negotiators=a negotiator|mediators=a mediator|"
    "entrepreneurs=an entrepreneur|bosses=a boss|cooks=a cook|waiters=a waiter|players=a player|fans=a fan|"
    "users=a user|readers=a reader|writers=a writer|buyers=a buyer|sellers=a seller|donors=a donor|"
    "fishermen=a fisherman|hunters=a hunter|miners=a miner|teenagers=a teenager|children=a child|"
    "newcomers=a newcomer|students=a student|pupils=a pupil|classmates=a classmate|cashiers=a cashier"
)
_ROLES: Final = dict(pair.split("=") for pair in _ROLE_PAIRS.split("|"))
_ROLE: Final = re.compile(rf"(?<!like )(?<!as )(?<![\w-])({'|'.join(_ROLES)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A group of people an essay speaks about: `many` as "teachers", `one` as "a teacher"."""

    many: str
    one: str
    paragraphs: tuple[int, ...]


def find_roles(essay: Essay) -> tuple[Role, ...]:
    """The groups of people the essay speaks about, those in most paragraphs first."""
    places: dict[str, list[int]] = defaultdict(list)
    for paragraph in essay.paragraphs:
        for many in sorted({match.lower() for match in _ROLE.findall(paragraph.text)}):
            places[many].append(paragraph.number)
    roles = [Role(many=many, one=_ROLES[many], paragraphs=tuple(numbers)) for many, numbers in places.items()]
    return tuple(sorted(roles, key=lambda role: -len(role.paragraphs)))
