"""The demo blog on its own."""
