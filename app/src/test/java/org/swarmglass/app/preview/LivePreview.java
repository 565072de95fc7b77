package org.swarmglass.app.preview;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.swarmglass.app.main.Console;
import org.swarmglass.app.main.ConsoleOptions;
import org.swarmglass.app.settings.SettingsFile;
import org.swarmglass.app.ui.Theme;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;

/** Opens the console on a real swarm in this JVM, to look at: {@code peers=3 theme=light seconds=40 shot=/tmp/x.png alone}. */
public final class LivePreview {
    private LivePreview() {}

    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args);
        Path folder = Files.createTempDirectory("swarmglass-preview");
        try (LiveSwarm swarm = LiveSwarm.start(folder, Integer.parseInt(Preview.value(options, "peers", "3")))) {
            EngineConfig config = options.contains("alone") ? EngineConfig.defaults() : swarm.config();
            try (Engine engine = Engine.start(config)) {
                engine.open(swarm.request());
                watch(engine, config, swarm, options);
            }
        }
        System.exit(0);
    }

    private static void watch(Engine engine, EngineConfig config, LiveSwarm swarm, List<String> options)
            throws Exception {
        ConsoleOptions how = ConsoleOptions.of(config, Optional.of(swarm.request()))
                .withSettings(
                        new SettingsFile(Path.of(Preview.value(options, "settings", "/tmp/preview-settings.json"))))
                .withTheme(options.contains("theme=light") ? Theme.LIGHT : Theme.DARK);
        long opened = System.nanoTime();
        try (Console console = Console.open(engine, how)) {
            System.out.printf("window after %d ms%n", (System.nanoTime() - opened) / 1_000_000);
            console.awaitClosed(Duration.ofSeconds(Integer.parseInt(Preview.value(options, "seconds", "3600"))));
            System.out.println(engine.snapshot().playback());
            System.out.println(engine.snapshot().traffic());
            String shot = Preview.value(options, "shot", "");
            if (!shot.isEmpty()) {
                console.capture(Path.of(shot));
            }
        }
    }
}
