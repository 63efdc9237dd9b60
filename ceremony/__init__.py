"""Ceremony: a province hands over its year's plan, and everyone can prove it.

The house, and what may import what (checked in CI; the picture is in ARCHITECTURE.md):

    app, serving     the only wiring; runs the server
    cli, console     the command ``ceremony``
    demo             the demo conference of Lào Cai, December 2022
    simulate         endpoints and presenters played over the real wire
        |
    web              a file a surface: endpoint, stage, desk; push alone emits, hub alone knows eventlet
        |
    services         sequencer (the one writer), preparing, enrolment, packages, pressing, views, logbook
        |
    core             the rules, pure: a topic a file
    ledger           the append-only log: bytes and their order
    vault            envelopes, secrets, blobs
    files            spreadsheets in and out, QR codes
    translations     every sentence, in Vietnamese and English

The flow: command -> decide -> append (one durable transaction for a batch) -> tell -> push -> fold -> render.
"""
