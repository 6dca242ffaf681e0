"""The receipt at the bottom: it stays as long as it was said to."""

from textual.app import App, ComposeResult

from tui_reader.ui.widgets.notice import Notice


class Noticed(App[None]):
    """An app that is nothing but a receipt."""

    def compose(self) -> ComposeResult:
        """Only that."""
        yield Notice()


async def test_words_that_come_as_the_last_ones_go_stay() -> None:
    app = Noticed()
    async with app.run_test() as pilot:
        notice = app.query_one(Notice)
        notice.show("Eins", keep_seconds=60)
        first = notice._timer
        assert first
        assert first._callback
        first._callback()  # its time is up: the call waits in the queue of the receipt
        notice.show("Zwei", keep_seconds=60)
        await pilot.pause()
        assert notice.text == "Zwei"
        last = notice._timer
        assert last
        assert last._callback
        last._callback()
        await pilot.pause()
        assert notice.text == ""
