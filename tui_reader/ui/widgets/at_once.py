"""Keys of a field in the order in which they come, however fast that is."""

from __future__ import annotations

from textual import events
from textual.widget import Widget


async def act(field: Widget, event: events.Key) -> bool:
    """Do at once what the key means in the field that has it; False where it means nothing there.

    Textual lets such a key rise to the app first, and types the letters that came behind it meanwhile: of "abX",
    Backspace and "c" that a program types, "abX" would be left.
    """
    for binding in field._bindings.key_to_bindings.get(event.key, ()):  # noqa: SLF001 - where Textual keeps them
        if await field.app.run_action(binding.action, field):
            event.stop()
            event.prevent_default()
            return True
    return False
