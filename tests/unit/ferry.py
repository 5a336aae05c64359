"""An essay with an argument, for the tests of what is done with one: a class, its essay, and a store with both."""

from bot.classroom.add_essay import add_essay
from bot.classroom.class_settings import SchoolClass
from bot.classroom.stored_essay import StoredEssay
from bot.essay.essay import Essay
from tests.factories import TEACHER_ID, make_class, make_essay
from tests.fake_server import FakeClock
from tests.memory_store import MemoryStore

FERRY = make_essay(
    "For years the town has talked about the river. Some want a bridge, and the mayor has promised one. "
    "I believe that the town should keep the ferry.",
    "The ferry costs the town very little. For example, last year it cost 4,000 dollars, less than one street lamp "
    "for every street. It has never failed us, because the people who run it live beside the river.",
    "The ferry also brings people together. When my grandmother first came to the town, she knew nobody. "
    "On the ferry she met the woman who became her best friend. A bridge lets everyone pass alone, in a car.",
    "Some say that a bridge is faster. It is true that a car would cross the river in one minute. "
    "But a bridge would cost ten million dollars, and the town does not have them.",
    "Therefore the town should repair the ferry and forget the bridge. Whoever wants to cross in a minute should ask "
    "what the minute is worth.",
    title="Keep the ferry",
)


async def keep_ferry(store: MemoryStore, essay: Essay = FERRY) -> tuple[SchoolClass, StoredEssay]:
    """A ready class and its essay, kept."""
    school_class = await store.save_class(make_class(0))
    stored = await add_essay(school_class, name="ferry", essay=essay, by_id=TEACHER_ID, store=store, clock=FakeClock())
    return school_class, stored
