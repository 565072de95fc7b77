package org.swarmglass.engine.snapshot;

import java.util.Optional;

/**
 * How far a census without a stream is.
 *
 * @param census empty until the manifest has been read
 * @param failure why it could not be, for a person; empty if it was or may still be
 * @param cure what to do about it
 */
public record CensusStatus(Optional<CensusSnapshot> census, String failure, String cure) {
    /** The manifest is being read. */
    public static final CensusStatus OPENING = new CensusStatus(Optional.empty(), "", "");
}
