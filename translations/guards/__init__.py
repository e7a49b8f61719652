"""Guards: each looks at an attempt and returns the reason against it, or None.

The workflow's table names them; buttons, the admin, the API and the verbs all ask the same ones.
"""
