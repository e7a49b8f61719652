"""Several texts at once: chosen in the list, confirmed on one page, and done one after the other."""
