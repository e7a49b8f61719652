"""Machine drafts: what is empty in a translation, worded by a service that is set up, for a person to read.

``provider`` says which service, ``wire`` carries a request to it, ``masking`` keeps the marks of a
passage whole on the way, ``making`` makes a draft, ``asking`` asks for one and ``resending`` asks again.
"""
