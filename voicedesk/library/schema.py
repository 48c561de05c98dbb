"""The database's tables, as numbered steps from an empty file to what this program writes.

Rules for a step: once released it is never changed, only followed by another; it runs in one
transaction together with its number. Every table is read whole at opening and has no index beside
it, so that damage anywhere in the file shows there and then.
"""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # What the service last listed, replaced as it changes.
        """
        CREATE TABLE listed (
            voice_id TEXT NOT NULL PRIMARY KEY,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            language TEXT NOT NULL,
            demo_url TEXT NOT NULL,
            tier TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE TABLE listing (id INTEGER PRIMARY KEY CHECK (id = 1), listed_at REAL NOT NULL)",
        # What only this computer knows of a voice: outlives its being listed. What the person adds
        # to a voice hangs here.
        """
        CREATE TABLE voice (
            id TEXT NOT NULL PRIMARY KEY,
            generation INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """,
        # `ours`: sent from here; otherwise only seen running.
        """
        CREATE TABLE training (
            number INTEGER PRIMARY KEY,
            voice_id TEXT NOT NULL REFERENCES voice (id),
            ours INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            voice_name TEXT NOT NULL,
            audio_url TEXT NOT NULL,
            sent_at REAL NOT NULL,
            ended_at REAL,
            outcome TEXT NOT NULL
        )
        """,
        # `file` is a name in the folder of demos.
        """
        CREATE TABLE demo (
            voice_id TEXT NOT NULL REFERENCES voice (id),
            generation INTEGER NOT NULL,
            file TEXT NOT NULL,
            link TEXT NOT NULL,
            size INTEGER NOT NULL,
            kept_at REAL NOT NULL,
            duration_ms INTEGER,
            envelope BLOB NOT NULL DEFAULT x'',
            PRIMARY KEY (voice_id, generation)
        ) WITHOUT ROWID
        """,
    ),
    (
        # What the person adds to a voice, and when each was last changed (0: never).
        "ALTER TABLE voice ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN favourite_at REAL NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN pinned_at REAL NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN note TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE voice ADD COLUMN note_at REAL NOT NULL DEFAULT 0",
        "ALTER TABLE voice ADD COLUMN tags_at REAL NOT NULL DEFAULT 0",
        """
        CREATE TABLE tag (
            voice_id TEXT NOT NULL REFERENCES voice (id),
            name TEXT NOT NULL,
            position INTEGER NOT NULL,
            PRIMARY KEY (voice_id, name)
        ) WITHOUT ROWID
        """,
        # The pinyin of names, tags and notes, by the text itself: it takes long to find out.
        """
        CREATE TABLE reading (
            text TEXT NOT NULL PRIMARY KEY,
            syllables TEXT NOT NULL,
            initials TEXT NOT NULL
        ) WITHOUT ROWID
        """,
        # What the server said of a demo's version; when it was last heard; its loudness in LUFS.
        "ALTER TABLE demo ADD COLUMN etag TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE demo ADD COLUMN last_modified TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE demo ADD COLUMN heard_at REAL NOT NULL DEFAULT 0",
        "ALTER TABLE demo ADD COLUMN loudness REAL",
        # What was confirmed before a training was sent; all empty where nothing was asked.
        "ALTER TABLE training ADD COLUMN speaker TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE training ADD COLUMN consent TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE training ADD COLUMN consent_by TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE training ADD COLUMN consent_at REAL NOT NULL DEFAULT 0",
        # What was found of the recording before it was sent, as JSON; empty where nothing was.
        "ALTER TABLE training ADD COLUMN found TEXT NOT NULL DEFAULT ''",
        # The recording that was sent, where the person keeps it; `file` is among the demos'.
        """
        CREATE TABLE sample (
            training INTEGER PRIMARY KEY REFERENCES training (number),
            file TEXT NOT NULL,
            size INTEGER NOT NULL,
            kept_at REAL NOT NULL,
            duration_ms INTEGER NOT NULL,
            envelope BLOB NOT NULL,
            loudness REAL
        )
        """,
        # The slot of which no answer is known, and the voices there were before, as JSON.
        """
        CREATE TABLE wanted_slot (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            asked_at REAL NOT NULL,
            known TEXT NOT NULL
        )
        """,
        # Tables of voices that are made and trained in one go. `known`: the voices there were
        # before a row's slot was asked for, as JSON, while it isn't known whether there is one.
        "CREATE TABLE batch (number INTEGER PRIMARY KEY, begun_at REAL NOT NULL)",
        """
        CREATE TABLE batch_row (
            batch INTEGER NOT NULL REFERENCES batch (number),
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            link TEXT NOT NULL,
            speaker TEXT NOT NULL,
            consent TEXT NOT NULL,
            consent_by TEXT NOT NULL,
            consent_at REAL NOT NULL,
            step TEXT NOT NULL,
            voice_id TEXT NOT NULL,
            asked_at REAL NOT NULL,
            known TEXT NOT NULL,
            problem TEXT NOT NULL,
            message TEXT NOT NULL,
            reqid TEXT NOT NULL,
            code INTEGER,
            found TEXT NOT NULL,
            PRIMARY KEY (batch, number)
        ) WITHOUT ROWID
        """,
    ),
)
