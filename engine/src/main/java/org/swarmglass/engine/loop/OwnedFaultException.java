package org.swarmglass.engine.loop;

/** A fault whose owner has ended for it and said so; the rest of the engine is not concerned. */
public final class OwnedFaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OwnedFaultException(Throwable fault) {
        super(fault);
    }
}
