"""The verbs' Discord face: client, server adapter, cogs and cards."""
