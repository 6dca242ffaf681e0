"""Modal questions; each tries what it was given and keeps what was typed when that fails."""
