"""The only code that knows Textual: it asks the reader and shows what it says."""
