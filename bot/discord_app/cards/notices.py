"""Short messages: what went wrong, what was done. The text is ours and keeps its formatting."""

from bot.discord_app.cards.layout import Card, Part


def make_done_card(text: str) -> Card:
    """What was done."""
    return Card([Part(head=f"✅ {text}")])


def make_notice_card(text: str) -> Card:
    """Something to know, neither good nor bad."""
    return Card([Part(head=text)])
