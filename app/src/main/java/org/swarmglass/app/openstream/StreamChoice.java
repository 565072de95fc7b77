package org.swarmglass.app.openstream;

import org.swarmglass.app.settings.StreamEntry;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;

/**
 * A stream to open and the engine it needs.
 *
 * @param entry what to remember of it
 */
public record StreamChoice(EngineConfig config, StreamRequest request, StreamEntry entry) {}
