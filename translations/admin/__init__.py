"""The staff's rooms for texts: releases, translations, who may do what, and the history.

Every button posts to one address and every save to another; scripts and browsers use the same:

==========================================  ====================================================
address (names in the ``admin`` namespace)  what is posted, and the answer
==========================================  ====================================================
``translations/translation/``               list: ``q``, ``state__exact``, ``public__exact``,
``translations_translation_changelist``     ``language``, ``outdated``, ``assigned``, ``o``
``translations/translation/<pk>/change/``   the text: ``version``, ``title``, ``summary``,
``translations_translation_change``         ``body``, one ``link-<pk>`` a related link, ``then``
                                            (a verb to do once it is saved); for an
                                            original on another site also ``significance`` and
                                            ``retrieved_on``
``…/preview/``, ``…/clean/``,               what the editor asks while one types, in JSON: see
``…/autosave/``                             ``editing``; ``?starter=<kind>`` of the change page
``translations_translation_preview`` …      fills an empty form from a template
``translations/translation/<pk>/verb/``     one verb; fields by verb in ``verb_forms``:
``<verb>/``                                 ``revision`` and ``sha256`` (approve, confirm),
``translations_translation_verb``           ``comment`` (return), ``reason`` (unschedule,
                                            withdraw, remove, refuse_suggestion),
                                            ``publish_at_0``, ``publish_at_1``, ``zone``,
                                            ``fold`` (schedule, reschedule), ``significance``,
                                            ``correction_note`` (revise), ``assignee``,
                                            ``due_at_0``, ``due_at_1``, ``fold`` (assign),
                                            ``revision`` (restore_revision), ``key``, ``text``
                                            (suggest), ``suggestion`` (take, refuse)
``translations/translation/<pk>/history/``  acts on record; ``…_history``
``translations/translation/<pk>/revisions/``  kept revisions; ``…_revisions``
``…/revisions/<number>/``                   one of them beside the newest; ``…_revision``
``releases/release/add/``                   ``office``, ``source_language``, ``issued_on``,
``releases_release_add``                    ``kind``, … : a release written here
``releases/release/add/external/``          the same with ``url``, ``title``, ``summary``,
``releases_release_add_external``           ``body``, ``retrieved_on``: one from another site
``releases/release/<pk>/change/``           its languages, facts and embargo
``releases/release/<pk>/verb/<verb>/``      ``change_facts``, ``set_embargo``, ``grant``,
``releases_release_verb``                   ``start`` (``language``, ``source``, ``standing``),
                                            ``publish`` and ``withdraw`` for several languages
                                            (``texts``)
==========================================  ====================================================

Done: 302 to the page it was done on. Refused: the page again with the reasons and what was typed,
as 403 (role, four eyes), 409 (someone was there before) or 422 (anything else). A text that the
person may not know of: 404, the same as for a number that never was.
"""

from translations.admin import offices, release, roles, translation, users

__all__ = ["offices", "release", "roles", "translation", "users"]
