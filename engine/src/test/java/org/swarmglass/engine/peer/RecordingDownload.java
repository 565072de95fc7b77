package org.swarmglass.engine.peer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a download delivers. */
public class RecordingDownload implements PeerSession.DownloadListener {
    public final List<Long> totals = new ArrayList<>();
    public final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    public final List<String> failures = new ArrayList<>();
    public int done;

    @Override
    public void onTotal(long totalBytes) {
        totals.add(totalBytes);
    }

    @Override
    public void onBytes(byte[] delivered) {
        bytes.writeBytes(delivered);
    }

    @Override
    public void onDone() {
        done++;
    }

    @Override
    public void onFailed(String error) {
        failures.add(error);
    }
}
