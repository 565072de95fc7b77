package org.swarmglass.engine.peer.v06;

/** One request that was sent. The remote answers each in turn, also one that was given up (protocol/v06 4.3). */
final class Asked {
    final String id;
    boolean answered;

    Asked(String id) {
        this.id = id;
    }
}
