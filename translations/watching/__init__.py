"""Watching the engine: what is late, when a sweep last succeeded, and whether that is trouble.

All of it is asked of the database, so that it is right however many workers there are, and whether
or not one of them lives. Nothing here says which texts are late: only how many, and for how long.
"""
