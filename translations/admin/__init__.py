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
                                            withdraw, remove, refuse_suggestion, cancel),
                                            ``publish_at_0``, ``publish_at_1``, ``zone``,
                                            ``fold``, ``agreed`` (schedule, reschedule: see
                                            ``minute_form``), ``significance``,
                                            ``correction_note`` (revise), ``assignee``,
                                            ``due_at_0``, ``due_at_1``, ``fold`` (assign),
                                            ``revision`` (restore_revision), ``key``, ``text``
                                            (suggest), ``suggestion`` (take, refuse),
                                            ``paper`` (a PDF), ``text``, ``standing`` (attach),
                                            ``attachment`` (detach), ``reason``, ``hours``
                                            (preview_link), ``link`` (revoke_link)
``translations/translation/<pk>/clocks/``   what the clocks show at a minute: see ``telling``;
``translations_translation_clocks``         asked by the form of a schedule
``translations/translation/<pk>/desk/``     the translators' desk: see ``desk.room``; ``…_desk``
``translations/translation/<pk>/review/``   the review: see ``review.room``; ``…_review``
``translations/translation/<pk>/presence/`` who has it before them: see ``presence.room``;
``translations_translation_presence``       posted by open pages
``translations/translation/several/<act>/``  several texts at once: see ``several.room``; ``…_several``
``translations/translation/next/``,         the next text that waits; who changed these words:
``…/changed/``, ``…/rules/``                see ``work.room``. What the checks look for
``translations/translation/<pk>/history/``  acts on record: ``act``, ``who``, ``q``, ``page``;
``translations_translation_history``        likewise ``releases/release/<pk>/history/``
``translations/translation/<pk>/revisions/``  kept revisions; ``…_revisions``
``…/revisions/<number>/``                   one of them beside the newest; ``…_revision``
``…/revisions/<old>/<new>/``                what differs between two of them, with ``brief`` as a
``translations_translation_compare``        part of the timeline
``releases/release/``                       list: ``q``, ``cancelled`` (``only``, ``all``),
``releases_release_changelist``             ``kind__exact``, ``office__id__exact``, …
``releases/release/calendar/``              what goes out when: see ``agenda.room``; ``view``,
``releases_release_calendar``               ``day``, ``zone``, ``office``, ``language``; the same
                                            as ``calendar.ics``
``releases/release/add/``                   ``office``, ``source_language``, ``issued_on``,
``releases_release_add``                    ``kind``, … : a release written here
``releases/release/add/external/``          the same with ``url``, ``title``, ``summary``,
``releases_release_add_external``           ``body``, ``retrieved_on``: one from another site;
                                            with a ``file``, or ``read`` and no text, the form
                                            again with what the file says, and nothing opened
``releases/release/add/external/clean/``    HTML as the body of the request: as the editor's
``releases_release_clean``                  ``clean/``
``releases/release/<pk>/change/``           what it is, its languages, files and links
``releases/release/<pk>/files/<kind>/``     a stored file: ``image``, ``small``, ``attachment``
``<file pk>/``
``releases_release_file``
``releases/release/<pk>/verb/<verb>/``      ``change_facts`` (with ``plan-<language>``),
``releases_release_verb``                   ``change_links`` (``links``, one a line),
                                            ``add_image`` (``picture``), ``remove_image``
                                            (``image``), ``reserve_number``, ``set_embargo``,
                                            ``grant``, ``start`` (one ``language`` or more,
                                            ``source``, and for each ``assignee-<language>``,
                                            ``due-…``, ``standing-…``; ``machine``),
                                            ``publish`` and
                                            ``withdraw`` for several languages (``texts``),
                                            ``duplicate`` (``issued_on``), ``cancel``
                                            (``reason``), ``reopen``, ``bundle`` (``texts``, the
                                            minute as for schedule, ``manner``, ``if_missing``),
                                            ``go_without`` and ``unbundle`` (``reason``)
``translations/notice/`` and below          what one is told of: see ``notices``
``releases/office/<pk>/logo/``              the office's logo; ``releases_office_logo``
==========================================  ====================================================

Done: 302 to the page it was done on. Refused: the page again with the reasons and what was typed,
as 403 (role, four eyes), 409 (someone was there before) or 422 (anything else). A text that the
person may not know of: 404, the same as for a number that never was.
"""

from translations.admin import notices, offices, release, roles, translation, users

__all__ = ["notices", "offices", "release", "roles", "translation", "users"]
