package org.swarmglass.app.monitor;

import org.swarmglass.engine.snapshot.EngineSnapshot;

/** A snapshot and the instant it was true at, in milliseconds since the epoch. */
public record Sample(long atMillis, EngineSnapshot snapshot) {}
