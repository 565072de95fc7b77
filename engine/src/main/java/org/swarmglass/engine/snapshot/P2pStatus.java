package org.swarmglass.engine.snapshot;

/**
 * Whether the engine takes part in a swarm.
 *
 * @param reason why not, for a person; empty when it does
 */
public record P2pStatus(boolean enabled, boolean uploadEnabled, String reason) {
    public static P2pStatus off(String reason) {
        return new P2pStatus(false, false, reason);
    }
}
