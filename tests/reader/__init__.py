"""The use cases, without a screen."""
