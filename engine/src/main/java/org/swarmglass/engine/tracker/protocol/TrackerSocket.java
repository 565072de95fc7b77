package org.swarmglass.engine.tracker.protocol;

/** One WebSocket to a tracker: begins to connect when it is made, ends once, is not used again. Loop thread only. */
public interface TrackerSocket {
    /** Queues one text frame; dropped unless the socket is open. Never blocks. */
    void send(String text);

    /**
     * Ends the socket. What was sent goes out first if the other side takes it within a second; two seconds later
     * nothing is left of it. The listener hears no more. Does nothing on a socket that has ended.
     */
    void close();

    /** Called on the loop, never from within {@link Connector#connect}. */
    interface Listener {
        void onOpen();

        /** One message of the tracker, of any content. */
        void onText(String text);

        /** The tracker sent a ping, which has been answered; told so that floods can be noticed. */
        void onPing();

        /** It ended by itself, or never opened; called once. {@code reason} is for a person and completes "tracker: ". */
        void onClosed(String reason);
    }

    /** Makes sockets to one tracker. */
    @FunctionalInterface
    interface Connector {
        TrackerSocket connect(Listener listener);
    }
}
