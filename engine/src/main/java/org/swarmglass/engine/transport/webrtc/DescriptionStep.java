package org.swarmglass.engine.transport.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a description has been made or set. libwebrtc calls on its signaling thread, what follows runs on
 * rtc-io.
 */
final class DescriptionStep implements CreateSessionDescriptionObserver, SetSessionDescriptionObserver {
    private final RtcThread thread;
    private final Consumer<@Nullable RTCSessionDescription> next;
    private final Consumer<String> failed;

    /** @param next gets the made description, null after one was set */
    DescriptionStep(RtcThread thread, Consumer<@Nullable RTCSessionDescription> next, Consumer<String> failed) {
        this.thread = thread;
        this.next = next;
        this.failed = failed;
    }

    @Override
    public void onSuccess(RTCSessionDescription made) {
        handOver(() -> next.accept(made));
    }

    @Override
    public void onSuccess() {
        handOver(() -> next.accept(null));
    }

    @Override
    public void onFailure(String error) {
        handOver(() -> failed.accept(error == null ? "unknown error" : error));
    }

    private void handOver(Runnable step) {
        try {
            thread.execute(step);
        } catch (Throwable fault) { // an exception that leaves a callback aborts the process
            thread.report(fault);
        }
    }
}
