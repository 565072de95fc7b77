package org.swarmglass.app.main;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.function.LongSupplier;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.Timer;
import org.swarmglass.app.Version;
import org.swarmglass.app.monitor.Monitor;
import org.swarmglass.engine.snapshot.EngineView;

/**
 * The console on an engine, live or replayed. Reads it from the moment it is made until it is disposed; the engine itself
 * is not its business. EDT only; call {@link org.swarmglass.app.ui.Appearance#install} before.
 */
public final class ConsoleWindow extends JFrame {
    private static final long serialVersionUID = 1L;
    private static final Dimension FIRST_SIZE = new Dimension(1600, 1000);
    private static final Dimension SMALLEST = new Dimension(1024, 680);

    private final transient ConsolePane pane;
    private final ConsoleMenu menu;
    private final Timer timer;

    /** @param playerCard fills the place of the picture; {@link PlayerSlot} if there is no player */
    public ConsoleWindow(EngineView engine, JComponent playerCard) {
        this(new Monitor(engine, monotonicWallClock()), playerCard);
    }

    public ConsoleWindow(Monitor monitor, JComponent playerCard) {
        super(Version.NAME);
        setName("console");
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        getRootPane().putClientProperty(FlatClientProperties.TITLE_BAR_SHOW_ICON, false);
        pane = new ConsolePane(monitor, playerCard);
        menu = new ConsoleMenu(this, pane);
        setJMenuBar(menu);
        setContentPane(pane);
        // Else the first button takes the focus and looks as if it had been chosen.
        pane.setFocusable(true);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent event) {
                pane.requestFocusInWindow();
            }
        });
        setMinimumSize(SMALLEST);
        setSize(FIRST_SIZE);
        timer = new Timer(Monitor.PERIOD_MILLIS, event -> pane.tick(visible()));
        timer.setInitialDelay(0);
        timer.start();
    }

    public ConsolePane pane() {
        return pane;
    }

    /** The first menu, for what opens and closes streams. */
    public JMenu sessionMenu() {
        return menu.session();
    }

    @Override
    public void dispose() {
        timer.stop();
        super.dispose();
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
