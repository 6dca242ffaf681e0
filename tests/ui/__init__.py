"""The face, driven by keys and mouse."""
