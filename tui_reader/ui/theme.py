"""Two themes of our own: ink for the night, paper for the day."""

from textual.theme import Theme

INK = Theme(
    name="ink",
    primary="#8ab4d8",
    secondary="#a3b18a",
    accent="#e3a857",
    warning="#e3a857",
    error="#e5786d",
    success="#a3b18a",
    foreground="#d8d4ca",
    background="#15171c",
    surface="#1a1d23",
    panel="#23272f",
    dark=True,
    variables={"block-cursor-foreground": "#15171c", "scrollbar": "#2e333d", "scrollbar-background": "#15171c"},
)

PAPER = Theme(
    name="paper",
    primary="#285a85",
    secondary="#556b2f",
    accent="#9a4a12",
    warning="#9a4a12",
    error="#a5282c",
    success="#556b2f",
    foreground="#2a2825",
    background="#faf6ee",
    surface="#f3eee3",
    panel="#e8e1d2",
    dark=False,
    variables={"block-cursor-foreground": "#faf6ee", "scrollbar": "#d6cdba", "scrollbar-background": "#faf6ee"},
)

THEMES = (INK, PAPER)
