package org.swarmglass.engine.reader;

import java.time.Duration;
import java.util.Optional;

/**
 * What a reader has seen so far.
 *
 * @param segmentsRead complete ones, of all tracks
 * @param segmentsLost answered with an error or cut short; a player goes on with the next
 * @param segmentsSkipped left the playlist before they were read
 * @param bytesRead of segments, incomplete ones too
 * @param otherBytes of playlists, keys and init sections
 * @param stalls how often the buffer ran dry while playing; the start does not count
 * @param stalled how long in all
 * @param played how much media the clock consumed
 * @param firstByte from the start to the first byte of a segment
 * @param finished the stream ended and was consumed to its end
 */
public record ReaderStats(
        long segmentsRead,
        long segmentsLost,
        long segmentsSkipped,
        long bytesRead,
        long otherBytes,
        long stalls,
        Duration stalled,
        Duration played,
        Optional<Duration> firstByte,
        boolean finished) {}
