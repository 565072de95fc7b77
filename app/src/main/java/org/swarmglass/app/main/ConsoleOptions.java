package org.swarmglass.app.main;

import java.util.Optional;
import org.swarmglass.app.settings.SettingsFile;
import org.swarmglass.app.ui.Theme;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;

/**
 * How to open a console.
 *
 * @param config what the engine was started with
 * @param stream what is open in it, if anything
 * @param starter starts the engine of a stream opened later in the window
 * @param settings where the window's settings are kept
 * @param theme instead of the one remembered
 */
public record ConsoleOptions(
        EngineConfig config,
        Optional<StreamRequest> stream,
        EngineStarter starter,
        SettingsFile settings,
        Optional<Theme> theme) {

    /** The ordinary console of a program that was started for a stream. */
    public static ConsoleOptions of(EngineConfig config, Optional<StreamRequest> stream) {
        return new ConsoleOptions(config, stream, Engine::start, SettingsFile.ofUser(), Optional.empty());
    }

    public ConsoleOptions withSettings(SettingsFile file) {
        return new ConsoleOptions(config, stream, starter, file, theme);
    }

    public ConsoleOptions withTheme(Theme look) {
        return new ConsoleOptions(config, stream, starter, settings, Optional.of(look));
    }
}
