"""The desk: where a translator spends the day, a passage of the source beside each of the translation."""
