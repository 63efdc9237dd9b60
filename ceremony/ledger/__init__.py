"""The append-only ledger. It knows bytes and their order, not ceremonies."""
