"""What fills the terminal: each screen owns what is being read on it."""
