"""Previews: links that show one revision of a text, before it is public, to whoever holds them."""
