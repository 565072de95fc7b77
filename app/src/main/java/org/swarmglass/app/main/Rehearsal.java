package org.swarmglass.app.main;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.swarmglass.app.cli.SwarmglassCommand;
import org.swarmglass.app.demo.DemoSwarm;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.player.PlayerCard;
import org.swarmglass.app.session.Audience;
import org.swarmglass.app.session.CannotContinueException;
import org.swarmglass.app.session.Ending;
import org.swarmglass.app.session.Session;
import org.swarmglass.app.ui.Appearance;
import org.swarmglass.app.ui.Theme;
import org.swarmglass.engine.Engine;
import org.swarmglass.engine.EngineConfig;
import org.swarmglass.engine.StreamRequest;

/**
 * A short demo without display or sound. The launcher runs it once after a build and lets the JVM archive the classes it
 * loaded: Swing, charts, VLC bindings and WebRTC are half of what a start takes.
 */
final class Rehearsal implements Audience {
    private static final Duration LENGTH = Duration.ofSeconds(5);

    private Rehearsal() {}

    public static void main(String[] args) throws IOException, CannotContinueException {
        System.setProperty("java.awt.headless", "true");
        // The command line's classes as well; what it prints goes into the build's log.
        SwarmglassCommand.commandLine(screenshot -> new Rehearsal()).execute("--version");
        try (DemoSwarm swarm = DemoSwarm.start(Optional.empty())) {
            EngineConfig config =
                    EngineConfig.defaults().withTrackers(swarm.trackers()).withLoopback(true);
            StreamRequest request = StreamRequest.of(swarm.stream());
            swarm.join(1, config, request, Duration.ZERO);
            Ending ending = Ending.after(Optional.of(LENGTH));
            new Session(config, request, Optional.empty()).run(new Rehearsal(), ending);
        }
        System.exit(0);
    }

    @Override
    public void attend(Session session, Engine engine, Ending ending) {
        Stage stage = Edt.ask(() -> new Stage(engine));
        while (!ending.await(Duration.ofMillis(Monitor.PERIOD_MILLIS))) {
            EventQueue.invokeLater(stage::step);
        }
        stage.player.close();
    }

    /** The console without its frame, painted on an image. EDT, but for closing the player. */
    private static final class Stage {
        private final BufferedImage image = new BufferedImage(1600, 940, BufferedImage.TYPE_INT_RGB);
        private final PlayerCard player;
        private final ConsolePane pane;

        Stage(Engine engine) {
            Appearance.install(Theme.DARK);
            player = new PlayerCard(engine, 0, true);
            pane = new ConsolePane(new Monitor(engine, System::currentTimeMillis), player);
            pane.setSize(image.getWidth(), image.getHeight());
        }

        void step() {
            pane.tick(true);
            layOut(pane);
            Graphics2D graphics = image.createGraphics();
            pane.printAll(graphics);
            graphics.dispose();
        }

        /** Without a frame nobody validates. */
        private static void layOut(Container container) {
            container.doLayout();
            for (Component component : container.getComponents()) {
                if (component instanceof Container inner) {
                    layOut(inner);
                }
            }
        }
    }
}
