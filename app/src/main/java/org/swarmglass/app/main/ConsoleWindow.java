package org.swarmglass.app.main;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;
import org.swarmglass.app.Version;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.app.plan.PlanDialog;
import org.swarmglass.app.plan.StreamFacts;
import org.swarmglass.engine.snapshot.EngineView;

/**
 * The console on an engine, live or replayed. Reads it from the moment it is made until it is disposed; the engine itself
 * is not its business. EDT only; call {@link org.swarmglass.app.ui.Appearance#install} before.
 */
public final class ConsoleWindow extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final Dimension FIRST_SIZE = new Dimension(1600, 1000);
    private static final Dimension SMALLEST = new Dimension(1024, 680);

    private final JComponent playerCard;
    private final JPanel content = new JPanel(new BorderLayout());
    private final Timer timer;
    private transient Monitor monitor;
    private transient ConsolePane pane;
    private transient Runnable afterTick = () -> {};
    private transient @Nullable PlanDialog plan;

    /** @param playerCard fills the place of the picture; {@link PlayerSlot} if there is no player */
    public ConsoleWindow(EngineView engine, JComponent playerCard) {
        this(new Monitor(engine, monotonicWallClock()), playerCard);
    }

    public ConsoleWindow(Monitor monitor, JComponent playerCard) {
        super(Version.NAME);
        setName("console");
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        getRootPane().putClientProperty(FlatClientProperties.TITLE_BAR_SHOW_ICON, false);
        this.playerCard = playerCard;
        this.monitor = monitor;
        pane = new ConsolePane(monitor, playerCard);
        setJMenuBar(new ConsoleMenu(this, Optional.empty()));
        setContentPane(content);
        content.add(pane, BorderLayout.CENTER);
        // Else the first button takes the focus and looks as if it had been chosen.
        content.setFocusable(true);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                content.requestFocusInWindow();
            }
        });
        setMinimumSize(SMALLEST);
        setSize(FIRST_SIZE);
        timer = new Timer(Monitor.PERIOD_MILLIS, event -> tick());
        timer.setInitialDelay(0);
        timer.start();
    }

    public ConsolePane pane() {
        return pane;
    }

    /** What the window knows of the engine it watches. */
    Monitor monitor() {
        return monitor;
    }

    /**
     * Adds what a console on a live engine has over one that only watches.
     *
     * @param notices above everything
     * @param eachTick runs after the engine was read
     */
    void equip(ConsoleActions actions, JComponent notices, Runnable eachTick) {
        setJMenuBar(new ConsoleMenu(this, Optional.of(actions)));
        content.add(notices, BorderLayout.NORTH);
        afterTick = eachTick;
    }

    /** Turns to another engine. Its totals begin anew, so nothing of the one before is kept on the charts. */
    void watch(EngineView engine) {
        ConsolePane before = pane;
        monitor = new Monitor(engine, monotonicWallClock());
        pane = new ConsolePane(monitor, playerCard);
        pane.showLength(before.windowLength());
        content.remove(before);
        content.add(pane, BorderLayout.CENTER);
        content.revalidate();
        content.repaint();
    }

    /** Opens the window that plans an event. */
    void planCapacity() {
        PlanDialog shown = plan;
        if (shown == null) {
            shown = new PlanDialog(() -> StreamFacts.of(monitor.latest().snapshot()));
            plan = shown;
        }
        shown.show(this);
    }

    /** The window as it looks now, title bar included. */
    public BufferedImage picture() {
        validate(); // What was written this turn would be laid out in the next: a label that has grown would be cut.
        BufferedImage image = new BufferedImage(getWidth(), getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        getRootPane().printAll(g);
        g.dispose();
        return image;
    }

    @Override
    public void dispose() {
        timer.stop();
        if (plan != null) {
            plan.close();
        }
        super.dispose();
    }

    private void tick() {
        pane.tick(visible());
        afterTick.run();
    }

    private boolean visible() {
        return isShowing() && (getExtendedState() & Frame.ICONIFIED) == 0;
    }

    /** The time of day at the start plus the time since: a clock that somebody sets does not tear the charts. */
    private static LongSupplier monotonicWallClock() {
        long wall = System.currentTimeMillis();
        long start = System.nanoTime();
        return () -> wall + (System.nanoTime() - start) / 1_000_000;
    }
}
