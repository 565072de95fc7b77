package org.swarmglass.app.main;

import java.io.IOException;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.EngineControl;

/** Starts an engine for a stream whose trackers or ICE servers differ from those of the one before. May block. */
public interface EngineStarter {
    EngineControl start(EngineConfig config) throws IOException;
}
