"""From a checked register to what every cell of the program's must say, as a programme declares.

``preparing`` reads, checks and sorts a programme's formulas and blocks by what they need;
``decide`` carries them out over columns, in a ``world`` that formulas ask. What needs order or
memory is worked out on whole columns: columns in, columns out, no clock and no I/O.

A pool is worked out in this order:

1. ``endings.endings``: from what earlier runs noted, which claims have ended, and what is held.
2. ``lottery.draws``, where rows of one day rank by lot.
3. ``pools.give_out`` (``give_out_offers`` where what is reserved is an offer) serves the claims.
4. ``endings.noted`` and the draws made: what is to be remembered of it.
5. ``reasons.reasons``, where somebody asks why.

``terms.deadlines``, ``lateness.lateness`` and ``reminders.reminders`` stand by themselves, as do
``stamps``, ``ladders`` and ``overview``. What changes by itself says when: the earliest of all
``turns`` is the moment before which an unchanged register need not be decided again.
"""
