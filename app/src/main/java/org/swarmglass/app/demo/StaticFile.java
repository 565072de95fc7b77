package org.swarmglass.app.demo;

/** A file the demo's origin serves beside the stream. Immutable. */
final class StaticFile {
    private final String contentType;
    private final byte[] bytes;

    StaticFile(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.bytes = bytes.clone();
    }

    String contentType() {
        return contentType;
    }

    /** Not a copy: to be read only. */
    byte[] bytes() {
        return bytes;
    }
}
