"""The demonstration: an embassy with its people, three releases, and a walk through the main job.

``loading`` does what a new office would do, through the workflow's verbs and nothing else; ``walk``
does it again over HTTP. The texts are in ``texts/``, a folder a release.
"""
