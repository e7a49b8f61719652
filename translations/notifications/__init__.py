"""Notifications: who is told of what, in the bell and by mail.

``table`` says who hears of which event, ``recipients`` who these people are now. ``announcing`` writes
a notice for each in the act's own transaction, ``afterwards`` from the record where a publication must
not wait for it; ``overdue`` finds what is overdue. ``handing_over`` puts into the outbox what is to be
mailed, at once or in a digest, and ``mails`` makes the mail when it is sent: it judges anew what may
be said.
"""

from translations.notifications.announcing import announce

__all__ = ["announce"]
