"""The agenda: what goes out when, in which languages, and what of it is not ready; by week or month."""
