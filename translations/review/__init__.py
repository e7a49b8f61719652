"""The reviewers' screen: a text beside its source, what changed in it, and what becomes of it."""
