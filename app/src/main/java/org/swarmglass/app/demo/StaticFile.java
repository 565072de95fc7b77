package org.swarmglass.app.demo;

/** A file the demo's origin serves beside the stream. The bytes are not copied and must not be changed. */
record StaticFile(String contentType, byte[] bytes) {}
